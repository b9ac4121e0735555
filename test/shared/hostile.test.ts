import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryFile } from '../bench/hostile/try-file.ts';
import { run } from '../bench/hostile.ts';

const HOSTILE = join(import.meta.dirname, '../../../shared/recorded/hostile');

describe('hostile input', () => {
  it('ends as findings or as a named failure, soon, and changes nothing', async () => {
    const figures = (await run({ data: HOSTILE, json: true, rest: [] })) as Record<string, number>;
    expect(figures.files).toBeGreaterThan(1000);
    expect(figures).toMatchObject({ escapes: 0, hangs: 0 });
  });

  it('of our own making is taken where it is honest and refused where it is not', () => {
    const folder = join(HOSTILE, 'crafted');
    const taken = readdirSync(folder)
      .filter((name) => /\.(?:xml|json)$/.test(name))
      .filter((name) =>
        tryFile(name, readFileSync(join(folder, name))).accepted.some((source) => /^arxiv/.test(source)),
      );
    // All are Atom as the API gives it: bad dates, old ids and strange names harm nothing but themselves.
    expect(taken).toEqual([
      ...['entry-bad-dates.xml', 'entry-bidi-control.xml', 'entry-dup-ids.xml', 'entry-latex-hostile.xml'],
      ...['entry-no-id.xml', 'entry-old-style-id.xml', 'entry-proto-names.xml', 'entry-xhtml-summary.xml'],
      ...['entry-xss-link.xml', 'entry-xss-title.xml', 'xml-namespace-prefixed.xml'],
    ]);
  });
});
