import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { urlKey } from '../../src/core/media/clean-url.ts';
import { type CellPart, findInCell, findLinks } from '../../src/core/media/index.ts';
import { run } from '../bench/media.ts';

const RECORDED = join(import.meta.dirname, '../../../shared/recorded');

describe('media of recorded texts', () => {
  test('reach the aims on the labelled texts', async () => {
    const score = await run({ data: join(RECORDED, 'media'), json: true, rest: [] });
    expect(score).toMatchObject({
      recall: expect.toSatisfy((share: number) => share >= 0.98),
      precision: expect.toSatisfy((share: number) => share >= 0.99),
      kind: expect.toSatisfy((share: number) => share >= 0.97),
      clean: 1,
    });
  });

  const hard = linesOf(readFileSync(join(RECORDED, 'media/hard-cases.jsonl'), 'utf8'));
  test.each(hard.map((record) => [record.id, record.trap, record] as const))('%s: %s', (_id, _trap, record) => {
    const wanted = record.expected_urls.map((url: string) => urlKey(url.replace(/^http:/, 'https:'))).sort();
    for (const text of [record.text, record.text.replace(/\s+/g, ' ')]) {
      expect(keysOf(findLinks(text, 'abstract')).sort()).toEqual(wanted);
    }
  });

  test('of a year of papers: an address is found in each text that has one in plain sight, and none in the others', () => {
    const papers = linesOf(gunzipSync(readFileSync(join(RECORDED, 'ranking/papers.jsonl.gz'))).toString());
    let plain = 0;
    const missed: string[] = [];
    const invented: string[] = [];
    for (const { id, summary, comment } of papers) {
      for (const text of [summary, comment ?? '']) {
        const found = findLinks(text, 'abstract').length > 0;
        const sight = /https?:\/\/(?!(?:www\.)?github\.com\/?[\s.,})]|github\.com\/x+\b)[\w-]+\.[a-z]/i.test(text);
        if (sight) plain++;
        if (sight && !found) missed.push(`${id} ${/https?:.{0,60}/s.exec(text)?.[0]}`);
        if (found && !/https?|www\.|[\w-]\.(?:com?|org|net|edu|io|ai|app|info|de|dk|il|ms)\b|zenodo/i.test(text))
          invented.push(id);
      }
    }
    expect(plain).toBeGreaterThan(11_000);
    expect(invented).toEqual([]);
    expect(missed.length, missed.join('\n')).toBeLessThan(plain / 500);
  });

  test('are the same in the rendered comments of listings as in the raw ones', () => {
    const raw = new Map<string, string>();
    let compared = 0;
    const days = join(RECORDED, 'days');
    const folders = readdirSync(days).filter((day) => existsSync(join(days, day, 'api-id_list.xml')));
    for (const day of folders) {
      for (const [, entry = ''] of readFileSync(join(days, day, 'api-id_list.xml'), 'utf8').matchAll(
        /<entry>(.*?)<\/entry>/gs,
      )) {
        const id = /<id>[^<]*\/abs\/([^<]+?)(?:v\d+)?<\/id>/.exec(entry)?.[1];
        const comment = /<arxiv:comment[^>]*>([^<]*)</.exec(entry)?.[1];
        if (id && comment) raw.set(id, readEntities(comment));
      }
    }
    for (const day of folders) {
      for (const file of readdirSync(join(days, day, 'list'))) {
        for (const item of readFileSync(join(days, day, 'list', file), 'utf8').split('<dt>')) {
          const id = /href\s*=\s*"\/abs\/([^"]+)"/.exec(item)?.[1] ?? '';
          const cell = /list-comments[^>]*>\s*<span[^>]*>[^<]*<\/span>(.*?)<\/div>/s.exec(item)?.[1];
          const comment = raw.get(id);
          if (cell === undefined || comment === undefined) continue;
          compared++;
          expect(findInCell(partsOf(cell)), id).toEqual(findLinks(comment, 'comments'));
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: recorded lines of three shapes
function linesOf(text: string): any[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function keysOf(links: ReturnType<typeof findLinks>): string[] {
  return links.map(({ url }) => urlKey(url));
}

function readEntities(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}

/** The parts of a comments cell as the content script would read them. */
function partsOf(html: string): CellPart[] {
  return html.split(/(<a\b.*?<\/a>)/s).map((piece) => {
    const [, href, text = ''] = /^<a\b[^>]*href="([^"]*)"[^>]*>(.*)<\/a>$/s.exec(piece) ?? [];
    return href === undefined ? readEntities(piece.replace(/<[^>]*>/g, '')) : { href: readEntities(href), text };
  });
}
