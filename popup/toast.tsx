import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { word } from '../src/ui/words.ts';

interface Said {
  readonly said: string;
  readonly undo?: (() => void) | undefined;
}

/** Tells the reader what was done, with a way back. */
export type Tell = (said: string, undo?: () => void) => void;

/** How long it stays, in ms; it stays longer while it is pointed at or in focus. */
const STAYS = 8000;

interface Shown extends Said {
  readonly hold: (held: boolean) => void;
}

/** The one message at the foot of the page; a new one takes the place of the old. */
export function useToast(): [Shown | undefined, Tell] {
  const [said, setSaid] = useState<Said>();
  const [held, hold] = useState(false);
  useEffect(() => {
    if (!said || held) return undefined;
    const timer = setTimeout(() => setSaid(undefined), STAYS);
    return () => clearTimeout(timer);
  }, [said, held]);
  const tell = useCallback<Tell>((text, undo) => {
    const back =
      undo &&
      (() => {
        undo();
        setSaid({ said: word('popupUndone') });
      });
    setSaid({ said: text, undo: back });
  }, []);
  return [said && { ...said, hold }, tell];
}

/** It is always there, so that assistive technology hears what is put in. */
export function Toast({ toast }: { readonly toast: Shown | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={place}
      class="toast"
      data-shown={toast ? '' : undefined}
      onPointerEnter={() => toast?.hold(true)}
      onPointerLeave={() => toast?.hold(false)}
      onFocusIn={() => toast?.hold(true)}
      onFocusOut={() => toast?.hold(false)}
    >
      <span aria-live="polite">{toast?.said}</span>
      {toast?.undo && (
        <button type="button" class="link" data-key="u" onClick={toast.undo}>
          {word('popupUndo')}
        </button>
      )}
    </div>
  );
}
