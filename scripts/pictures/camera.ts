import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { readPng, writePalette, writeTrueColour } from './png.ts';

const ROOT = join(import.meta.dirname, '../..');

/** How a page is looked at. Sizes in CSS pixels. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture to one of the page. */
  readonly scale?: number;
  readonly theme?: 'light' | 'dark';
}

/** Sets the window of a page, and the theme that its system asks for. */
export async function lookAt(page: Page, { width, height, scale = 2, theme = 'light' }: Look): Promise<void> {
  await page.bringToFront();
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** The pictures taken so far, by name, as they came from the browser. */
export type Album = Map<string, Buffer>;

/** A picture of what the window shows, once letters and pictures are drawn and nothing moves any more. */
export async function shoot(page: Page): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await new Promise((resolve) => setTimeout(resolve, 600));
  return Buffer.from(await page.screenshot({ captureBeyondViewport: false }));
}

/** Takes a picture for the documents, and keeps it in the album for the stores. */
export async function take(album: Album, page: Page, name: string): Promise<void> {
  const picture = await shoot(page);
  album.set(name, picture);
  keep(`docs/pictures/${name}.png`, picture, 'small');
}

/** Writes a picture below the repository's root: small for the documents, 24 bits a pixel for the stores. */
export function keep(path: string, picture: Buffer, kind: 'small' | 'store'): void {
  const pixels = readPng(picture);
  const file = kind === 'small' ? writePalette(pixels) : writeTrueColour(pixels);
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), file);
  console.log(`  ${path}  ${pixels.width} × ${pixels.height}, ${(file.length / 1024).toFixed(0)} kB`);
}
