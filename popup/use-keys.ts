import { useEffect, useRef } from 'preact/hooks';
import type { Move } from './use-place.ts';

/** Keys that belong to the paper in focus: each presses what carries it as `data-key` on that card. */
const CARD_KEYS = new Set(['o', 'm', 's', 'r', 'h', 'e', 'w', '.', 'a', 'c']);
/** Keys of the whole page. */
const PAGE_KEYS = new Set(['/', 'g', 'f', 'u']);

function papers(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-arxiv-id]')];
}

/** The paper in focus, or else the first one below the upper edge. */
function currentPaper(): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-arxiv-id]');
  if (focused) return focused;
  const top = document.querySelector('.tools')?.getBoundingClientRect().bottom ?? 0;
  return papers().find((paper) => paper.getBoundingClientRect().bottom > top + 1);
}

/** Focus to the next or previous paper. */
function stepPaper(step: 1 | -1): void {
  const all = papers();
  const current = currentPaper();
  const at = current ? all.indexOf(current) : 0;
  const target = all[current?.contains(document.activeElement) ? at + step : at];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
}

function press(key: string, within: ParentNode): boolean {
  const target = within.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target instanceof HTMLInputElement) target.select();
  else target.click();
  return true;
}

/** After hiding, focus goes on to the paper that took its place. */
function pressOnCard(key: string): boolean {
  const paper = currentPaper();
  if (!paper) return false;
  const all = papers();
  const following = all[all.indexOf(paper) + 1] ?? all[all.indexOf(paper) - 1];
  if (document.activeElement !== paper && !paper.contains(document.activeElement)) paper.focus({ preventScroll: true });
  const pressed = press(key, paper);
  if (pressed && key === 'h') following?.focus({ preventScroll: true });
  return pressed;
}

/** One-key commands; never while something is typed, nor with a modifier, nor to an input method. */
export function useKeys(move: Move, help: () => void, undo: (() => void) | undefined): void {
  const hands = useRef({ move, help, undo });
  hands.current = { move, help, undo };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
      const typing = event.target instanceof Element && event.target.matches('input, select, textarea');
      if (typing && (event.target as HTMLInputElement).type === 'search') {
        if (event.key === 'Enter') stepPaper(1);
        if (event.key !== 'Escape' || (event.target as HTMLInputElement).value === '') return;
        hands.current.move({ query: '' });
        event.preventDefault();
        return;
      }
      if (typing || document.querySelector('dialog[open]')) return;
      if (handle(event.key)) event.preventDefault();
    };
    const handle = (key: string): boolean => {
      if (key === 'j' || key === 'k') stepPaper(key === 'j' ? 1 : -1);
      else if (key === '?') hands.current.help();
      else if (CARD_KEYS.has(key)) return pressOnCard(key);
      else if (PAGE_KEYS.has(key)) return press(key, document);
      else return false;
      return true;
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
