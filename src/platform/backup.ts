import { writeBackup } from '../core/export/backup.ts';
import type { ExportFile } from '../core/export/papers.ts';
import type { Import } from '../core/export/read-import.ts';
import { now } from './clock.ts';
import { mergeIntoMarks, readMarks } from './marks.ts';
import { loadSettings, saveSettings } from './settings-store.ts';
import { readTaste } from './taste.ts';

/** Everything of the user's as one file. */
export async function makeBackup(): Promise<ExportFile> {
  const [settings, marks, learned] = await Promise.all([loadSettings(), readMarks(), readTaste()]);
  const at = now();
  return {
    name: `arxiv-daily-show-backup-${new Date(at).toISOString().slice(0, 10)}.json`,
    type: 'application/json',
    text: writeBackup(settings, marks.values(), at, learned),
  };
}

/**
 * Takes in what a file holds. Marks are merged by their stamps, so nothing newer here is lost and the same file twice
 * changes nothing. Settings of a file were asked for by whoever imports it: they take the place of those here.
 */
export async function takeIn({ marks, settings }: Import, withSettings: boolean): Promise<void> {
  if (marks.length > 0) await mergeIntoMarks(marks);
  if (!settings || !withSettings) return;
  const { stamps: _stamps, ...fields } = settings;
  await saveSettings(fields);
}
