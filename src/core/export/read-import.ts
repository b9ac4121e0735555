import * as v from 'valibot';
import { type Day, parseDay } from '../day.ts';
import { LINK_KINDS, type Link } from '../link.ts';
import type { Mark } from '../mark.ts';
import { MAX_AUTHORS, type Paper, parseId } from '../paper.ts';
import type { Phrase } from '../phrase.ts';
import { readSettings, type Settings } from '../settings.ts';
import { FORMAT, VERSION } from './format.ts';

/** What a file holds that can be taken in. `leftOut` entries could not be read; nothing else is lost with them. */
export interface Import {
  readonly content: 'backup' | 'papers';
  /** When the file was made, ms since 1970 (UTC), if it says. */
  readonly exportedAt?: number;
  readonly settings?: Settings;
  readonly marks: readonly Mark[];
  readonly leftOut: number;
}

export type ReadImport =
  | { readonly ok: true; readonly found: Import }
  /** What is wrong with the file, in words a reader can act on. */
  | { readonly ok: false; readonly problem: Phrase };

/** Larger files are not ours: a saved paper takes 3 kB. */
export const MAX_FILE = 100_000_000;
const MAX_MARKS = 200_000;
const MAX_TEXT = 60_000;
const MAX_LINKS = 100;
/** The year 2100: later stamps would rule for ever. */
const LATEST = 4_102_444_800_000;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const short = v.pipe(v.string(), v.maxLength(500));
const stamp = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LATEST));
const id = v.pipe(
  v.string(),
  v.check((value) => parseId(value) !== undefined),
  v.transform((value) => parseId(value)?.id as Mark['id']),
);
const day = v.pipe(
  v.string(),
  v.check((value) => parseDay(value) !== undefined),
  v.transform((value) => value as Day),
);

const link = v.object({
  url: v.pipe(v.string(), v.maxLength(2000), v.check(isSafe)),
  kind: v.picklist(LINK_KINDS),
  from: short,
  title: v.optional(short),
});

/** Links that cannot be shown are dropped alone, not with their paper. */
const links = v.pipe(
  v.array(v.unknown()),
  v.transform((list) => list.slice(0, MAX_LINKS).flatMap((one) => output(link, one) ?? [])),
);

const paper = v.object({
  id,
  version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  title: v.pipe(text, v.minLength(1)),
  abstract: text,
  authors: v.pipe(v.array(short), v.maxLength(MAX_AUTHORS)),
  authorCount: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  categories: v.pipe(v.array(short), v.maxLength(50)),
  comments: v.optional(text),
  published: v.optional(day),
});

const mark = v.object({
  id,
  savedAt: v.optional(stamp),
  unsavedAt: v.optional(stamp),
  readAt: v.optional(stamp),
  unreadAt: v.optional(stamp),
  hiddenAt: v.optional(stamp),
  unhiddenAt: v.optional(stamp),
  openedAt: v.optional(stamp),
  moreAt: v.optional(stamp),
  unmoreAt: v.optional(stamp),
  lessAt: v.optional(stamp),
  unlessAt: v.optional(stamp),
  note: v.optional(text),
  paper: v.optional(paper),
  links: v.optional(links),
});

const entry = v.object({ paper, links, savedAt: v.optional(stamp), note: v.optional(text) });

const head = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  content: v.picklist(['backup', 'papers']),
  exportedAt: v.optional(v.unknown()),
});

/**
 * Reads a file of ours. Everything is checked and copied field by field: nothing of the file's own objects goes further.
 * A papers' file (of a colleague's day, say) comes back as papers to be saved.
 * @param now when papers without a date of saving count as saved, ms since 1970 (UTC).
 */
export function readImport(file: string, now: number): ReadImport {
  if (file.length > MAX_FILE) return problem('optionsImportTooLarge');
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return problem(/^\s*(<|%|@|---|- \[)/.test(file) ? 'optionsImportOther' : 'optionsImportCut');
  }
  const top = output(head, json);
  if (!top) return problem('optionsImportOther');
  if (top.version > VERSION) return problem('optionsImportNewer', String(top.version));
  const body = json as { settings?: unknown; marks?: unknown; papers?: unknown };
  const list = top.content === 'backup' ? body.marks : body.papers;
  if (!Array.isArray(list)) return problem('optionsImportCut');
  if (list.length > MAX_MARKS) return problem('optionsImportTooLarge');
  const marks = list.flatMap((one) => (top.content === 'backup' ? output(mark, one) : saved(one, now)) ?? []) as Mark[];
  const exportedAt = typeof top.exportedAt === 'string' ? Date.parse(top.exportedAt) : Number.NaN;
  return {
    ok: true,
    found: {
      content: top.content,
      ...(Number.isNaN(exportedAt) ? {} : { exportedAt }),
      ...(top.content === 'backup' && isRecord(body.settings) ? { settings: readSettings(body.settings) } : {}),
      marks,
      leftOut: list.length - marks.length,
    },
  };
}

function saved(value: unknown, now: number): Mark | undefined {
  const read = output(entry, value);
  if (!read) return undefined;
  const { paper: copy, savedAt = now, note, ...rest } = read;
  return {
    id: copy.id,
    savedAt,
    ...(note === undefined ? {} : { note }),
    paper: copy as Paper,
    links: rest.links as Link[],
  };
}

function output<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? defined(result.output) : undefined;
}

/** Without fields that are `undefined`: a stored record has none. */
function defined<Value>(value: Value): Value {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As everywhere: absolute `https:` without userinfo. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}

function problem(key: string, ...args: readonly string[]): ReadImport {
  return { ok: false, problem: args.length > 0 ? { key, args } : { key } };
}
