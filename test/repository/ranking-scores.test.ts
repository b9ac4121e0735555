import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from '../bench/ranking.ts';

const folder = mkdtempSync(join(tmpdir(), 'daily-show-ranking-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAYS = Array.from({ length: 20 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);
const A_DAY = 45;

/** Each fifth paper is about what the community picks, each ninth about what the reader does. */
const PAPERS = DAYS.flatMap((day, at) =>
  Array.from({ length: A_DAY }, (_, n) => ({
    id: `2603.${String(at * 100 + n + 1).padStart(5, '0')}`,
    day,
    cats: ['cs.CV'],
    title: n % 5 === 0 ? `A splendid agent ${n}` : n % 9 === 1 ? `A humble orchid ${n}` : `A plain lemma ${n}`,
    comment: n % 2 ? null : `${n} pages`,
    summary: `Common words of paper ${n % 7} here, on day ${at}.`,
  })),
);
const isPick = ({ title }: { title: string }) => title.includes('splendid');
const isOwn = ({ title }: { title: string }) => title.includes('orchid');
const name = ({ id, day }: { id: string; day: string }) => ({ id, day });

function writeLines(file: string, lines: readonly object[]): void {
  writeFileSync(join(folder, file), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

it('scores every paper of the days that a folder names, and learns from the past alone', async () => {
  const toScore = DAYS.slice(15);
  const known = PAPERS.filter(({ day }) => day < (toScore[0] as string));
  writeLines('papers.jsonl', PAPERS);
  writeLines(
    'picks.jsonl',
    known.filter(isPick).map((paper) => ({ ...name(paper), upvotes: 3 })),
  );
  const reader = { reader: 'r1', kind: 'person', picks: known.filter(isOwn).slice(0, 12).map(name), days: toScore };
  writeLines('readers.jsonl', [reader]);
  writeFileSync(join(folder, 'community-days.json'), JSON.stringify(toScore));
  const file = join(folder, 'scores.jsonl');
  await run({ data: folder, json: true, rest: ['--scores', file] });
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { task: string; reader?: string; day: string; id: string; score: number });
  const ids = PAPERS.filter(({ day }) => toScore.includes(day)).map(({ id }) => id);
  for (const [task, who, isWanted] of [
    ['community', undefined, isPick],
    ['personal', 'r1', isOwn],
  ] as const) {
    const own = lines.filter((line) => line.task === task);
    expect(own.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(own.every(({ reader: told, score }) => told === who && Number.isFinite(score))).toBe(true);
    const wanted = new Set(PAPERS.filter(isWanted).map(({ id }) => id));
    const worst = Math.min(...own.filter(({ id }) => wanted.has(id)).map(({ score }) => score));
    const better = own.filter(({ id, score }) => !wanted.has(id) && score >= worst);
    expect(better, task).toEqual([]);
  }
});
