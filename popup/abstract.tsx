import { fillText } from '../src/ui/rich-text.tsx';
import { word } from '../src/ui/words.ts';

/**
 * Abstracts up to this length are never folded: a button would hide a line or two. Longer ones fill the folded form even in
 * a wide window, so that their last line has room for the button.
 */
const SHORT = 360;

/** Where an abstract stands: whole in the document, three lines of it seen until it is unfolded. */
export function AbstractPlace() {
  return (
    <div class="abstract">
      <p data-part="abstract" lang="en" />
      <button type="button" class="quiet" data-key="e" data-unfolds="abstract" aria-expanded={false}>
        {word('popupUnfold')}
      </button>
    </div>
  );
}

/** The part of `AbstractPlace` that a short text has no use for. */
export function withoutAbstract(text: string): string[] {
  return text.length <= SHORT ? ['.abstract > button'] : [];
}

/** @param place a copy of what `AbstractPlace` has drawn */
export function fillAbstract(place: HTMLElement, text: string, later: boolean): void {
  const words = place.firstElementChild as HTMLElement;
  if (!words.nextElementSibling) place.setAttribute('data-open', '');
  if (text !== '') fillText(words, text, { later, isFolded: () => !place.hasAttribute('data-open') });
  else {
    words.className = 'absent';
    words.removeAttribute('lang');
    words.textContent = word('popupNoAbstract');
  }
}

/** Folds or unfolds it; a short one is never folded. */
export function unfoldAbstract(place: HTMLElement, open: boolean): void {
  const [words, button] = place.children as unknown as [HTMLElement, HTMLElement | undefined];
  place.toggleAttribute('data-open', open || !button);
  for (const link of words.querySelectorAll('a')) link.tabIndex = open || !button ? 0 : -1;
  if (button) button.textContent = word(open ? 'popupFold' : 'popupUnfold');
}
