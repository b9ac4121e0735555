import type { Day } from '../../core/day.ts';
import { failureOf } from '../../core/failure.ts';
import { pictureType, stillOf } from '../../core/picture.ts';
import type { Settings } from '../../core/settings.ts';
import { announce } from '../../platform/changes.ts';
import { now } from '../../platform/clock.ts';
import { DAYS, type DayCounts, readDigest } from '../../platform/digests.ts';
import { fetchBlob } from '../../platform/http.ts';
import { clearPictures, prunePictures, readPictures, writePicture } from '../../platform/pictures.ts';
import { readStates, writeState } from '../../platform/state.ts';
import { politely } from '../politely.ts';

/** Bytes of one picture, of a day's, and of all that are kept. */
const MOST_BYTES = 1_500_000;
const MOST_A_DAY = 12_000_000;
const MOST_IN_ALL = 60_000_000;
const TRIES = 3;
const PAUSE = 1000;
const LATER = 120_000;
/** State key. */
const PICTURED = 'pictured';

/** How far the newest digest's pictures have come. */
interface Pictured {
  readonly day: Day;
  /** Noted before each request, so that one that kills the worker ends, too. */
  readonly tries: Readonly<Record<string, number>>;
  /** No request before, ms since 1970. */
  readonly after: number;
  /** There is no more to fetch for the digest made then. */
  readonly doneFor?: number;
}

/**
 * Fetches the next picture of the newest digest: every highlight's, whatever is read, so that no request tells what is.
 * It is shown in a room that was kept free for it.
 */
export async function fetchPicture({ pictures }: Settings): Promise<number> {
  const at = now();
  const [[latest] = [], before] = (await readStates([DAYS, PICTURED])) as [DayCounts[]?, Pictured?];
  if (!pictures && before) {
    await clearPictures();
    await writeState(PICTURED, undefined);
  }
  if (!pictures || !latest) return Number.POSITIVE_INFINITY;
  const { day, madeAt } = latest;
  const pictured = before?.day === day ? before : { day, tries: {}, after: 0 };
  if (pictured.doneFor === madeAt) return Number.POSITIVE_INFINITY;
  if (pictured.after > at) return Math.min(pictured.after, at + TRIES * LATER);
  const next = await nextPicture(pictured);
  if (!next) {
    await prunePictures(MOST_IN_ALL);
    await writeState(PICTURED, { ...pictured, doneFor: madeAt } satisfies Pictured);
    return Number.POSITIVE_INFINITY;
  }
  if (navigator.onLine === false) return at + LATER;
  return fetchNext(next, pictured);
}

/** The least tried of those that lack; none when the day has had its bytes. */
async function nextPicture({ day, tries }: Pictured) {
  const [digest, stored] = await Promise.all([readDigest(day), readPictures(day)]);
  const bytes = [...stored.values()].reduce((sum, { blob }) => sum + blob.size, 0);
  if (bytes + MOST_BYTES > MOST_A_DAY) return undefined;
  const wanted = (digest?.cards ?? []).flatMap(({ id, pictures }) => {
    const url = stillOf(pictures);
    const tried = url === undefined ? TRIES : (tries[url] ?? 0);
    return url === undefined || tried >= TRIES || stored.has(url) ? [] : [{ id, url, tried }];
  });
  return wanted.sort((a, b) => a.tried - b.tried)[0];
}

async function fetchNext(
  { id, url, tried }: NonNullable<Awaited<ReturnType<typeof nextPicture>>>,
  pictured: Pictured,
): Promise<number> {
  const note = (count: number, after = 0) =>
    writeState(PICTURED, { ...pictured, tries: { ...pictured.tries, [url]: count }, after } satisfies Pictured);
  await note(tried + 1);
  let blob: Blob;
  try {
    blob = await politely(url, PAUSE, () => fetchBlob(url, MOST_BYTES, pictureType));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'busy') await note(tried, failure.until ?? now() + 10 * LATER);
    else if (failure.kind === 'offline' || failure.kind === 'timeout')
      await note(tried + 1, now() + LATER * (tried + 1));
    // It will not be another one tomorrow.
    else await note(TRIES);
    return 0;
  }
  await writePicture({ url, id, day: pictured.day, blob });
  announce({ type: 'pictures', day: pictured.day, id });
  return 0;
}
