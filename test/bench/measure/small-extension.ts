import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * An extension that is nothing but a worker, to measure beside ours. Its page is `manifest.json`.
 * @param entry a module of this folder to bundle, or the worker's own text
 */
export async function makeSmallExtension(worker: { text: string } | { entry: string }): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'daily-show-small-'));
  const manifest = {
    manifest_version: 3,
    name: 'small',
    version: '1',
    background: { service_worker: 'worker.js', type: 'module' },
    permissions: ['storage', 'alarms'],
    host_permissions: ['https://rss.arxiv.org/*'],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>small</title>');
  if ('text' in worker) writeFileSync(join(folder, 'worker.js'), worker.text);
  else {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: 'chrome120',
        lib: { entry: join(import.meta.dirname, worker.entry), formats: ['es'], fileName: () => 'worker.js' },
      },
    });
  }
  return folder;
}
