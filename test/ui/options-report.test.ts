import { describe, expect, it } from 'vitest';
import { issueUrl, writeReport } from '../../options/report.ts';
import type { Day } from '../../src/core/day.ts';
import { readSettings } from '../../src/core/settings.ts';

const SECRETS = ['hep-th', 'Emmy Noether', 'black hole', 'Strings', '2404.03648', 'reader@example.org', 'tabloid'];
const input = {
  version: '0.1.0',
  agent: 'Browser/1',
  papers: 3,
  days: 1,
  missing: ['https://huggingface.co/*'],
  layoutUnknownAt: Date.parse('2026-03-20T16:00:00Z'),
  settings: readSettings({
    topics: [{ name: 'Strings', categories: ['hep-th'], keywords: ['black hole'], authors: ['Emmy Noether'] }],
    neverWords: ['tabloid'],
    sourcesOff: ['hugging-face', 'reader@example.org'],
  }),
  runs: [
    {
      ...{
        day: '2026-03-20' as Day,
        startedAt: 1,
        finishedAt: 2,
        asked: 3,
        answered: 1,
        notModified: 0,
        papers: 9,
        bytes: 10,
      },
      failures: [
        { source: 'arxiv-feed', list: 'hep-th', failure: { kind: 'refused', status: 503 } as const },
        {
          ...{ source: 'arxiv-api', list: '' },
          failure: {
            kind: 'unreadable',
            detail: 'no feed at https://export.arxiv.org/api/query?id_list=2404.03648 here',
          } as const,
        },
      ],
    },
  ],
};

describe('the report', () => {
  it('tells what helps and nothing private', () => {
    const report = writeReport(input);
    expect(report).toContain('ArXiv Daily Show 0.1.0');
    expect(report).toContain('arxiv-feed: refused 503');
    expect(report).toContain('arxiv-api: unreadable: no feed at … here');
    expect(report).toContain('1/3 answered');
    expect(report).toContain('hosts not allowed: https://huggingface.co/*');
    expect(report).toContain('off: hugging-face\n');
    expect(SECRETS.filter((secret) => report.includes(secret))).toEqual([]);
  });

  it('fits an address, however long it is', () => {
    const url = issueUrl('x'.repeat(100_000));
    expect(url.length).toBeLessThan(8000);
    expect(new URL(url).searchParams.get('template')).toBe('bug.yml');
  });
});
