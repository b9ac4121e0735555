import type { Day } from './day.ts';

/** An arXiv id without version or prefix: `2404.03648`, `hep-th/9901001`. Made by `parseId` only. */
export type PaperId = string & { readonly __brand: 'PaperId' };

/** How the day's batch lists a paper (arXiv's `announce_type`; a replaced cross-list counts as `replace`). */
export type Announce = 'new' | 'cross' | 'replace';

/** What arXiv says about a paper, as raw text: TeX is kept (`tex.ts` turns it into words), white space is collapsed. */
export interface Paper {
  readonly id: PaperId;
  readonly version?: number;
  readonly title: string;
  /** Paragraphs are separated by `\n`. */
  readonly abstract: string;
  /** As people write them: `Ada Lovelace`. Capped at `MAX_AUTHORS`; `authorCount` is the true number. */
  readonly authors: readonly string[];
  readonly authorCount: number;
  /** Primary category first; arXiv categories only (ACM and MSC classes are left out). */
  readonly categories: readonly string[];
  /** The authors' comments; `undefined` as long as no source with comments has answered, `''` when there are none. */
  readonly comments?: string;
  /** Day of the first version, where a source says so. */
  readonly published?: Day;
}

export const MAX_AUTHORS = 40;

const NEW_ID = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})$/;
const OLD_ID = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/(\d{2})(0[1-9]|1[0-2])(\d{3})$/i;

export interface ParsedId {
  readonly id: PaperId;
  readonly version?: number;
}

/**
 * Reads an arXiv id, old or new style, with or without `arXiv:` and version.
 * The rule is arXiv's own (https://info.arxiv.org/help/arxiv_identifier.html): four digits after the dot from 0704 to
 * 1412, five from 1501 on; old ids are `archive/YYMMNNN` with an optional subject class, which is dropped.
 * @returns `undefined` for anything else; never throws.
 */
export function parseId(text: string): ParsedId | undefined {
  const bare = text.trim().replace(/^(?:oai:arXiv\.org:|arxiv:)\s*/i, '');
  const match = /^(.+?)(?:v([1-9]\d{0,2}))?$/.exec(bare);
  if (!match?.[1] || bare.length > 40) return undefined;
  const version = match[2] ? { version: Number(match[2]) } : {};
  const fresh = NEW_ID.exec(match[1]);
  if (fresh?.[3]) {
    const yearMonth = Number(`${fresh[1]}${fresh[2]}`);
    const digits = yearMonth >= 1501 ? 5 : 4;
    if (yearMonth < 704 || fresh[3].length !== digits) return undefined;
    return { id: match[1] as PaperId, ...version };
  }
  const old = OLD_ID.exec(match[1]);
  if (!old) return undefined;
  const id = `${old[1]?.toLowerCase()}/${old[2]}${old[3]}${old[4]}`;
  return { id: id as PaperId, ...version };
}

/** `https://arxiv.org/abs/ID`, the address a card's *Paper* link goes to. */
export function paperUrl(id: PaperId): string {
  return `https://arxiv.org/abs/${id}`;
}

/** A number that orders ids by announcement month, then by their number: old ids before new ones. */
function ordinal(id: PaperId): [number, string] {
  const digits = id.includes('/') ? (id.split('/')[1] ?? '') : id;
  const year = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return [(year >= 91 ? 1900 + year : 2000 + year) * 12 + month, digits.replace('.', '').slice(4).padStart(6, '0')];
}

/** Orders ids from old to new. */
export function compareIds(a: PaperId, b: PaperId): number {
  const [monthA, numberA] = ordinal(a);
  const [monthB, numberB] = ordinal(b);
  return monthA - monthB || (numberA < numberB ? -1 : numberA > numberB ? 1 : a < b ? -1 : a > b ? 1 : 0);
}
