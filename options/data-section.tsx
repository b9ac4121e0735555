import { useEffect, useState } from 'preact/hooks';
import { onChange } from '../src/platform/changes.ts';
import { noteFault } from '../src/platform/faults.ts';
import { persist, readStorageUse, type StorageUse } from '../src/platform/storage-use.ts';
import { countOf, language, word } from '../src/ui/words.ts';
import { ExportBox } from './export-box.tsx';
import { ForgetBox } from './forget-box.tsx';
import { ImportBox } from './import-box.tsx';
import { Section } from './parts.tsx';

/** What is stored, how much, how long; out, in, and away with it. */
export function DataSection() {
  const [use, setUse] = useState<StorageUse>();
  const [refused, setRefused] = useState(false);
  const read = () =>
    void readStorageUse().then(setUse, (error: unknown) => noteFault('storage could not be counted', error));
  useEffect(() => {
    read();
    return onChange(({ type }) => (type === 'digest' || type === 'marks') && read());
  }, []);
  return (
    <Section id="data" title={word('optionsData')} intro={word('optionsDataIntro')}>
      <ul class="facts" aria-busy={!use}>
        {use && (
          <>
            <li>
              {countOf('optionsSavedCount', use.saved)} {word('optionsForEver')}
            </li>
            <li>
              {countOf('optionsDaysCount', use.days)} {word('optionsAYear')}
            </li>
            <li>
              {countOf('optionsPapersCount', use.papers)} {word('optionsAMonth')}
            </li>
            <li>
              {countOf('optionsPicturesCount', use.pictures)} {word('optionsTwoWeeks')}
            </li>
            {use.bytes !== undefined && <li>{word('optionsBytes', megabytes(use.bytes))}</li>}
          </>
        )}
      </ul>
      {use?.persisted === false && (
        <p class="row">
          <button
            type="button"
            class="button"
            onClick={() =>
              void persist().then((kept) => {
                setRefused(!kept);
                read();
              })
            }
          >
            {word('optionsPersist')}
          </button>
          <span class="hint">{word('optionsPersistHint')}</span>
        </p>
      )}
      <p aria-live="polite">
        {refused && word('optionsPersistRefused')}
        {use?.persisted && word('optionsPersisted')}
      </p>
      <ExportBox />
      <ImportBox done={read} />
      <ForgetBox done={read} />
    </Section>
  );
}

function megabytes(bytes: number): string {
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language(), format).format(bytes / 1e6);
}
