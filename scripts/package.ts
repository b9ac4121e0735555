import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeZip, type ZipEntry } from './zip.ts';

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
export function writePackages(root: string): string[] {
  const { version } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const packages: [string, ZipEntry[]][] = [
    ...(['chromium', 'firefox'] as const).map((browser): [string, ZipEntry[]] => {
      const folder = join(root, 'dist', browser);
      return [`arxiv-daily-show-${version}-${browser}.zip`, readEntries(folder, filesUnder(folder))];
    }),
    [`arxiv-daily-show-${version}-source.zip`, readEntries(root, sourceFiles(root))],
  ];
  return packages.map(([name, entries]) => {
    const zip = makeZip(entries);
    writeFileSync(join(root, 'dist', name), zip);
    return `${name}  ${zip.length} bytes  sha256 ${createHash('sha256').update(zip).digest('hex')}`;
  });
}

/** `npm run package`, after a build. */
export async function main(): Promise<void> {
  for (const line of writePackages(ROOT)) console.log(line);
}
