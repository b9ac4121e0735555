import { useRef, useState } from 'preact/hooks';
import { type Import, MAX_FILE, type ReadImport, readImport } from '../src/core/export/read-import.ts';
import { isSaved } from '../src/core/mark.ts';
import { takeIn } from '../src/platform/backup.ts';
import { now } from '../src/platform/clock.ts';
import { countOf, language, say, word } from '../src/ui/words.ts';
import { Field, Problem, Switch } from './parts.tsx';

/** Files in: what a file of ours holds is shown first, and taken in only when the reader says so. */
export function ImportBox({ done }: { readonly done: () => void }) {
  const [read, setRead] = useState<ReadImport>();
  const [withSettings, setWithSettings] = useState(true);
  const [state, setState] = useState<'' | 'done' | 'failed'>('');
  const choose = async (file: File | undefined) => {
    setState('');
    setRead(undefined);
    if (!file) return;
    setRead(
      file.size > MAX_FILE
        ? { ok: false, problem: { key: 'optionsImportTooLarge' } }
        : readImport(await file.text(), now()),
    );
  };
  const field = useRef<HTMLInputElement>(null);
  /** The buttons go: the focus is back where a file is chosen. */
  const leave = () => {
    setRead(undefined);
    field.current?.focus();
  };
  const importNow = (found: Import) =>
    takeIn(found, withSettings).then(
      () => {
        leave();
        setState('done');
        done();
      },
      () => setState('failed'),
    );
  return (
    <div class="box">
      <h3>{word('optionsImport')}</h3>
      <Field label={word('optionsImportFile')} hint={word('optionsImportHint')}>
        {(id, describedBy) => (
          <input
            ref={field}
            id={id}
            type="file"
            accept=".json,application/json"
            aria-describedby={describedBy}
            onChange={(event) => {
              void choose(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <div aria-live="polite">
        {read && !read.ok && (
          <Problem>
            <p>{say(read.problem)}</p>
          </Problem>
        )}
        {read?.ok && <Preview found={read.found} />}
        {state === 'done' && <p>{word('optionsImported')}</p>}
        {state === 'failed' && (
          <Problem>
            <p>{word('optionsImportFailed')}</p>
          </Problem>
        )}
      </div>
      {read?.ok && (
        <>
          {read.found.settings && (
            <Switch
              label={word('optionsImportSettings')}
              hint={word('optionsImportSettingsHint')}
              on={withSettings}
              turn={setWithSettings}
            />
          )}
          <p class="row">
            <button type="button" class="button primary" onClick={() => void importNow(read.found)}>
              {word('optionsImportNow')}
            </button>
            <button type="button" class="button" onClick={leave}>
              {word('optionsCancel')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function Preview({ found }: { readonly found: Import }) {
  const { marks, settings, leftOut, exportedAt } = found;
  const saved = marks.filter(isSaved).length;
  const date = exportedAt === undefined ? undefined : new Date(exportedAt);
  return (
    <div class="note">
      {date && (
        <p>{word('optionsImportDate', new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(date))}</p>
      )}
      <ul class="facts">
        <li>{countOf('optionsSavedCount', saved)}</li>
        {marks.length > saved && <li>{countOf('optionsMarksCount', marks.length - saved)}</li>}
        {settings && <li>{countOf('optionsTopicsCount', settings.topics.length)}</li>}
      </ul>
      {leftOut > 0 && <p>{countOf('optionsLeftOut', leftOut)}</p>}
    </div>
  );
}
