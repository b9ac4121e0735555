import { useRef, useState } from 'preact/hooks';
import { latestDay } from '../src/core/day.ts';
import { now } from '../src/platform/clock.ts';
import { forgetEverything, forgetFetched } from '../src/platform/forget.ts';
import { send } from '../src/platform/messages.ts';
import { word } from '../src/ui/words.ts';

type Wanted = 'fetched' | 'everything';
const WANTED: readonly { readonly wanted: Wanted; readonly key: string }[] = [
  { wanted: 'fetched', key: 'optionsForgetFetched' },
  { wanted: 'everything', key: 'optionsForgetEverything' },
];

/** Away with what was fetched, or with everything; asked once more before. */
export function ForgetBox({ done }: { readonly done: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState<Wanted>('fetched');
  const [said, say] = useState('');
  const key = WANTED.find((one) => one.wanted === wanted)?.key ?? '';
  const forget = async () => {
    dialog.current?.close();
    try {
      await (wanted === 'fetched' ? forgetFetched() : forgetEverything());
      if (wanted === 'everything') localStorage.clear();
      say(word(`${key}Done`));
      done();
      // The worker begins again as after installing.
      await send('resume', latestDay(now()));
    } catch {
      say(word('optionsForgetFailed'));
    }
  };
  return (
    <div class="box">
      <h3>{word('optionsForget')}</h3>
      {WANTED.map((one) => (
        <p class="row" key={one.wanted}>
          <button
            type="button"
            class="button"
            onClick={() => {
              setWanted(one.wanted);
              dialog.current?.showModal();
            }}
          >
            {word(one.key)}
          </button>
          <span class="hint">{word(`${one.key}Hint`)}</span>
        </p>
      ))}
      <p role="status">{said}</p>
      <dialog ref={dialog} aria-labelledby="forget-question">
        <h3 id="forget-question">{word(`${key}Question`)}</h3>
        <p>{word(`${key}Hint`)}</p>
        <p class="row">
          <button type="button" class="button primary" onClick={() => void forget()}>
            {word('optionsForgetYes')}
          </button>
          {/* biome-ignore lint/a11y/noAutofocus: in a dialog that deletes, Enter must not delete */}
          <button type="button" class="button" autoFocus onClick={() => dialog.current?.close()}>
            {word('optionsCancel')}
          </button>
        </p>
      </dialog>
    </div>
  );
}
