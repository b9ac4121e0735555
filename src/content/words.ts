import { browser } from './browser.ts';

const said = new Map<string, string>();

/** The words of a message in the browser's language. The browser takes its time to find them, so each is asked once. */
export function say(key: string, ...args: readonly string[]): string {
  const asked = [key, ...args].join('\n');
  const words = said.get(asked) ?? browser().i18n.getMessage(key, args);
  said.set(asked, words);
  return words;
}
