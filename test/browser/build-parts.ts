import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Files of a build, relative and sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** A script and all it imports before it runs; what is imported later (`import()`) is not among them. */
function withImports(folder: string, entries: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, target = ''] of text.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["']([./][^"']+)["']/g,
    )) {
      visit(target.startsWith('/') ? target.slice(1) : join(dirname(name), target));
    }
  };
  for (const entry of entries) visit(entry);
  return [...found].sort();
}

export function workerScripts(folder: string): string[] {
  const { background } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return withImports(folder, background.scripts ?? [background.service_worker]);
}

/** What each entry of the manifest runs on a page, in order. */
export function contentScripts(folder: string): string[][] {
  const { content_scripts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return content_scripts.map(({ js }: { js: string[] }) => js);
}

/** What a page runs before it draws anything. */
export function pageScripts(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const entries = [...html.matchAll(/<script[^>]+src="\/([^"]+)"/g)].map((match) => match[1] ?? '');
  return withImports(folder, entries);
}

/** What the popup cannot do without; what reads TeX, and what sets formulas, is fetched beside it and not counted. */
export function popupScripts(folder: string): string[] {
  return pageScripts(folder, 'popup/index.html');
}
