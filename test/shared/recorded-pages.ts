import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../src/core/day.ts';
import type { Paper } from '../../src/core/paper.ts';
import { sourceOf } from '../../src/core/sources/index.ts';

const RECORDED = join(import.meta.dirname, '../../../shared/recorded');

/** Recorded pages below `abs` or `list` folders, by path. */
export function recordedPages(kind: 'abs' | 'list'): string[] {
  const days = readdirSync(join(RECORDED, 'days')).map((day) => join('days', day, kind));
  return [join('arxiv', kind), ...days]
    .filter((folder) => existsSync(join(RECORDED, folder)))
    .flatMap((folder) => readdirSync(join(RECORDED, folder)).map((file) => join(folder, file)))
    .filter((path) => path.endsWith('.html'));
}

export function recorded(path: string): string {
  return readFileSync(join(RECORDED, path), 'utf8');
}

/** Papers of all recorded days as the API tells them: abstract and comments in the authors' own words. */
export function papersOfApi(): Map<string, Paper> {
  const papers = new Map<string, Paper>();
  for (const day of readdirSync(join(RECORDED, 'days'))) {
    const path = join('days', day, 'api-id_list.xml');
    if (!existsSync(join(RECORDED, path))) continue;
    const question = { source: 'arxiv-api', day: day as Day, url: 'https://export.arxiv.org/api/query', list: '' };
    for (const finding of sourceOf('arxiv-api')?.read({ question, body: recorded(path), at: 0 }) ?? [])
      if (finding.type === 'paper') papers.set(finding.paper.id, finding.paper);
  }
  return papers;
}
