import type { Day } from '../day.ts';
import type { Mark } from '../mark.ts';
import { type TasteModel, tasteWords } from '../ranking/taste.ts';
import { changedSettings, type Settings } from '../settings.ts';
import { FORMAT, type PaperEntry, VERSION } from './format.ts';

/**
 * Everything of the user's in one file: settings, marks and what was learned from them. The format is described in
 * docs/export-format.md.
 * @param at when it was made, ms since 1970 (UTC).
 */
export function writeBackup(settings: Settings, marks: Iterable<Mark>, at: number, learned?: TasteModel): string {
  const sorted = [...marks].sort((a, b) => (a.id < b.id ? -1 : 1));
  return print({
    ...head('backup', at),
    settings: changedSettings(settings),
    marks: sorted,
    // A list of pairs, since any word may be learned: `__proto__` would be lost as a name.
    ...(learned && { learned: tasteWords(learned).map(({ word, weight }) => [word, weight]) }),
  });
}

/** A list of papers, of a day or of those saved, as data. */
export function writePapers(papers: readonly PaperEntry[], at: number, day?: Day): string {
  return print({ ...head('papers', at), ...(day ? { day } : {}), papers });
}

function head(content: 'backup' | 'papers', at: number) {
  return { format: FORMAT, version: VERSION, content, exportedAt: new Date(at).toISOString() };
}

function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
