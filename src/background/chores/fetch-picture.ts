import type { Day } from '../../core/day.ts';
import type { Card } from '../../core/digest.ts';
import { Failed } from '../../core/failure.ts';
import type { Settings } from '../../core/settings.ts';
import { announce } from '../../platform/changes.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/database.ts';
import { listDays, readDigest } from '../../platform/digests.ts';
import { fetchBlob } from '../../platform/http.ts';
import { readPictures } from '../../platform/pictures.ts';
import { readState } from '../../platform/state.ts';
import { politely } from '../politely.ts';

/** Bytes of one picture, and of a day's: what people look at, not what they would wait for. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_A_DAY = 30 * 1024 * 1024;
const A_CARD = 3;
const PAUSE = 1000;
const LATER = 1_800_000;
const TRIED = 'picturesTried';

/** Addresses of one day that were asked for, whatever came: none is asked for twice. */
interface Tried {
  readonly day: Day;
  readonly urls: readonly string[];
}

/** Fetches the next picture of the newest digest, in bulk and unasked, so that no request tells what is being read. */
export async function fetchPicture({ pictures }: Settings): Promise<number> {
  if (!pictures) return Number.POSITIVE_INFINITY;
  const [latest] = await listDays();
  const digest = latest && (await readDigest(latest.day));
  if (!digest?.complete) return Number.POSITIVE_INFINITY;
  const [stored, before] = await Promise.all([readPictures(digest.day), readState<Tried>(TRIED)]);
  const tried = before?.day === digest.day ? before.urls : [];
  const next = digest.cards.flatMap(picturesOf).find(({ url }) => !stored.has(url) && !tried.includes(url));
  const bytes = [...stored.values()].reduce((sum, { blob }) => sum + blob.size, 0);
  if (!next || bytes >= MOST_A_DAY) return Number.POSITIVE_INFINITY;
  const blob = await fetched(next.url);
  if (blob === 'later') return now() + LATER;
  await transact(['pictures', 'state'], 'readwrite', (tx, operations) => {
    operations.push(
      tx.objectStore('state').put({ day: digest.day, urls: [...tried, next.url] } satisfies Tried, TRIED),
    );
    if (blob) operations.push(tx.objectStore('pictures').put({ ...next, day: digest.day, blob }));
  });
  if (blob) announce({ type: 'looks', id: next.id });
  return 0;
}

function picturesOf({ id, pictures }: Card): { id: Card['id']; url: string }[] {
  return pictures.slice(0, A_CARD).map((url) => ({ id, url }));
}

/** The file; nothing when it is not to be had; `later` when it may be. */
async function fetched(url: string): Promise<Blob | 'later' | undefined> {
  try {
    return await politely(url, PAUSE, () => fetchBlob(url, /^image\/(?:png|jpeg|gif|webp)\b/, MOST_BYTES));
  } catch (error) {
    const kind = error instanceof Failed ? error.failure.kind : 'bug';
    return kind === 'busy' || kind === 'offline' || kind === 'no-permission' ? 'later' : undefined;
  }
}
