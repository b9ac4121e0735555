import fc from 'fast-check';
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
  faults: [],
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

/** Words that only a reader could have written; nothing of the report's own looks like them. */
const secret = fc.stringMatching(/^zq[a-z0-9]{6,12}$/);
const anyId = fc.oneof(fc.stringMatching(/^[0-9]{4}\.[0-9]{5}$/), fc.stringMatching(/^zq[a-z]{2}-[a-z]{2}\/[0-9]{7}$/));

describe('the report', () => {
  it('has no word, name, id or address of the reader’s, whatever they have set and whatever went wrong', () => {
    const details = fc
      .tuple(secret, anyId)
      .map(([word, id]) => [
        `Unexpected token 'z', ..."${word} is" is not valid JSON`,
        `no feed at https://export.arxiv.org/api/query?id_list=${id}&q=${word}`,
        `"${id}" of \`${word}\` and ${id}v2`,
      ]);
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 6, maxLength: 6 }),
        fc.array(details, { maxLength: 3 }),
        (words, wrong) => {
          const [name = '', keyword = '', author = '', category = '', never = '', list = ''] = words;
          const settings = readSettings({
            topics: [
              { name, categories: [category], keywords: [keyword], excludedKeywords: [never], authors: [author] },
            ],
            neverWords: [never],
            neverAuthors: [author],
            sourcesOff: [`${name} ${list}`],
          });
          const failures = wrong.flat().map((detail, at) => ({
            source: 'arxiv-api',
            list,
            failure: { kind: at % 2 ? ('bug' as const) : ('unreadable' as const), detail },
          }));
          const faults = wrong.flat().map((error) => ({ at: 1, what: 'a chore failed', error }));
          const report = writeReport({ ...input, settings, faults, runs: [{ ...input.runs[0], failures }] as never });
          expect(report).not.toMatch(/zq[a-z]/);
          expect(report).not.toMatch(/\b\d{4}\.\d{5}\b/);
          expect(report.match(/a chore failed/g)?.length ?? 0).toBe(faults.length);
        },
      ),
    );
  });

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
    for (const text of ['x', '– …\n', '\u{1F4DC}']) {
      const url = issueUrl(text.repeat(100_000));
      expect(url.length).toBeLessThan(8000);
      expect(url.length).toBeGreaterThan(6000);
      expect(new URL(url).searchParams.get('template')).toBe('bug.yml');
      expect(text.repeat(100_000).startsWith(new URL(url).searchParams.get('report') ?? '')).toBe(true);
    }
  });
});
