import type { Day } from '../../../src/core/day.ts';
import type { Paper } from '../../../src/core/paper.ts';
import { unpackPrior } from '../../../src/core/ranking/learning/pack-prior.ts';
import { emptyBackground, extendBackground, trainTaste } from '../../../src/core/ranking/taste.ts';
import { DEFAULTS, type Topic } from '../../../src/core/settings.ts';
import type { Candidate } from '../../../src/core/signal.ts';
import { composeDigest } from '../../core/compose-digest.ts';

/**
 * A worker that ranks and does nothing else: the product's own functions, timed where they run, each beside one pass of a
 * regular expression over the words of the same papers. What was made stays, so that its size can be taken.
 */
declare const chrome: {
  runtime: {
    getURL(path: string): string;
    onMessage: {
      addListener(listener: (message: unknown, sender: unknown, answer: (reply: unknown) => void) => boolean): void;
    };
  };
};

const SAVES = 20;
const DAY = '2026-03-20' as Day;
const TOPICS: Topic[] = [
  { name: 'All', categories: ['cs', 'math', 'hep-th'], keywords: [], excludedKeywords: [], authors: [] },
  {
    name: 'Some',
    categories: ['cs'],
    keywords: ['graph', 'scal*'],
    excludedKeywords: ['survey'],
    authors: ['A. Byron'],
  },
];

let papers: readonly Paper[] = [];
let kept: unknown[] = [];

async function readFile(name: string): Promise<Response> {
  return fetch(chrome.runtime.getURL(name), { cache: 'no-store' });
}

function timed<T>(work: () => T): [ms: number, made: T] {
  const startedAt = performance.now();
  const made = work();
  return [performance.now() - startedAt, made];
}

/** The words of each paper, once: what reading costs at least. */
function readPlainly(some: readonly Paper[]): number {
  let words = 0;
  for (const { title, abstract, comments } of some) {
    words += new Set(`${title} ${abstract} ${comments ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+/gu)).size;
  }
  return words;
}

async function rankOnce(): Promise<Record<string, number>> {
  const startedAt = performance.now();
  const bytes = new Uint8Array(await (await readFile('prior.bin')).arrayBuffer());
  const fetchedAt = performance.now();
  const prior = unpackPrior(bytes);
  const readAt = performance.now();
  const [background, passed] = timed(() => extendBackground(emptyBackground(), papers));
  const saved = papers.slice(0, SAVES);
  const [train, taste] = timed(() =>
    trainTaste(
      saved.map((paper) => ({ paper, weight: 1 })),
      passed,
    ),
  );
  const candidates = papers.map((paper): Candidate => ({ paper, links: [], announce: 'new' }));
  const [compose, made] = timed(() =>
    composeDigest({
      ...{ day: DAY, now: 0, candidates, settings: { ...DEFAULTS, topics: TOPICS }, taste, prior, hidden: new Set() },
      ...{ failures: [], sources: [], complete: true, communityOnly: false },
    }),
  );
  kept = [prior, passed, taste];
  return {
    ...{ train, compose, background, prior: readAt - startedAt, priorFloor: fetchedAt - startedAt },
    trainFloor: timed(() => readPlainly(saved))[0],
    composeFloor: timed(() => readPlainly(papers))[0],
    cards: made.digest.cards.length,
  };
}

chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  void (async () => {
    if (message === 'rank') return reply(await rankOnce());
    // `forget` leaves the papers alone in memory: what the models hold is the difference.
    kept = [];
    if (papers.length === 0) papers = (await (await readFile('papers.json')).json()) as Paper[];
    reply(papers.length + kept.length);
  })();
  return true;
});
