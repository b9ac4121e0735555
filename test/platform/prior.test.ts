import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installExtension, makeStorage } from './fake-storage.ts';

const FILE = readFileSync(resolve(import.meta.dirname, '../../src/static/prior.bin'));

installExtension(makeStorage(), {
  runtime: { id: 'test', getManifest: () => ({ version: '0' }), getURL: (path: string) => `ext://test/${path}` },
});

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => vi.unstubAllGlobals());

const { stubGlobal } = vi;

it('is read from the extension itself, once', async () => {
  const fetch = vi.fn(async (_url: string) => new Response(new Uint8Array(FILE)));
  stubGlobal('fetch', fetch);
  const { readPrior } = await import('../../src/platform/prior.ts');
  const model = await readPrior();
  expect(model?.weights.some((weight) => weight !== 0)).toBe(true);
  expect(await readPrior()).toBe(model);
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(['ext://test/prior.bin']);
});

it.each([
  ['is not there', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is cut short', async () => new Response(new Uint8Array(FILE.subarray(0, 101)))],
])('is done without where the file %s, and asked for again', async (_how, broken) => {
  stubGlobal('fetch', broken);
  const { readPrior } = await import('../../src/platform/prior.ts');
  expect(await readPrior()).toBeUndefined();
  stubGlobal('fetch', async () => new Response(new Uint8Array(FILE)));
  expect(await readPrior()).toBeDefined();
});
