import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/core/decode-text.ts';
import type { Paper } from '../../src/core/paper.ts';
import { SOURCES } from '../../src/core/sources/index.ts';
import { QUESTIONS, tryFile } from '../bench/hostile/try-file.ts';
import { run } from '../bench/hostile.ts';

const HOSTILE = join(import.meta.dirname, '../../../shared/recorded/hostile');
const bytesOf = (name: string) => readFileSync(join(HOSTILE, 'crafted', name));

/** What arXiv's API is taken to have said. */
function papersOf(name: string): Paper[] {
  const question = QUESTIONS.find(({ source }) => source === 'arxiv-api');
  const source = SOURCES.find(({ name }) => name === 'arxiv-api');
  if (!question || !source) return [];
  const findings = source.read({ question, body: decodeText(bytesOf(name), ''), at: 0 });
  return findings.flatMap((finding) => (finding.type === 'paper' ? [finding.paper] : []));
}

/** The honest part of what is honest in part, and of what only looks strange: `id title`, as it is kept. */
const HONEST: Readonly<Record<string, readonly string[]>> = {
  'entry-bad-dates.xml': ['2404.03648 A title'],
  'entry-bidi-control.xml': ['2404.03648 safeexe.pdf \u200b'],
  'entry-dup-ids.xml': ['2404.03648 Version two'],
  'entry-latex-hostile.xml': [],
  'entry-no-id.xml': ['2404.03648 A title'],
  'entry-old-style-id.xml': ['math/0309136 A title', 'hep-th/9901001 A title'],
  'entry-proto-names.xml': ['2404.03648 p'],
  'entry-xhtml-summary.xml': ['2404.03648 A title'],
  'entry-xss-link.xml': ['2404.03648 A title'],
  'entry-xss-title.xml': ['2404.03648 <img src=x onerror=alert(1)><script>alert(2)</script>'],
  'xml-namespace-prefixed.xml': ['2404.03648 Prefixed'],
  'xml-utf16-bom.xml': ['2404.03648 A title'],
};

describe('hostile input', () => {
  it('ends as findings or as a named failure, soon, and changes nothing', async () => {
    const figures = (await run({ data: HOSTILE, json: true, rest: [] })) as Record<string, number>;
    expect(figures.files).toBeGreaterThan(1000);
    expect(figures).toMatchObject({ escapes: 0, hangs: 0 });
  });

  it('of our own making is taken where it is honest and refused where it is not', () => {
    const taken = readdirSync(join(HOSTILE, 'crafted'))
      .filter((name) => /\.(?:xml|json)$/.test(name))
      .filter((name) => tryFile(name, bytesOf(name)).accepted.length > 0);
    expect(taken).toEqual(Object.keys(HONEST));
  });

  it.each(Object.entries(HONEST).filter(([, kept]) => kept.length > 0))('keeps of %s what is honest', (name, kept) => {
    expect(papersOf(name).map(({ id, title }) => `${id} ${title}`)).toEqual(kept);
  });
});
