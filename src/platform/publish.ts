import { addDays, type Day, utcDay } from '../core/day.ts';
import type { Digest, Shelf } from '../core/digest.ts';
import { hashOf } from '../core/hash.ts';
import type { PaperId } from '../core/paper.ts';
import { announce } from './changes.ts';
import { now } from './clock.ts';
import { type Operations, transact, type Writing } from './database.ts';
import { DAYS, type DayCounts } from './digests.ts';
import { isBeingRead } from './presence.ts';

/** Listings, shelves and blocks of papers are kept this long; digests a year; marks for ever. */
export const LISTING_DAYS = 30;
const PICTURE_DAYS = 14;
const DIGEST_DAYS = 365;
const LOOK_DAYS = 365;
/** Records of one store deleted in one transaction at most; the next publication goes on. */
const BATCH = 400;
const PRUNED = 'pruned';
/** Where each highlight of the last weeks stands, so that a page of arXiv is answered from one small record. */
export const RANKED = 'ranked';
const RANKED_DAYS = 21;
/** State key: the ids of the newest digest's highlights, for the badge. */
export const NEWEST = 'newest';

export type Ranked = Readonly<Record<string, { readonly day: Day; readonly rank: number }>>;

/**
 * Publishes a day whole: digest, shelf, the counts of all days, and what has become too old, in one transaction. A digest
 * that says the same as the stored one leaves that untouched, and nobody is told.
 * @param also what the worker notes in the same transaction.
 */
export async function publish(
  digest: Digest,
  shelf: Shelf,
  also: (tx: Writing, operations: Operations) => Promise<void>,
): Promise<void> {
  const mayPrune = !(await isBeingRead());
  const changed = await transact(
    ['digests', 'shelves', 'state', 'listings', 'papers', 'validators', 'pictures', 'looks', 'runs', 'questions'],
    async (tx, operations) => {
      const days = ((await tx.objectStore('state').get(DAYS)) as DayCounts[] | undefined) ?? [];
      const hash = hashOf(JSON.stringify({ ...digest, madeAt: 0 }));
      const isNew = days.find(({ day }) => day === digest.day)?.hash !== hash;
      if (isNew) operations.push(tx.objectStore('digests').put(digest));
      operations.push(tx.objectStore('shelves').put(shelf));
      await also(tx, operations);
      if (isNew) await noteCounts(tx, { days, digest, hash }, operations, mayPrune);
      return isNew;
    },
  );
  if (changed) announce({ type: 'digest', day: digest.day });
}

interface Published {
  readonly days: readonly DayCounts[];
  readonly digest: Digest;
  readonly hash: number;
}

async function noteCounts(
  tx: Writing,
  { days, digest, hash }: Published,
  own: Operations,
  mayPrune: boolean,
): Promise<void> {
  const state = tx.objectStore('state');
  const [ranked, pruned] = (await Promise.all([state.get(RANKED), state.get(PRUNED)])) as [
    Ranked | undefined,
    Day | undefined,
  ];
  const { day, cards, candidates, madeAt } = digest;
  const others = days.filter((one) => one.day !== day);
  let counts = [...others, { day, cards: cards.length, candidates, madeAt, hash }].sort((a, b) =>
    a.day < b.day ? 1 : -1,
  );
  const today = utcDay(now());
  if (mayPrune && pruned !== today) {
    const { kept, isDone } = await prune(tx, counts, own);
    counts = kept;
    if (isDone) own.push(state.put(today, PRUNED));
  }
  own.push(state.put(counts, DAYS), state.put(rank(ranked ?? {}, digest), RANKED));
  if (counts[0]?.day === day)
    own.push(
      state.put(
        cards.map(({ id }) => id),
        NEWEST,
      ),
    );
}

function rank(ranked: Ranked, { day, cards }: Digest): Ranked {
  const oldest = addDays(day, -RANKED_DAYS);
  const kept = Object.entries(ranked).filter(([, entry]) => entry.day !== day && entry.day > oldest);
  const fresh = cards.map(({ id }, at): [PaperId, { day: Day; rank: number }] => [id, { day, rank: at + 1 }]);
  const known = Object.fromEntries(kept);
  for (const [id, entry] of fresh) if ((known[id]?.day ?? '') <= day) known[id] = entry;
  return known;
}

/** Deletes what is too old, a batch of each store. What was read or made lately stays, however old its day. */
async function prune(
  tx: Writing,
  counts: readonly DayCounts[],
  own: Operations,
): Promise<{ kept: DayCounts[]; isDone: boolean }> {
  const at = now();
  const today = utcDay(at);
  const isOlder = (moment: number, days: number) => moment < at - days * 86_400_000;
  const until = (days: number) => IDBKeyRange.upperBound(addDays(today, -days), true);
  const [listings, papers, pictures, validators, looks] = await Promise.all([
    tx.objectStore('listings').getAll(IDBKeyRange.upperBound([addDays(today, -LISTING_DAYS)]), BATCH),
    tx.objectStore('papers').index('day').getAllKeys(until(LISTING_DAYS), BATCH),
    tx.objectStore('pictures').index('day').getAllKeys(until(PICTURE_DAYS), BATCH),
    tx.objectStore('validators').getAll(),
    tx.objectStore('looks').getAll(),
  ]);
  const gone = new Set<Day | undefined>();
  for (const { day, source, list, readAt } of listings) {
    if (!isOlder(readAt, LISTING_DAYS)) continue;
    gone.add(day);
    own.push(tx.objectStore('listings').delete([day, source, list]));
  }
  for (const id of papers) own.push(tx.objectStore('papers').delete(id));
  for (const url of pictures) own.push(tx.objectStore('pictures').delete(url));
  for (const { url, checkedAt, day } of validators) {
    if (gone.has(day) || isOlder(checkedAt, LISTING_DAYS)) own.push(tx.objectStore('validators').delete(url));
  }
  for (const look of looks) if (isOlder(look.at, LOOK_DAYS)) own.push(tx.objectStore('looks').delete(look.id));
  own.push(tx.objectStore('runs').delete(until(LISTING_DAYS * 2)));
  const kept = counts.filter(({ day, madeAt }) => day > addDays(today, -DIGEST_DAYS) || !isOlder(madeAt, DIGEST_DAYS));
  for (const { day } of counts) {
    if (!kept.some((one) => one.day === day)) own.push(tx.objectStore('digests').delete(day));
  }
  for (const { day, madeAt } of counts) {
    if (day < addDays(today, -LISTING_DAYS) && isOlder(madeAt, LISTING_DAYS))
      own.push(tx.objectStore('shelves').delete(day));
  }
  return { kept, isDone: papers.length < BATCH && pictures.length < BATCH && listings.length < BATCH };
}
