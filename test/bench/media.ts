import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { urlKey } from '../../src/core/media/clean-url.ts';
import { findLinks } from '../../src/core/media/index.ts';

interface Label {
  readonly url: string;
  readonly kind: string;
  readonly alt?: readonly string[];
  readonly optional?: boolean;
}

interface Labelled {
  readonly id: string;
  readonly where: 'abstract' | 'comment';
  readonly text: string;
  readonly urls: readonly Label[];
}

const DEFAULT = '../shared/recorded/media';

/** One address as labels compare: without scheme, `www.`, other host names of a site, and case on code hosts. */
const keyOf = (url: string): string => urlKey(url.replace(/^http:/, 'https:'));

/** Reads labelled texts: a `.jsonl` file, or a folder that holds `labelled-urls.jsonl`. */
function readLabelled(path: string): Labelled[] {
  const file = statSync(path).isDirectory() ? join(path, 'labelled-urls.jsonl') : path;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

export interface MediaScore {
  /** Share of the labelled links that were found. */
  readonly recall: number;
  /** Share of the found links that are labelled. */
  readonly precision: number;
  /** Share of the found labelled links with a right kind. */
  readonly kind: number;
  /** Share of the texts without links in which none was found. */
  readonly clean: number;
}

/** Scores the finder by the conventions of the labels: `optional` costs nothing, nor does a missed `other` or `paper`. */
export function scoreMedia(records: readonly Labelled[], tell: (line: string) => void = () => {}): MediaScore {
  let wanted = 0;
  let hit = 0;
  let found = 0;
  let right = 0;
  let kindRight = 0;
  let kindAll = 0;
  let empty = 0;
  let silent = 0;
  for (const { id, where, text, urls } of records) {
    const links = findLinks(text, where === 'abstract' ? 'abstract' : 'comments');
    const left = new Map(urls.map((label) => [keyOf(label.url), label]));
    if (urls.length === 0) {
      empty++;
      if (links.length === 0) silent++;
    }
    for (const link of links) {
      const key = keyOf(link.url);
      const label = left.get(key);
      left.delete(key);
      if (label?.optional) continue;
      found++;
      if (!label) {
        tell(`false ${id} ${link.url}`);
        continue;
      }
      right++;
      wanted++;
      hit++;
      kindAll++;
      if (link.kind === label.kind || label.alt?.includes(link.kind)) kindRight++;
      else tell(`kind ${id} ${link.url} is ${label.kind}, not ${link.kind}`);
    }
    for (const label of left.values()) {
      if (label.optional || label.kind === 'other' || label.kind === 'paper') continue;
      wanted++;
      tell(`missed ${id} ${label.url}`);
    }
  }
  const share = (part: number, all: number): number => (all === 0 ? 1 : part / all);
  return {
    recall: share(hit, wanted),
    precision: share(right, found),
    kind: share(kindRight, kindAll),
    clean: share(silent, empty),
  };
}

/** `npm run -s bench -- media [--data FILE|DIR]`: how well links are found and told apart in labelled texts. */
export async function run(args: { data?: string; json: boolean; rest: string[] }): Promise<MediaScore> {
  const records = readLabelled(args.data ?? DEFAULT);
  const tell = args.json ? () => {} : (line: string) => console.log(line);
  const score = scoreMedia(records, tell);
  tell(`${records.length} texts`);
  for (const [name, value] of Object.entries(score)) tell(`${name.padEnd(10)} ${(value * 100).toFixed(2)} %`);
  return score;
}
