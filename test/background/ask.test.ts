import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './stores.ts';
import { ask } from '../../src/background/ask.ts';
import { planIn, restsIn } from '../../src/background/plan-state.ts';
import { type Day, utcStart } from '../../src/core/day.ts';
import { entryOf } from '../../src/core/planning/ledger.ts';
import { begun, NO_RESTS, type Rests, readyAt } from '../../src/core/planning/rests.ts';
import { keyOf, type QueuedQuestion } from '../../src/core/queue.ts';
import type { Question } from '../../src/core/source.ts';
import { dailyQuestion, listingQuestion } from '../../src/core/sources/index.ts';
import { onChange } from '../../src/platform/changes.ts';
import { dropDatabase, read, transact } from '../../src/platform/database.ts';
import { listFaults } from '../../src/platform/faults.ts';
import { readRun } from '../../src/platform/runs.ts';
import type { Validator } from '../../src/platform/schema.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';

const DAY = '2026-06-30' as Day;
const HOUR = 3_600_000;
const NOW = utcStart(DAY) + 8 * HOUR;
const picks: QueuedQuestion = { ...dailyQuestion(DAY), dueAt: NOW, tries: 0 };

let sent: Headers[] = [];
let answer: () => Promise<Response>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  await dropDatabase();
  installExtension(makeStorage(), { permissions: { contains: async () => true } });
  sent = [];
  answer = async () => new Response('[]', { headers: { etag: '"one"' } });
  vi.stubGlobal('fetch', (_url: string, { headers }: RequestInit) => {
    sent.push(new Headers(headers));
    return answer();
  });
  await queue(picks);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const queue = (question: QueuedQuestion) =>
  transact(['questions'], (tx, operations) => operations.push(tx.objectStore('questions').put(question)));
const know = (more: Partial<Validator>) =>
  transact(['validators'], (tx, operations) =>
    operations.push(tx.objectStore('validators').put({ url: picks.url, checkedAt: 0, transfers: [], ...more })),
  );
const known = () => read(['validators'], (tx) => tx.objectStore('validators').get(picks.url));
const waiting = (question: Question = picks) =>
  read(['questions'], (tx) => tx.objectStore('questions').get(keyOf(question)));
const rests = (): Promise<Rests> => transact(['state'], (tx) => restsIn(tx));
const rest = (of: Rests) =>
  transact(['state'], (tx, operations) => operations.push(tx.objectStore('state').put(of, 'rests')));
const entry = async () => {
  const plan = await read(['state', 'questions'], planIn);
  return plan && entryOf(plan.ledger, DAY);
};

describe('a question', () => {
  it('is asked, answered, and done; whoever looks is told', async () => {
    const told: unknown[] = [];
    const stop = onChange((change) => told.push(change));
    await ask(picks);
    expect(sent).toHaveLength(1);
    expect(await waiting()).toBeUndefined();
    expect((await entry())?.community).toMatchObject({ at: NOW, count: 0 });
    expect((await entry())?.running).toBe(true);
    expect(await readRun(DAY)).toMatchObject({ startedAt: NOW, asked: 1, answered: 1 });
    expect(await rests()).toMatchObject({ ready: { 'huggingface.co': NOW + 1000 } });
    expect((await rests()).inFlight).toBeUndefined();
    await vi.waitFor(() => expect(told).toContainEqual({ type: 'run', day: DAY }));
    stop();
  });

  it('is noted before it is asked, so that its rest is kept when the worker dies', async () => {
    let meanwhile: unknown[] = [];
    answer = async () => {
      meanwhile = [(await rests()).inFlight, (await waiting())?.askedAt, (await entry())?.running];
      return new Response('[]');
    };
    await ask(picks);
    expect(meanwhile).toEqual([{ url: picks.url, pause: 1000 }, NOW, true]);
  });

  it('is asked under a condition where there is one, however often lately', async () => {
    await know({ etag: '"one"', transfers: [NOW - 3, NOW - 2, NOW - 1, NOW] });
    answer = async () => new Response(null, { status: 304 });
    await ask(picks);
    expect(sent[0]?.get('if-none-match')).toBe('"one"');
    expect(await waiting()).toBeUndefined();
    expect(await known()).toMatchObject({ etag: '"one"', checkedAt: NOW });
    expect(await readRun(DAY)).toMatchObject({ notModified: 1 });
  });

  it('is not asked in full within three hours, but then', async () => {
    await know({ transfers: [NOW - HOUR] });
    await ask(picks);
    expect(sent).toEqual([]);
    expect(await waiting()).toEqual({ ...picks, dueAt: NOW + 2 * HOUR });
    expect(await readRun(DAY)).toBeUndefined();
    vi.setSystemTime(NOW + 2 * HOUR);
    await ask(picks);
    expect(sent).toHaveLength(1);
  });

  it('is not asked when nobody wants it any more, or its host rests', async () => {
    await rest({ ...NO_RESTS, ready: { 'huggingface.co': NOW + 1 } });
    await ask(picks);
    await rest(NO_RESTS);
    await ask({ ...dailyQuestion('2026-06-29' as Day), dueAt: NOW, tries: 0 });
    expect(sent).toEqual([]);
    expect(await waiting()).toEqual(picks);
    await rest({ ...NO_RESTS, ready: { 'huggingface.co': NOW } });
    await ask(picks);
    expect(sent).toHaveLength(1);
  });

  it('is not asked beside a request that a dead worker has left, which ends now', async () => {
    const page = listingQuestion(DAY, 'cs.LG').url;
    await rest(begun(NO_RESTS, page, 15_000, NOW - HOUR));
    await ask(picks);
    expect(sent).toEqual([]);
    expect((await rests()).inFlight).toBeUndefined();
    expect(readyAt(await rests(), page, NOW)).toBe(NOW + 15_000);
    await ask(picks);
    expect(sent).toHaveLength(1);
  });

  it('of a source that is gone fails as our fault, and asks nobody', async () => {
    const old: QueuedQuestion = { ...picks, source: 'gone' };
    await queue(old);
    await ask(old);
    expect(sent).toEqual([]);
    expect(await waiting(old)).toMatchObject({ tries: 1, lastFailure: { kind: 'bug', detail: 'no source gone' } });
    expect(readyAt(await rests(), old.url, NOW)).toBe(NOW + 3000);
  });
});

describe('an answer that is none', () => {
  it('is put off, whether it does not come or cannot be read', async () => {
    answer = async () => {
      throw new TypeError('no network');
    };
    await ask(picks);
    expect(await waiting()).toMatchObject({ tries: 1, lastFailure: { kind: 'offline' } });
    await rest(NO_RESTS);
    answer = async () => new Response('<html>');
    await ask(picks);
    expect(await waiting()).toMatchObject({ lastFailure: { kind: 'unreadable' } });
    expect(await known(), 'it was read in vain').toBeUndefined();
  });

  it('is "nothing has changed" where nobody asked whether', async () => {
    answer = async () => new Response(null, { status: 304 });
    await ask(picks);
    expect(await waiting()).toMatchObject({ lastFailure: { kind: 'unreadable', detail: '304 unasked' } });
  });
});

describe('an answer that cannot be stored', () => {
  const failWith = (error: unknown) =>
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(() => {
      throw error;
    });

  it('makes room where there is none, and is asked for again; its URL was asked all the same', async () => {
    await transact(['pictures'], (tx, operations) =>
      operations.push(tx.objectStore('pictures').put({ url: 'p', id: '1' as never, day: DAY, blob: new Blob([]) })),
    );
    failWith(new DOMException('full', 'QuotaExceededError'));
    await ask(picks);
    expect(await waiting()).toMatchObject({ tries: 1, lastFailure: { kind: 'storage-full' } });
    expect((await known())?.transfers).toEqual([NOW]);
    expect(await read(['pictures'], (tx) => tx.objectStore('pictures').count())).toBe(0);
    expect(await listFaults()).toEqual([]);
  });

  it('through a fault of ours is told, and nothing goes', async () => {
    failWith(new TypeError('no such thing'));
    await ask(picks);
    expect(await waiting()).toMatchObject({ lastFailure: { kind: 'bug' } });
    expect(await listFaults()).toMatchObject([{ what: 'an answer could not be stored' }]);
  });

  it('because the database is damaged stops the worker', async () => {
    failWith(new DOMException('bad block', 'NotReadableError'));
    await expect(ask(picks)).rejects.toThrow('bad block');
    expect(await waiting()).toMatchObject({ tries: 0, askedAt: NOW });
  });
});
