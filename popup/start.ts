import { type Day, latestDay, parseDay } from '../src/core/day.ts';
import type { Digest } from '../src/core/digest.ts';
import type { Mark } from '../src/core/mark.ts';
import type { PaperId } from '../src/core/paper.ts';
import { now } from '../src/platform/clock.ts';
import { database } from '../src/platform/database.ts';
import { readDigest } from '../src/platform/digests.ts';
import { readMarksOf } from '../src/platform/marks.ts';
import { markOpened } from '../src/platform/opened.ts';
import { readPlace } from '../src/platform/place.ts';
import { loadTex } from '../src/ui/tex.ts';
import { newPlace, type Place } from './place.ts';

/** Cards of the first paint: more than any popup shows at once. */
export const FIRST_CARDS = 10;

/** What the first paint is made of. */
export interface Start {
  readonly place: Place;
  /** Under which name the place is kept: a page for one day has its own. */
  readonly placeName: string;
  readonly latest: Day;
  readonly digest: Digest | undefined;
  /** Of the first cards only. */
  readonly marks: ReadonlyMap<PaperId, Mark>;
  /** How many cards must be there at once, so that the reader's place is among them. */
  readonly cards: number;
}

/** Reads what the first paint needs: the place, one digest, a few marks. */
export async function readStart(search: string): Promise<Start> {
  // Begun at once: what follows asks the browser, too, and waits for its answers. Hardly ten cards are without any TeX or
  // address: what reads them comes while the database is opened; without it a text stands as it is.
  const opening = Promise.all([database(), loadTex().catch(() => undefined)]);
  const at = now();
  const latest = latestDay(at);
  const asked = parseDay(new URLSearchParams(search).get('day') ?? '');
  const placeName = asked ?? 'popup';
  const place = readPlace<Place>(placeName, at) ?? newPlace(asked ?? latest, asked === undefined || asked === latest);
  const [digest] = await Promise.all([readDigest(place.day), markOpened(), opening]);
  const anchor = digest?.cards.findIndex((card) => card.id === place.anchor?.id) ?? -1;
  const cards = Math.max(FIRST_CARDS, anchor + 4);
  const first = digest?.cards.slice(0, cards) ?? [];
  const marks = await readMarksOf(first.map((card) => card.id));
  return { place, placeName, latest, digest, marks, cards };
}
