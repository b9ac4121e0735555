import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ICONS } from '../../src/ui/icons.tsx';

const css = readFileSync(join(import.meta.dirname, '../../src/ui/theme.css'), 'utf8');

test.each(ICONS)('%s has a shape in the style sheet', (name) => {
  expect(css).toMatch(new RegExp(`\\[data-name="${name}"\\] > path \\{\\s+d:\\s*path\\(\\s*"M[^"]+"\\s*\\);`));
});
