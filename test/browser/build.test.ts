import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { crc32, gzipSync, inflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readEntries, sourceFiles } from '../../scripts/package.ts';
import { makeStoreZip, makeZip } from '../../scripts/zip.ts';
import { contentScripts, filesUnder, pageScripts, popupScripts, workerScripts } from './build-parts.ts';

const ROOT = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'daily-show-build-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const BROWSERS = ['chromium', 'firefox'] as const;
const distOf = (browser: string) => join(ROOT, 'dist', browser);
const zipOf = (folder: string) => makeStoreZip(readEntries(folder, filesUnder(folder)));
const bytesOf = (folder: string, names: readonly string[]) =>
  names.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);

describe.each(BROWSERS)('the build for %s', (browser) => {
  const folder = distOf(browser);

  it('shows nothing of itself to web pages, and keeps its policy', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.web_accessible_resources).toBeUndefined();
    // Whatever builds it must neither add nor leave out: the source's own set is written down in a unit test.
    const written = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
    const asked = ['permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions'];
    for (const key of [...asked, 'content_security_policy', 'commands'])
      expect([key, manifest[key]]).toEqual([key, written[key]]);
    const matchesOf = ({ content_scripts }: { content_scripts: { matches: string[] }[] }) =>
      content_scripts.map(({ matches }) => matches);
    expect(matchesOf(manifest)).toEqual(matchesOf(written));
    expect(manifest.externally_connectable).toBeUndefined();
    expect(contentScripts(folder)).toEqual([
      ['src/content/media.js', 'src/content/abstract-page.iife.js'],
      ['src/content/media.js', 'src/content/listing-page.iife.js'],
    ]);
  });

  it('holds no code that makes code, loads code, or names a machine', () => {
    for (const name of filesUnder(folder).filter((path) => /\.(?:js|html|css|json)$/.test(path))) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(text.includes(ROOT), name).toBe(false);
      expect(/\beval\(|new Function\(|importScripts\(|sourceMappingURL/.test(text), name).toBe(false);
    }
  });

  it('hands on the licences of all that is in it, and of nothing else', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<
        string,
        { dev?: boolean; devOptional?: boolean; optional?: boolean; version: string; license?: string }
      >;
    };
    const shipped = Object.entries(lock.packages)
      .filter(([path, { dev, devOptional, optional }]) => path !== '' && !(dev || devOptional || optional))
      .map(([path, { version, license }]) => `${path.replace('node_modules/', '')} ${version}, ${license}.`);
    const text = readFileSync(join(folder, 'licences.txt'), 'utf8');
    const named = [...text.matchAll(/^(\S+ \d\S+, \S+) Source:/gm)].map((match) => match[1] ?? '');
    // Bundlers leave a few lines of theirs in every bundle.
    expect(named.filter((each) => !/^(?:vite|rolldown) /.test(each)).sort()).toEqual(shipped.sort());
  });

  it('holds no script or style sheet that nothing names', () => {
    const files = filesUnder(folder);
    const texts = files
      .filter((name) => /\.(?:js|html|json)$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
    const loose = files
      .filter((name) => name.startsWith('assets/'))
      .filter((name) => !texts.some(([other, text]) => other !== name && text.includes(basename(name))));
    expect(loose).toEqual([]);
  });

  it('has pages that name every script they begin with, so that none waits for another to be read', () => {
    for (const page of filesUnder(folder).filter((name) => name.endsWith('.html'))) {
      const html = readFileSync(join(folder, page), 'utf8');
      const named = [...html.matchAll(/(?:src|rel="modulepreload"[^>]+href)="\/([^"]+)"/g)].map((match) => match[1]);
      expect(named.sort(), page).toEqual(pageScripts(folder, page));
    }
  });

  it('stays within its budgets', async () => {
    const worker = bytesOf(folder, workerScripts(folder));
    const popup = popupScripts(folder).reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
      0,
    );
    const content = contentScripts(folder).map((names) => bytesOf(folder, names));
    // What stands, so that it cannot grow unseen. The aims are 240, 130, 40 and 14 kB: `docs/performance.md`. The package
    // went up once, by the 16 kB that the worker shared with the pages before it was one file that starts a third faster.
    expect((await zipOf(folder)).length, 'package').toBeLessThanOrEqual(240_000);
    expect(worker, 'worker, raw').toBeLessThanOrEqual(130_000);
    expect(popup, 'popup without formulas, gzipped').toBeLessThanOrEqual(30_600);
    expect(Math.max(...content), 'content scripts of a page, raw').toBeLessThanOrEqual(19_600);
  });
});

describe('packages', () => {
  it('are equal byte for byte when built again from the sources alone', async () => {
    const again = mkdtempSync(join(scratch, 'sources-'));
    for (const name of sourceFiles(ROOT)) {
      mkdirSync(dirname(join(again, name)), { recursive: true });
      writeFileSync(join(again, name), readFileSync(join(ROOT, name)));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(again, 'node_modules'));
    for (const browser of BROWSERS) {
      execFileSync(
        'node',
        [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--mode', browser, '--logLevel', 'error'],
        {
          cwd: again,
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      expect(filesUnder(join(again, 'dist', browser))).toEqual(filesUnder(distOf(browser)));
      const zip = await zipOf(join(again, 'dist', browser));
      expect(zip.equals(await zipOf(distOf(browser)))).toBe(true);
    }
    const unpacked = await makeZip(readEntries(again, sourceFiles(again)));
    expect(unpacked.equals(await makeZip(readEntries(ROOT, sourceFiles(ROOT))))).toBe(true);
  });

  it('hold what was put in, by the checks a reader of zips makes', async () => {
    const folder = distOf('chromium');
    const zip = await zipOf(folder);
    const end = zip.length - 22;
    expect(zip.readUInt32LE(end)).toBe(0x06054b50);
    let at = zip.readUInt32LE(end + 16);
    const names: string[] = [];
    while (at < end) {
      expect(zip.readUInt32LE(at)).toBe(0x02014b50);
      const [crc, packed, size] = [16, 20, 24].map((offset) => zip.readUInt32LE(at + offset)) as [
        number,
        number,
        number,
      ];
      const nameLength = zip.readUInt16LE(at + 28);
      const local = zip.readUInt32LE(at + 42);
      const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const content = inflateRawSync(zip.subarray(start, start + packed));
      expect([content.length, crc32(content)]).toEqual([size, crc]);
      expect(content.equals(readFileSync(join(folder, name)))).toBe(true);
      names.push(name);
      at += 46 + nameLength;
    }
    expect(names).toEqual(filesUnder(folder));
  });
});

describe("the stores' linter", () => {
  it('has no error, and the one warning that preact brings', () => {
    const report = JSON.parse(
      execFileSync(
        'node',
        [
          join(ROOT, 'node_modules/web-ext/bin/web-ext.js'),
          'lint',
          '--source-dir',
          distOf('firefox'),
          '--output',
          'json',
        ],
        {
          encoding: 'utf8',
          cwd: scratch,
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      ),
    ) as { errors: unknown[]; notices: unknown[]; warnings: { code: string; message: string; file: string }[] };
    expect(report.errors).toEqual([]);
    expect(report.warnings.map(({ code, message }) => [code, message])).toEqual([
      ['UNSAFE_VAR_ASSIGNMENT', 'Unsafe assignment to innerHTML'],
    ]);
    // The file is the one preact is in: the assignment stands beside its own name for the property.
    const file = report.warnings[0]?.file ?? '';
    expect(readFileSync(join(distOf('firefox'), file), 'utf8')).toContain('dangerouslySetInnerHTML');
    expect(readdirSync(join(distOf('firefox'), 'assets'))).toContain(file.replace('assets/', ''));
  });
});
