import { useEffect, useRef } from 'preact/hooks';
import { word } from '../src/ui/words.ts';

const KEYS = [
  ['j', 'popupKeyNext'],
  ['k', 'popupKeyPrevious'],
  ['o', 'popupKeyPaper'],
  ['m', 'popupKeyMedia'],
  ['a', 'popupKeyOpenAll'],
  ['c', 'popupKeyCopyMedia'],
  ['e', 'popupKeyAbstract'],
  ['w', 'popupKeyWhy'],
  ['s', 'popupSave'],
  ['r', 'popupKeyRead'],
  ['h', 'popupKeyHide'],
  ['.', 'popupKeyMore'],
  ['u', 'popupKeyUndo'],
  ['/', 'popupSearchShort'],
  ['f', 'popupFilters'],
  ['g', 'popupKeyDay'],
  ['?', 'popupKeyHelp'],
] as const;

/** The keys, in a dialog that the browser itself keeps focus in and closes on Escape. */
export function Help({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={close}>
      <form method="dialog" class="dialog-head">
        <h2 id="help-title">{word('popupKeys')}</h2>
        <button type="submit" class="button small">
          {word('popupClose')}
        </button>
      </form>
      <dl class="keys">
        {KEYS.map(([key, label]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{word(label)}</dd>
          </div>
        ))}
      </dl>
      <p class="note">{word('popupKeysTabs')}</p>
    </dialog>
  );
}
