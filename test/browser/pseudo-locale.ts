import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Messages = Record<string, { message: string }>;

const PLAIN = 'AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuYyZz';
const ACCENTED = 'ÅåÇçÐðÉéĞğĤĥÎîĶķĻļÑñÖöŔŕŠšŢţÛûÝýŽž';

/** Around every string of ours, so that where one begins and ends can be seen. */
const OPEN = '⟦';
const CLOSE = '⟧';

/** A message as a language might have it whose words are accented and half as long again; its places stay. */
function pseudo(message: string): string {
  const parts = message.split(/(\^\d)/);
  const accented = parts.map((part, at) =>
    at % 2 === 1 ? part : [...part].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join(''),
  );
  const letters = message.replace(/\W/g, '').length;
  const longer = ' öñé'.repeat(Math.ceil(letters / 8));
  return `${OPEN}${accented.join('')}${longer}${CLOSE}`;
}

/** A copy of a build that speaks so, as its English. */
export function makePseudoCopy(build: string, copy: string): void {
  rmSync(copy, { recursive: true, force: true });
  cpSync(build, copy, { recursive: true });
  const path = join(copy, '_locales/en/messages.json');
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Messages;
  // What stands outside of the lines are names that no language translates and what the stores cut.
  for (const table of ['words', 'options']) {
    const [own, keys] = [messages[table], messages[`${table}Keys`]];
    if (!own || !keys) throw new Error(`no table of ${table}`);
    const names = keys.message.split('\n');
    // Dates and plurals go by the language's tag.
    const lines = own.message.split('\n').map((line, at) => (names[at] === 'language' ? line : pseudo(line)));
    own.message = lines.join('\n');
  }
  writeFileSync(path, JSON.stringify(messages));
}
