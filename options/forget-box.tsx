import { useRef, useState } from 'preact/hooks';
import { forgetEverything, forgetFetched } from '../src/platform/forget.ts';
import { send } from '../src/platform/messages.ts';
import { word } from '../src/ui/words.ts';

type Wanted = 'Fetched' | 'Everything';
const WANTED: readonly Wanted[] = ['Fetched', 'Everything'];

/** Away with what was fetched, or with everything; asked once more before. */
export function ForgetBox({ done }: { readonly done: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState<Wanted>('Fetched');
  const [said, say] = useState('');
  const forget = async () => {
    dialog.current?.close();
    try {
      await (wanted === 'Fetched' ? forgetFetched() : forgetEverything());
      if (wanted === 'Everything') localStorage.clear();
      say(word(`optionsForget${wanted}Done`));
      done();
      // The worker begins again as after installing.
      await send('resume');
    } catch {
      say(word('optionsForgetFailed'));
    }
  };
  return (
    <div class="box">
      <h3>{word('optionsForget')}</h3>
      {WANTED.map((one) => (
        <p class="row" key={one}>
          <button
            type="button"
            class="button"
            onClick={() => {
              setWanted(one);
              dialog.current?.showModal();
            }}
          >
            {word(`optionsForget${one}`)}
          </button>
          <span class="hint">{word(`optionsForget${one}Hint`)}</span>
        </p>
      ))}
      <p role="status">{said}</p>
      <dialog ref={dialog} aria-labelledby="forget-question">
        <h3 id="forget-question">{word(`optionsForget${wanted}Question`)}</h3>
        <p>{word(`optionsForget${wanted}Hint`)}</p>
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
