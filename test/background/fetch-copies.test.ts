import './stores.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchCopies } from '../../src/background/chores/fetch-copies.ts';
import { utcDay } from '../../src/core/day.ts';
import { DEFAULTS } from '../../src/core/settings.ts';
import { dropDatabase } from '../../src/platform/database.ts';
import { changeMark, mergeIntoMarks, readMark, readMarks } from '../../src/platform/marks.ts';
import { copiesMissing } from '../../src/platform/sync-marks.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { idOf, storeDay, write } from './stores.ts';

let asked: string[][] = [];
/** Ids that arXiv does not know, and such as make it answer nothing but an error. */
let unknown: Set<string>;
let poison: Set<string>;
let hurry: ReturnType<typeof setInterval>;

function answerApi(url: string): Response {
  const ids = new URL(url).searchParams.get('id_list')?.split(',') ?? [];
  asked.push(ids);
  if (ids.some((id) => poison.has(id))) return new Response('bad', { status: 400 });
  const known = ids.filter((id) => !unknown.has(id));
  const entries = known.map(
    (id) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><title>Paper ${id}</title><summary>About ${id}.</summary>` +
      `<published>2026-06-29T10:00:00Z</published><author><name>Ada Lovelace</name></author>` +
      `<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>`,
  );
  const counts = `<opensearch:totalResults>${known.length}</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex>`;
  const spaces = `xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"`;
  return new Response(`<?xml version="1.0" encoding="UTF-8"?><feed ${spaces}>${counts}${entries.join('')}</feed>`);
}

async function fetchAll(): Promise<void> {
  for (let pieces = 0; pieces < 200; pieces += 1) {
    const more = await fetchCopies(DEFAULTS);
    if (more === Number.POSITIVE_INFINITY) return;
    if (more > Date.now()) vi.setSystemTime(more);
  }
  throw new Error('it never ends');
}
const saveElsewhere = (count: number) =>
  mergeIntoMarks(Array.from({ length: count }, (_, at) => ({ id: idOf(at + 1), savedAt: 1000 + at })));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  // Seconds between two requests are kept; nobody has to sit through them.
  hurry = setInterval(() => vi.advanceTimersByTime(500), 5);
  await dropDatabase();
  asked = [];
  unknown = new Set();
  poison = new Set();
  installExtension(makeStorage(), { permissions: { contains: async () => true } });
  vi.stubGlobal('fetch', async (url: string) => answerApi(url));
});
afterEach(() => {
  clearInterval(hurry);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('papers saved on another device', () => {
  it('are read from what is stored, without a request and without a change of their stamps', async () => {
    await storeDay(utcDay(Date.now()), [write('snow', 1)]);
    await saveElsewhere(1);
    await fetchAll();
    expect(asked).toEqual([]);
    expect(await readMark(idOf(1))).toMatchObject({ savedAt: 1000, paper: write('snow', 1) });
    expect(Object.keys((await readMark(idOf(1))) ?? {}).filter((key) => key.endsWith('At'))).toEqual(['savedAt']);
  });

  it('are asked for together, and once', async () => {
    await saveElsewhere(60);
    await changeMark(idOf(1), { unsavedAt: 5000 });
    await fetchAll();
    expect(asked.map((ids) => ids.length)).toEqual([50, 9]);
    expect(await copiesMissing()).toEqual([]);
    expect((await readMark(idOf(2)))?.paper?.title).toBe('Paper 2606.00002');
    expect((await readMark(idOf(1)))?.paper).toBeUndefined();
    await changeMark(idOf(2), { readAt: Date.now() });
    await fetchAll();
    expect(asked).toHaveLength(2);
  });

  it('are all had but those that arXiv does not know, which are not asked for for ever', async () => {
    unknown = new Set([idOf(3)]);
    poison = new Set([idOf(6)]);
    await saveElsewhere(8);
    await fetchAll();
    expect((await copiesMissing()).sort()).toEqual([idOf(3), idOf(6)]);
    expect([...(await readMarks()).values()].filter(({ paper }) => paper)).toHaveLength(6);
    expect(asked.length).toBeLessThan(25);
  });

  it('wait for the hand that refreshes, where nothing is asked without it', async () => {
    await saveElsewhere(1);
    expect(await fetchCopies({ ...DEFAULTS, schedule: 'manual' })).toBe(Number.POSITIVE_INFINITY);
    expect(await fetchCopies({ ...DEFAULTS, sourcesOff: ['arxiv-api'] })).toBe(Number.POSITIVE_INFINITY);
    expect(asked).toEqual([]);
  });
});
