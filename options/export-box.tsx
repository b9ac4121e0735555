import { useEffect, useState } from 'preact/hooks';
import { type Day, parseDay } from '../src/core/day.ts';
import { exportPapers, PAPER_FORMATS, type PaperFormat } from '../src/core/export/papers.ts';
import { makeBackup } from '../src/platform/backup.ts';
import { now } from '../src/platform/clock.ts';
import { listDays } from '../src/platform/digests.ts';
import { longDate } from '../src/ui/dates.ts';
import { countOf, word } from '../src/ui/words.ts';
import { collectDay, collectSaved } from './collect-papers.ts';
import { Field } from './parts.tsx';
import { saveFile } from './save-file.ts';

const SAVED = 'saved';
const FORMAT_KEYS: Readonly<Record<PaperFormat, string>> = {
  markdown: 'optionsFormatMarkdown',
  bibtex: 'optionsFormatBibtex',
  ris: 'optionsFormatRis',
  json: 'optionsFormatJson',
};

/** Files out: a day or the saved list in four formats, or everything of the user's. */
export function ExportBox() {
  const [days, setDays] = useState<readonly Day[]>([]);
  // Who comes from a day or from the saved list has said already what is to be written.
  const [what, setWhat] = useState<Day | typeof SAVED>(
    () => parseDay(new URLSearchParams(location.search).get('export') ?? '') ?? SAVED,
  );
  const [format, setFormat] = useState<PaperFormat>('markdown');
  const [said, say] = useState('');
  useEffect(() => {
    listDays().then(
      (found) => setDays(found.map(({ day }) => day)),
      () => undefined,
    );
  }, []);
  const day = what === SAVED ? undefined : what;
  // The day that was asked for can be chosen before the others are read, and when nothing of it is stored.
  const choices = day && !days.includes(day) ? [day, ...days] : days;
  const exportNow = async () => {
    const papers = await (day ? collectDay(day) : collectSaved());
    if (papers.length === 0) {
      say(word('optionsNothingToExport'));
      return;
    }
    const title = day ? word('exportDayTitle', longDate(day)) : word('exportSavedTitle');
    saveFile(exportPapers({ papers, title, at: now(), ...(day ? { day } : {}) }, format));
    say(countOf('optionsExported', papers.length));
  };
  return (
    <div class="box">
      <h3>{word('optionsExport')}</h3>
      <div class="row ends">
        <Field label={word('optionsExportWhat')} class="short">
          {(id) => (
            <select id={id} value={what} onChange={(event) => setWhat(event.currentTarget.value as Day)}>
              <option value={SAVED}>{word('optionsExportSaved')}</option>
              {choices.map((one) => (
                <option key={one} value={one}>
                  {longDate(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={word('optionsExportFormat')} class="short">
          {(id) => (
            <select id={id} value={format} onChange={(event) => setFormat(event.currentTarget.value as PaperFormat)}>
              {PAPER_FORMATS.map((one) => (
                <option key={one} value={one}>
                  {word(FORMAT_KEYS[one])}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="button" class="button" onClick={() => void exportNow()}>
          {word('optionsExportFile')}
        </button>
      </div>
      <p role="status" class="hint">
        {said}
      </p>
      <p class="row">
        <button type="button" class="button" onClick={() => void makeBackup().then(saveFile)}>
          {word('optionsBackup')}
        </button>
        <span class="hint">{word('optionsBackupHint')}</span>
      </p>
    </div>
  );
}
