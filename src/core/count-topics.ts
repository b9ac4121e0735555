import { plainCategory, prepareReader } from './ranking/reader/prepare-reader.ts';
import { readSubject } from './ranking/reader/subject.ts';
import type { Settings } from './settings.ts';
import type { Candidate } from './signal.ts';

/** What topics would have got of a day's papers, in the order of the settings' topics. */
export interface TopicCounts {
  /** Papers that meet all a topic asks for; replaced ones are left out. */
  readonly matching: readonly number[];
  /** Whether the day holds any paper of the topic's categories: without one the count says nothing. */
  readonly covered: readonly boolean[];
  readonly papers: number;
}

/** Papers read between two rests. */
const BATCH = 40;

/**
 * Counts, a few papers at a time, so that whoever types meanwhile does not feel it.
 * @param rest is awaited between batches; what it throws ends the counting.
 */
export async function countTopics(
  candidates: readonly Candidate[],
  settings: Pick<Settings, 'topics' | 'neverWords' | 'neverAuthors'>,
  rest: () => Promise<void>,
): Promise<TopicCounts> {
  // Names may be equal or empty: within the count a topic is called by its place.
  const reader = prepareReader({
    ...settings,
    topics: settings.topics.map((topic, at) => ({ ...topic, name: `${at}` })),
  });
  const current = candidates.filter(({ announce }) => announce !== 'replace');
  const stored = new Set(current.flatMap(({ paper }) => paper.categories.map(plainCategory)));
  const matching = reader.topics.map(() => 0);
  for (const [at, candidate] of current.entries()) {
    if (at % BATCH === BATCH - 1) await rest();
    const { matches, forbidden } = readSubject(candidate, reader);
    if (forbidden === 'never') continue;
    for (const { topic, whole } of matches)
      if (whole) matching[Number(topic.name)] = (matching[Number(topic.name)] ?? 0) + 1;
  }
  const holds = (category: string) => [...stored].some((one) => one === category || one.startsWith(`${category}.`));
  const covered = reader.topics.map(({ categories }) => categories.length === 0 || categories.some(holds));
  return { matching, covered, papers: current.length };
}
