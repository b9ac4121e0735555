import { useId, useState } from 'preact/hooks';
import type { Reason } from '../src/core/signal.ts';
import { strongestReasons } from '../src/core/strongest-reasons.ts';
import { say, word } from '../src/ui/words.ts';

/** How many reasons stand in the line that is always seen. */
const SHOWN = 2;

/** `+2.1`, with a true minus. */
function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

/** Why the paper is here: the strongest reasons in words, and on request all of them with what each weighs. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (reasons.length === 0) return null;
  const shown = strongestReasons(reasons, SHOWN);
  return (
    <div class="reasons">
      <button
        type="button"
        class="quiet"
        data-key="w"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span class="why">{word('popupWhy')}</span> {shown.map((reason) => say(reason.phrase)).join(' · ')}
      </button>
      <ul id={id} hidden={!open}>
        {open &&
          reasons.map((reason) => (
            <li key={reason.signal + reason.phrase.key}>
              <span class="points">{points(reason.value)}</span> {say(reason.phrase)}
            </li>
          ))}
      </ul>
    </div>
  );
}
