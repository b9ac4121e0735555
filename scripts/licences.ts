import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

/** For packages under it that come without its text, which it wants handed on. */
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;
/** A licence this long is told by its address: it asks for no more than that. */
const MAX_TEXT = 3000;

/**
 * The package a module of a bundle is taken from; bundlers add small pieces of themselves, whose names begin with `\0`.
 * `undefined` for our own.
 */
export function packageOf(moduleId: string): string | undefined {
  const own = /^\0(vite|rolldown)\//.exec(moduleId);
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/'));
  return own?.[1] ?? installed?.[1];
}

/**
 * What their licences ask to be handed on with the packages, as one text; terms that several share stand once.
 * `root` holds `node_modules`.
 */
export function licencesText(root: string, packages: readonly string[]): string {
  const groups = new Map<string, { terms: string; names: string[] }>();
  for (const name of [...packages].sort()) {
    const { title, copyright, terms } = notice(join(root, 'node_modules', name));
    const key = terms.replace(/\W+/g, ' ');
    const group = groups.get(key) ?? { terms, names: [] };
    group.names.push([title, copyright].filter(Boolean).join('\n'));
    groups.set(key, group);
  }
  const parts = [...groups.values()].map(({ terms, names }) => [...names, terms].join('\n\n'));
  const head =
    'ArXiv Daily Show is under the MIT licence. It contains these packages, unchanged but for leaving out unused parts.';
  return `${[head, ...parts].join('\n\n---\n\n')}\n`;
}

function notice(folder: string): { title: string; copyright: string; terms: string } {
  const told: Package = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, author, repository } = told;
  const source = (typeof repository === 'string' ? repository : repository?.url)?.replace(/^git\+|\.git$/g, '');
  const title = `${name} ${version}, ${license}. Source: ${source ?? `https://www.npmjs.com/package/${name}`}`;
  const by = typeof author === 'string' ? author : author?.name;
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
  const text = file
    ? readFileSync(join(folder, file), 'utf8')
    : license === 'ISC'
      ? `Copyright (c) ${by}\n\n${ISC}`
      : '';
  // A bundler's file goes on with the licences of what it is itself made of.
  const own = text.split(/^(?:# Licenses? of bundled|end of terms and conditions)/m)[0] ?? '';
  const [, copyright = '', terms = ''] = /^(Copyright .+)\n\n(Permission [\s\S]*)/m.exec(own) ?? [];
  return terms !== '' && terms.length <= MAX_TEXT
    ? { title, copyright, terms: terms.trim() }
    : { title, copyright: '', terms: `The licence's text: https://spdx.org/licenses/${license}.html` };
}
