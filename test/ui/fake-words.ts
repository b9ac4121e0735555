import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = Record<
  string,
  { readonly message: string; readonly placeholders?: Record<string, { readonly content: string }> }
>;

const english = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/static/_locales/en/messages.json'), 'utf8'),
) as Messages;

/** The browser's table of words, for pages drawn without a browser: English, as `i18n.getMessage` fills it. */
export function getMessage(key: string, args: readonly string[] = []): string {
  const entry = Object.hasOwn(english, key) ? english[key] : undefined;
  if (!entry) return '';
  const named = entry.message.replace(/\$([A-Za-z]\w*)\$/g, (_, name: string) => {
    return entry.placeholders?.[name.toLowerCase()]?.content ?? '';
  });
  return named.replace(/\$(\d)/g, (_, at: string) => args[Number(at) - 1] ?? '');
}
