import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LINK_KINDS } from '../../src/core/link.ts';

test.each(LINK_KINDS)('%s has a stroke in the style sheet', (kind) => {
  const css = readFileSync(join(import.meta.dirname, '../../src/content/content.css'), 'utf8');
  expect(css).toMatch(new RegExp(`\\.daily-show-${kind} > path \\{\\s+d: path\\("m[^"]+"\\);`, 'i'));
});
