import 'fake-indexeddb/auto';
import '../platform/installed.ts';
import type { Day } from '../../src/core/day.ts';
import type { Announce, Paper, PaperId } from '../../src/core/paper.ts';

/** Import this before anything of the product: real stores, in an extension's globals, for tests of the worker's parts. */

const KINDS = {
  sound: ['acoustic', 'speech', 'phoneme', 'spectral', 'microphone', 'melody', 'timbre', 'vocoder'],
  plants: ['leaf', 'chlorophyll', 'meadow', 'pollen', 'stamen', 'canopy', 'seedling', 'botany'],
  snow: ['glacier', 'avalanche', 'albedo', 'moraine', 'crystal', 'frost', 'meltwater', 'firn'],
} as const;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** A paper of a kind whose words the others do not have. */
export function write(kind: Kind, number: number): Paper {
  const words = KINDS[kind];
  const text = [...words.keys()].map((at) => `${words[(number * 3 + at) % 8]} part${(number * at) % 13}`).join(' ');
  return {
    id: idOf(number),
    title: `${words[number % 8]} and ${words[(number + 3) % 8]} study`,
    abstract: `We look at ${text}.`,
    authors: ['Ada Lovelace'],
    authorCount: 1,
    categories: ['cs.LG'],
  };
}

export function idOf(number: number): PaperId {
  return `2606.${String(number).padStart(5, '0')}` as PaperId;
}

/** Stores papers beside those that are there, as named on a day. */
export async function storePapers(papers: readonly Paper[], day: Day): Promise<void> {
  const { transact } = await import('../../src/platform/database.ts');
  const { intoBlocks } = await import('../../src/platform/paper-blocks.ts');
  const { papersNear } = await import('../../src/platform/papers.ts');
  await transact(['papers'], async (tx, operations) => {
    const ids = papers.map(({ id }) => id);
    const all = await papersNear(tx, ids);
    for (const paper of papers) all.set(paper.id, { ...paper, links: [], pictures: [], day, from: 'arxiv-feed' });
    for (const block of intoBlocks(all.values())) operations.push(tx.objectStore('papers').put(block));
  });
}

/** Stores a day as the worker would have published it. */
export async function storeDay(
  day: Day,
  papers: readonly Paper[],
  { announce = 'new', pictures = {} }: { announce?: Announce; pictures?: Record<PaperId, readonly string[]> } = {},
): Promise<void> {
  const { publish } = await import('../../src/platform/publish.ts');
  const { cardOf } = await import('../../src/core/card.ts');
  await storePapers(papers, day);
  await publish(
    {
      day,
      madeAt: Date.now(),
      cards: papers.slice(0, 20).map((paper) => cardOf(paper, [], pictures[paper.id] ?? [])),
      candidates: papers.length,
      matching: [],
      sources: ['arxiv-feed'],
      failures: [],
      complete: true,
      communityOnly: false,
    },
    {
      day,
      rows: papers.map((paper) => ({
        ...{ id: paper.id, title: paper.title, authors: '', categories: [], announce },
        ...{ kinds: [], topics: [], score: 0 },
      })),
    },
    async () => undefined,
  );
}
