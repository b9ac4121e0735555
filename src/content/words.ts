import type { Phrase } from '../core/phrase.ts';
import type { Reason } from '../core/signal.ts';
import { strongestReasons } from '../core/strongest-reasons.ts';
import { browser } from './browser.ts';

const said = new Map<string, string>();

/** The words of a message in the browser's language. The browser takes its time to find them, so each is asked once. */
export function say(key: string, ...args: readonly string[]): string {
  const asked = [key, ...args].join('\n');
  const words = said.get(asked) ?? browser().i18n.getMessage(key, args);
  said.set(asked, words);
  return words;
}

/** The words of a phrase that the worker sent. */
export function tell(phrase: Phrase): string {
  return say(phrase.key, ...(phrase.args ?? []));
}

/** The two strongest reasons that speak for a paper, as one line. */
export function because(reasons: readonly Reason[]): string {
  return strongestReasons(reasons, 2)
    .map(({ phrase }) => tell(phrase))
    .filter(Boolean)
    .join(' · ');
}
