import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PaperId } from '../../../src/core/paper.ts';
import type { ReadPaper } from '../../../src/core/ranking/learning/prior-features.ts';
import { readForPrior } from '../../../src/core/ranking/learning/train-prior.ts';
import { countAfter } from '../../../src/core/ranking/reader/count-after.ts';

interface Pick {
  readonly id: string;
  readonly day: string;
}

export interface ReaderPicks {
  readonly reader: string;
  readonly kind: string;
  readonly picks: readonly Pick[];
  /** Days to score; then all picks are for training. */
  readonly days?: readonly string[];
}

export interface RankedPaper extends ReadPaper {
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly abstract: string;
}

/** A folder of the ranking form (see the recorded data's README), papers in order of days. */
export interface RankingData {
  readonly papers: readonly RankedPaper[];
  /** All days that hold papers, in order. */
  readonly days: readonly string[];
  readonly byDay: ReadonlyMap<string, readonly RankedPaper[]>;
  readonly byId: ReadonlyMap<string, RankedPaper>;
  /** How many papers were submitted after each, of all days. */
  readonly after: ReadonlyMap<PaperId, number>;
  readonly votes: ReadonlyMap<string, number>;
  readonly readers: readonly ReaderPicks[];
  /** Days that `community-days.json` lists. */
  readonly communityDays?: readonly string[];
}

interface PaperLine {
  id: string;
  day: string;
  cats: string[];
  title: string;
  comment: string | null;
  summary: string;
}

function readLines<T>(folder: string, name: string): T[] {
  const plain = join(folder, name);
  const text = existsSync(plain)
    ? readFileSync(plain, 'utf8')
    : gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

export function readRankingData(folder: string): RankingData {
  const lines = readLines<PaperLine>(folder, 'papers.jsonl');
  lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const idsOf = new Map<string, PaperId[]>();
  for (const { id, day } of lines) idsOf.set(day, [...(idsOf.get(day) ?? []), id as PaperId]);
  const after = new Map([...idsOf.values()].flatMap((ids) => [...countAfter(ids)]));
  const papers = lines.map(({ id, day, cats, title, comment, summary }): RankedPaper => {
    const paper = { title, abstract: summary, comments: comment ?? '', categories: cats };
    return { id, day, title, abstract: summary, ...readForPrior(paper, after.get(id as PaperId)) };
  });
  const byDay = new Map<string, RankedPaper[]>();
  for (const paper of papers) {
    const day = byDay.get(paper.day);
    if (day) day.push(paper);
    else byDay.set(paper.day, [paper]);
  }
  const picks = readLines<Pick & { upvotes?: number }>(folder, 'picks.jsonl');
  const listed = join(folder, 'community-days.json');
  return {
    papers,
    after,
    days: [...byDay.keys()],
    byDay,
    byId: new Map(papers.map((paper) => [paper.id, paper])),
    votes: new Map(picks.map(({ id, upvotes }) => [id, upvotes ?? 0])),
    readers: readLines<ReaderPicks>(folder, 'readers.jsonl'),
    ...(existsSync(listed) ? { communityDays: JSON.parse(readFileSync(listed, 'utf8')) as string[] } : {}),
  };
}
