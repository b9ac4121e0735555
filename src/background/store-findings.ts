import { addDays, type Day } from '../core/day.ts';
import type { Link } from '../core/link.ts';
import { mergePaper, type TellingPaper } from '../core/merge-paper.ts';
import type { PaperId } from '../core/paper.ts';
import type { QueuedQuestion } from '../core/queue.ts';
import type { Finding } from '../core/source.ts';
import type { Operations, Writing } from '../platform/database.ts';
import { intoBlocks } from '../platform/paper-blocks.ts';
import { papersNear } from '../platform/papers.ts';
import { LISTING_DAYS } from '../platform/publish.ts';
import type { Listing } from './judge.ts';

/** Entries once named stay named, with what the newer answer says of them: an answer may be shorter than it was. */
export async function storeListing(
  tx: Writing,
  { day, source, list }: QueuedQuestion,
  listing: Listing,
  at: number,
): Promise<void> {
  const store = tx.objectStore('listings');
  const stored = await store.get([day, source, list]);
  const entries = new Map([...(stored?.entries ?? []), ...listing.entries].map((entry) => [entry.id, entry]));
  await store.put({ day, source, list, entries: [...entries.values()], readAt: at });
}

/** Links and pictures kept of one paper at most. */
const MOST_LINKS = 60;
const MOST_PICTURES = 30;

/** Papers with what is told of each; what is known already is merged with it. Blocks are written anew, without what has
 * become too old in them. `today` is UTC's. */
export async function storePapers(
  tx: Writing,
  operations: Operations,
  findings: readonly Finding[],
  from: string,
  today: Day,
): Promise<void> {
  const about = new Map<PaperId, Finding[]>();
  for (const finding of findings) {
    const { id } = (finding.type === 'paper' ? finding.paper : finding) as { id?: PaperId };
    if (id) about.set(id, [...(about.get(id) ?? []), finding]);
  }
  const stored = await papersNear(tx, about.keys());
  for (const [id, told] of about) {
    const known = stored.get(id);
    const paper = told.reduce<TellingPaper | undefined>(
      (merged, finding) => (finding.type === 'paper' ? mergePaper(merged, finding.paper, from) : merged),
      known,
    );
    if (!paper) continue;
    const links = mergeLinks(known?.links ?? [], told, from).slice(0, MOST_LINKS);
    const pictures = mergePictures(known?.pictures ?? [], told).slice(0, MOST_PICTURES);
    stored.set(id, { ...paper, links, pictures, day: today });
  }
  const oldest = addDays(today, -LISTING_DAYS);
  for (const block of intoBlocks([...stored.values()].filter(({ day }) => day >= oldest)))
    operations.push(tx.objectStore('papers').put(block));
}

/** A source that names links names all it knows: its older ones give way. */
function mergeLinks(known: readonly Link[], told: readonly Finding[], from: string): Link[] {
  const named = told.flatMap((finding) => (finding.type === 'links' ? finding.links : []));
  const kept = named.length > 0 ? known.filter((link) => link.from !== from) : known;
  return [...new Map([...kept, ...named].map((link) => [`${link.from} ${link.url}`, link])).values()];
}

function mergePictures(known: readonly string[], told: readonly Finding[]): string[] {
  return [...new Set([...known, ...told.flatMap((finding) => (finding.type === 'pictures' ? finding.urls : []))])];
}
