import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, ROOT } from './project-files.ts';

const PICTURES = 'docs/store/pictures';
const pictures = readdirSync(join(ROOT, PICTURES));
const page = readFileSync(join(ROOT, 'docs/store/listing.md'), 'utf8');

/** Width and height, as a PNG's head has them. */
function sizeOf(path: string): string {
  const head = readFileSync(join(ROOT, path));
  return `${head.readUInt32BE(16)}x${head.readUInt32BE(20)}`;
}

describe('what the stores are given', () => {
  it('is as large as they ask, and has words', () => {
    const shots = pictures.filter((name) => /^\d-/.test(name));
    expect(shots.length).toBeGreaterThanOrEqual(1);
    expect(shots.length).toBeLessThanOrEqual(5);
    expect(shots.filter((name) => sizeOf(`${PICTURES}/${name}`) !== '1280x800')).toEqual([]);
    expect(sizeOf(`${PICTURES}/tile-440x280.png`)).toBe('440x280');
    expect(sizeOf(`${PICTURES}/marquee-1400x560.png`)).toBe('1400x560');
    expect(pictures.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    for (const size of [16, 32, 48, 128]) expect(sizeOf(`icons/${size}.png`)).toBe(`${size}x${size}`);
  });

  it('says nothing that only a pointer finds: hovering changes colours, never what is there', () => {
    const plain =
      /^(?:color|background(?:-color)?|border(?:-\w+)*|text-decoration(?:-\w+)*|outline(?:-\w+)*|box-shadow|filter|cursor|z-index|--[\w-]+)$/;
    const found = ['popup', 'options', 'src'].flatMap((folder) =>
      filesOf(folder, ['.css']).flatMap(({ path, text }) =>
        [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]*:hover[^{}]*)\{([^{}]*)\}/g)].flatMap(
          ([, selector = '', body = '']) =>
            body
              .split(';')
              .map((declaration) => declaration.split(':')[0]?.trim() ?? '')
              .filter((property) => property !== '' && !plain.test(property))
              .map((property) => `${path} ${selector.trim()}: ${property}`),
        ),
      ),
    );
    expect(found).toEqual([]);
  });
});
