import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueUrl } from '../../options/report.ts';
import { sourceFiles } from '../../scripts/package.ts';
import { ROOT, readProjectJson } from './project-files.ts';

const files = sourceFiles(ROOT);
const texts = files
  .filter((path) => !/\.(?:png|bin)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const pages = texts.filter(({ path }) => path.endsWith('.md'));
const { scripts } = readProjectJson<{ scripts: Record<string, string> }>('package.json');

/** What stands in backticks or in a block of code, in pieces without blanks. */
function codeOf(text: string): string[] {
  const marked = [...text.matchAll(/```\w*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, inline]) => block ?? inline ?? '',
  );
  return marked;
}

/** A path in backticks may leave out how it begins: `planning/rests.ts`. Names that a reader is to choose begin with `my-`. */
function isThere(path: string): boolean {
  const bare = path.replace(/\/$/, '');
  return /(?:^|\/)my-/.test(bare) || files.some((file) => `/${file}/`.includes(`/${bare}/`) || file === bare);
}

describe('the pages', () => {
  it('lead nowhere that is not', () => {
    const dead = pages.flatMap(({ path, text }) =>
      [...text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
        .map(([, link, source]) => (link ?? source ?? '').replace(/#.*$/, ''))
        .filter((target) => target !== '' && !/^(?:https?|mailto):/.test(target))
        .filter((target) => !existsSync(join(ROOT, normalize(join(dirname(path), target)))))
        .map((target) => `${path} -> ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('name only files and folders that exist', () => {
    const top = new Set(files.map((file) => file.split('/')[0] ?? ''));
    const looksLikePath = (word: string) =>
      /^[\w.@-]+(?:\/[\w.@-]+)*\/?$/.test(word) &&
      word.includes('/') &&
      (/\.(?:tsx?|mjs|json|md|html|css|svg|ya?ml|txt)$/.test(word) || top.has(word.split('/')[0] ?? ''));
    const missing = pages.flatMap(({ path, text }) =>
      codeOf(text)
        .flatMap((code) => code.split(/[\s,;()'"]+/))
        .filter((word) => looksLikePath(word) && !isThere(word) && !word.startsWith('dist/'))
        .map((word) => `${path}: ${word}`),
    );
    expect(missing).toEqual([]);
  });

  it('name only commands that exist', () => {
    const missing = texts
      .filter(({ path }) => /\.(?:md|yml)$|^\.ci\//.test(path))
      .flatMap(({ path, text }) => {
        const named = [...text.matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)];
        const benches = [...text.matchAll(/npm run (?:-s )?bench -- ([\w-]+)/g)].map((match) => match[1] ?? '');
        return [
          ...named.map(([, run, short]) => run ?? short ?? '').filter((name) => !(name in scripts)),
          ...benches.filter((name) => name !== 'NAME' && !files.includes(`test/bench/${name}.ts`)),
        ].map((name) => `${path}: ${name}`);
      });
    expect(missing).toEqual([]);
  });

  it('tell every script there is', () => {
    const told = pages.map(({ text }) => text).join('\n');
    const untold = Object.keys(scripts).filter((name) => !new RegExp(`npm (?:run (?:-s )?)?${name}\\b`).test(told));
    expect(untold).toEqual([]);
  });
});

describe('the table of threats', () => {
  const page = pages.find(({ path }) => path === 'SECURITY.md')?.text ?? '';
  const rows = [...page.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];

  it('has a test in every row, by its own words', () => {
    expect(rows.map((row) => Number(row[1]))).toEqual(rows.map((_, at) => at + 1));
    expect(rows.length).toBeGreaterThanOrEqual(17);
    const untested = rows.filter((row) => !/`test\/[^`]+`/.test(row[4] ?? ''));
    expect(untested.map((row) => row[2])).toEqual([]);
    const unsaid = [...page.matchAll(/`(test\/[^`]+)` \(([^)]+)\)/g)].flatMap(([, file = '', said = '']) =>
      [...said.matchAll(/"([^"]+)"/g)]
        .map((match) => match[1] ?? '')
        .filter((words) => !texts.find(({ path }) => path === file)?.text.includes(words))
        .map((words) => `${file}: ${words}`),
    );
    expect(unsaid).toEqual([]);
  });
});

describe('the form for faults', () => {
  const form = texts.find(({ path }) => path === '.github/ISSUE_TEMPLATE/bug.yml')?.text ?? '';
  const words = readProjectJson<Record<string, { message: string }>>('src/static/_locales/en/messages.json');

  it('has the field that the settings fill in, and says where the report is', () => {
    const filled = [...new URL(issueUrl('x')).searchParams.keys()].filter((name) => name !== 'template');
    expect(filled.filter((name) => !form.includes(`id: ${name}\n`))).toEqual([]);
    expect(form).toContain(`Settings → ${words.optionsDiagnostics?.message} → "${words.optionsCopyReport?.message}"`);
  });
});

describe('the repository', () => {
  it('knows no machine and no registry but the public one', () => {
    const own = 'test/repository/docs.test.ts';
    const machine = /(?:^|[^\w.])\/(?:work|root|home|Users)\/\w|localhost:4873|verdaccio|artifactory|_authToken/;
    const found = texts.flatMap(({ path, text }) => {
      const hosts = [...text.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map((match) => match[1] ?? '');
      const other = hosts.find((host) => host !== 'registry.npmjs.org');
      const line = path === own ? undefined : text.split('\n').find((each) => machine.test(each));
      return (other ?? line) ? [`${path}: ${(other ?? line ?? '').trim().slice(0, 120)}`] : [];
    });
    expect(found).toEqual([]);
  });

  it('is checked by the same words everywhere', () => {
    const workflow = texts.find(({ path }) => path === '.github/workflows/check.yml')?.text ?? '';
    expect(workflow).toContain('run: .ci/run\n');
  });
});
