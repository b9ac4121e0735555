import './stores.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchPicture } from '../../src/background/chores/fetch-picture.ts';
import { addDays, utcDay } from '../../src/core/day.ts';
import { DEFAULTS } from '../../src/core/settings.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { readPictures, writePicture } from '../../src/platform/pictures.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, write } from './stores.ts';

const HOST = 'https://cdn-uploads.huggingface.co';
const PNG = '\x89PNG\r\n\x1a\n';
const DAY = utcDay(Date.now());
const answers = new Map<string, () => Response>();
const asked: { url: string; at: number }[] = [];
let offset = 0;

const file = (text: string, type = 'image/png', status = 200, headers = {}) =>
  new Response(
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    {
      status,
      headers: { 'content-type': type, ...headers },
    },
  );
const pictures = (names: readonly (readonly string[])[]) =>
  Object.fromEntries(names.map((own, at) => [idOf(at), own.map((name) => `${HOST}/${name}`)]));
const storeCards = (names: readonly (readonly string[])[]) =>
  storeDay(
    DAY,
    names.map((_, at) => write('snow', at)),
    { pictures: pictures(names) },
  );
const stored = async () => [...(await readPictures(DAY)).keys()].map((url) => url.slice(HOST.length + 1)).sort();

/** Goes on until there is nothing more, the clock going along. @returns how long it took. */
async function fetchAll(settings = DEFAULTS): Promise<void> {
  for (let pieces = 0; pieces < 100; pieces += 1) {
    const more = await fetchPicture(settings);
    if (more === Number.POSITIVE_INFINITY) return;
    offset = Math.max(offset, more - vi.getRealSystemTime());
    vi.setSystemTime(vi.getRealSystemTime() + offset);
  }
  throw new Error('it never ends');
}

beforeEach(async () => {
  offset = 0;
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 20 });
  await dropDatabase();
  answers.clear();
  asked.length = 0;
  installExtension(makeStorage(), { permissions: { contains: async () => true } });
  vi.stubGlobal('fetch', async (url: string) => {
    const answer = answers.get(url.slice(HOST.length + 1));
    asked.push({ url: url.slice(HOST.length + 1), at: Date.now() });
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the day’s pictures', () => {
  it('come one a card, films left out, each once, one second apart', async () => {
    await storeCards([['a.png', 'b.png'], ['film.mp4', 'c.jpg'], [], ['film.qt']]);
    answers.set('a.png', () => file(`${PNG}a`));
    answers.set('c.jpg', () => file(`${PNG}c`, 'application/octet-stream'));
    await fetchAll();
    expect(await stored()).toEqual(['a.png', 'c.jpg']);
    expect(asked.map(({ url }) => url)).toEqual(['a.png', 'c.jpg']);
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    const picture = (await readPictures(DAY)).get(`${HOST}/c.jpg`);
    expect([picture?.id, picture?.day]).toEqual([idOf(1), DAY]);
    expect(await fetchPicture(DEFAULTS)).toBe(Number.POSITIVE_INFINITY);
    expect(asked).toHaveLength(2);
  });

  it('are asked for three times at most; what is none is asked for once', async () => {
    await storeCards([['gone.png'], ['page.png'], ['large.png'], ['down.png'], ['good.png']]);
    answers.set('gone.png', () => file('', 'text/html', 404));
    answers.set('page.png', () => file('<!DOCTYPE html>'));
    answers.set('large.png', () => file(PNG + '.'.repeat(1_500_000)));
    answers.set('good.png', () => file(PNG));
    await fetchAll();
    expect(await stored()).toEqual(['good.png']);
    const times = (name: string) => asked.filter(({ url }) => url === name).length;
    expect(['gone.png', 'page.png', 'large.png', 'down.png'].map(times)).toEqual([1, 1, 1, 3]);
  });

  it('are not fetched when they are switched off, and thrown away then', async () => {
    await storeCards([['a.png']]);
    answers.set('a.png', () => file(PNG));
    await fetchAll({ ...DEFAULTS, pictures: false });
    expect(asked).toEqual([]);
    await fetchAll();
    expect(await stored()).toEqual(['a.png']);
    await fetchAll({ ...DEFAULTS, pictures: false });
    expect(await stored()).toEqual([]);
  });

  it('stay within a day’s bytes, and the oldest go when all are too many', async () => {
    const old = addDays(DAY, -3);
    for (const [at, day] of [old, DAY].entries()) {
      const blob = { size: at === 0 ? 55_000_000 : 11_000_000 } as Blob;
      await writePicture({ url: `${HOST}/known${at}.png`, id: idOf(at), day, blob });
    }
    await storeCards([['a.png']]);
    await fetchAll();
    expect(asked).toEqual([]);
    expect(await stored()).toEqual(['known1.png']);
    expect(await readPictures(old)).toEqual(new Map());
  });

  it('wait when the host says so', async () => {
    await storeCards([['a.png']]);
    answers.set('a.png', () => file('', 'text/plain', 429, { 'retry-after': '600' }));
    await fetchPicture(DEFAULTS);
    expect(await fetchPicture(DEFAULTS)).toBeGreaterThan(Date.now());
    expect(asked).toHaveLength(1);
  });
});
