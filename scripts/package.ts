import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeStoreZip, makeZip, type ZipEntry } from './zip.ts';

const ROOT = join(import.meta.dirname, '..');
/** Never part of the sources, whether or not git is there to say so. */
const NOT_SOURCE = new Set(['node_modules', 'dist', '.git', '.try']);

function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return filesUnder(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

/** What belongs to the project: what git tracks, or, in an unpacked source package, all there is. */
export function sourceFiles(root: string): string[] {
  if (existsSync(join(root, '.git'))) {
    return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter((name) => name !== '' && existsSync(join(root, name)));
  }
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCE.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(root, entry.name) : [entry.name];
  });
}

export function readEntries(folder: string, names: readonly string[]): ZipEntry[] {
  return names.map((name) => ({ name, content: readFileSync(join(folder, name)) }));
}

/** Writes the two store packages and the source package to `dist/`; says size and hash of each. */
export async function writePackages(root: string): Promise<string[]> {
  const { version } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const write = (kind: string, zip: Buffer) => {
    const name = `arxiv-daily-show-${version}-${kind}.zip`;
    writeFileSync(join(root, 'dist', name), zip);
    return `${name}  ${zip.length} bytes  sha256 ${createHash('sha256').update(zip).digest('hex')}`;
  };
  const lines: string[] = [];
  for (const browser of ['chromium', 'firefox']) {
    const folder = join(root, 'dist', browser);
    lines.push(write(browser, await makeStoreZip(readEntries(folder, filesUnder(folder)))));
  }
  return [...lines, write('source', await makeZip(readEntries(root, sourceFiles(root))))];
}

/** `npm run package`, after a build. */
export async function main(): Promise<void> {
  for (const line of await writePackages(ROOT)) console.log(line);
}
