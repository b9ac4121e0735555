import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser.ts';
import { readPng, writeIcon } from './pictures/png.ts';

const FOLDER = resolve(import.meta.dirname, '../icons');

/** Size of the file, the drawing it is made of, and how much of it the drawing fills: stores want 96 of 128 pixels. */
const ICONS = [
  { size: 16, drawing: 'small.svg', art: 16 },
  { size: 32, drawing: 'icon.svg', art: 32 },
  { size: 48, drawing: 'icon.svg', art: 48 },
  { size: 128, drawing: 'icon.svg', art: 96 },
] as const;

/** `node scripts/run.mjs scripts/make-icons.ts`: icons/SIZE.png out of the drawings beside them. */
export async function main(): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  try {
    const page = await browser.newPage();
    for (const { size, drawing, art } of ICONS) {
      const source = readFileSync(resolve(FOLDER, drawing)).toString('base64');
      await page.setViewport({ width: size, height: size, deviceScaleFactor: 1 });
      await page.setContent(
        `<body style="margin:0;display:grid;place-items:center;height:${size}px">` +
          `<img width="${art}" height="${art}" src="data:image/svg+xml;base64,${source}">`,
        { waitUntil: 'load' },
      );
      const shot = await page.screenshot({ omitBackground: true });
      writeFileSync(resolve(FOLDER, `${size}.png`), writeIcon(readPng(shot)));
    }
  } finally {
    await browser.close();
  }
}
