import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { installExtension, makeStorage } from './fake-storage.ts';

type Http = typeof import('../../src/platform/http.ts');
let http: Http;
let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let allowed: boolean;
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  installExtension(makeStorage(), {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) =>
        allowed && origins.every((one) => one.includes('127.0.0.1')),
    },
  });
  http = await import('../../src/platform/http.ts');
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  allowed = true;
  asked = [];
});

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { failure?: unknown }) => error.failure ?? error,
  );
const reply = (status: number, headers: Record<string, string> = {}, body = '') => {
  answer = (_request, response) => response.writeHead(status, headers).end(body);
};

/** Goes on by the fake clock, and is back at the real one: a failure comes at this time, and not a tenth of a second before. */
async function timesOutAfter(ms: number, failure: Promise<unknown>): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms - 100);
  expect(await Promise.race([failure, 'under way'])).toBe('under way');
  await vi.advanceTimersByTimeAsync(200);
  expect(await Promise.race([failure, 'under way'])).toEqual({ kind: 'timeout' });
  vi.useRealTimers();
  vi.unstubAllGlobals();
}

describe('a request', () => {
  it('tells what came, with what makes the next one cheap', async () => {
    reply(200, { etag: 'abc', 'last-modified': 'Fri, 26 Jun 2026 00:00:00 GMT' }, 'größer');
    expect(await http.fetchText(base)).toEqual({
      changed: true,
      body: 'größer',
      bytes: 8,
      etag: 'abc',
      lastModified: 'Fri, 26 Jun 2026 00:00:00 GMT',
    });
    expect(asked[0]?.headers).not.toHaveProperty('if-none-match');
    expect(asked[0]?.headers).not.toHaveProperty('if-modified-since');
  });

  it('reads another encoding as the answer says, or as the document does where the answer says nothing', async () => {
    const latin = (text: string, headers: Record<string, string>) => {
      answer = (_request, response) => response.writeHead(200, headers).end(Buffer.from(text, 'latin1'));
      return http.fetchText(base).then(({ body }) => body);
    };
    expect(await latin('größer', { 'content-type': 'text/html; charset=iso-8859-1' })).toBe('größer');
    const declared = '<?xml version="1.0" encoding="iso-8859-1"?><a>größer</a>';
    expect(await latin(declared, {})).toBe(declared);
  });

  it('tells nobody who asks, what for or from where', async () => {
    const real = globalThis.fetch;
    const given: (RequestInit | undefined)[] = [];
    vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
      given.push(init);
      return real(url, init);
    });
    reply(200);
    await http.fetchText(base);
    await http.fetchBlob(base, 10, () => 'image/png');
    vi.unstubAllGlobals();
    const quiet = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', headers: {} };
    expect(given).toEqual([quiet, quiet].map((each) => ({ ...each, signal: expect.any(AbortSignal) })));
  });

  it('waits so long for the first byte, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) => {
      const never = new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      return never;
    });
    const failure = failureOf(http.fetchText(base));
    await timesOutAfter(25_000, failure);
  });

  it('asks whether anything has changed when it can, and sees that nothing has', async () => {
    reply(304, { 'last-modified': 'Sat, 27 Jun 2026 00:00:00 GMT' });
    const known = { etag: 'abc', lastModified: 'Fri, 26 Jun 2026 00:00:00 GMT' };
    expect(await http.fetchText(base, known)).toEqual({
      changed: false,
      body: '',
      bytes: 0,
      etag: 'abc',
      lastModified: 'Sat, 27 Jun 2026 00:00:00 GMT',
    });
    expect(asked[0]?.headers['if-none-match']).toBe('abc');
    expect(asked[0]?.headers['if-modified-since']).toBe('Fri, 26 Jun 2026 00:00:00 GMT');
    expect(http.isConditional({ etag: 'x' })).toBe(true);
    expect(http.isConditional({ lastModified: 'x' })).toBe(true);
    expect(http.isConditional({})).toBe(false);
    expect(http.isConditional(undefined)).toBe(false);
  });

  it('asks for nothing that the browser does not allow', async () => {
    allowed = false;
    expect(await failureOf(http.fetchText(base))).toEqual({ kind: 'no-permission', origin: `${base}*` });
    expect(asked).toEqual([]);
  });

  it.each([204, 400, 404, 500, 502])('calls %d refused', async (status) => {
    reply(status, {}, 'no');
    expect(await failureOf(http.fetchText(base))).toEqual({ kind: 'refused', status });
  });

  it('calls 429 busy, and 503 when it says until when', async () => {
    reply(429);
    expect(await failureOf(http.fetchText(base))).toStrictEqual({ kind: 'busy' });
    reply(500, { 'retry-after': '120' });
    expect(await failureOf(http.fetchText(base))).toEqual({ kind: 'refused', status: 500 });
    reply(503);
    expect(await failureOf(http.fetchText(base))).toEqual({ kind: 'refused', status: 503 });
    const before = Date.now();
    for (const status of [429, 503]) {
      reply(status, { 'retry-after': '120' });
      const failure = (await failureOf(http.fetchText(base))) as { kind: string; until: number };
      expect(failure.kind).toBe('busy');
      expect(failure.until).toBeGreaterThanOrEqual(before + 120_000);
      expect(failure.until).toBeLessThanOrEqual(Date.now() + 120_000);
    }
  });

  it('calls a connection that breaks offline, before and in the middle of the answer', async () => {
    answer = (_request, response) => response.destroy();
    expect(await failureOf(http.fetchText(base))).toEqual({ kind: 'offline' });
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    };
    expect(await failureOf(http.fetchText(base))).toEqual({ kind: 'offline' });
    expect(await failureOf(http.fetchText('http://127.0.0.1:1/'))).toEqual({ kind: 'offline' });
  });

  it('gives a body more time than its first byte, and not for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    vi.stubGlobal('fetch', async (_url: string, { signal }: RequestInit) => {
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          body = controller;
          signal?.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return new Response(stream);
    });
    const slow = http.fetchText(base);
    for (const [part, pause] of [
      ['one ', 30_000],
      ['two ', 44_000],
      ['three', 0],
    ] as const) {
      await vi.advanceTimersByTimeAsync(0);
      body?.enqueue(new TextEncoder().encode(part));
      await vi.advanceTimersByTimeAsync(pause);
    }
    body?.close();
    expect((await slow).body).toBe('one two three');
    expect(vi.getTimerCount(), 'nothing is left to ring').toBe(0);
    const never = failureOf(http.fetchText(base));
    await timesOutAfter(75_000, never);
  });

  it('does not follow a file to where it may not ask, nor read one that is told to be too large', async () => {
    const typeOf = () => 'image/png';
    let elsewhere = base.replace('127.0.0.1', 'localhost');
    answer = ({ url }, response) =>
      url === '/here' ? response.writeHead(302, { location: elsewhere }).end() : response.writeHead(200).end('x');
    expect(await failureOf(http.fetchBlob(`${base}here`, 10, typeOf))).toEqual({
      kind: 'unreadable',
      detail: ' elsewhere',
    });
    elsewhere = `${base}there`;
    expect((await http.fetchBlob(`${base}here`, 10, typeOf)).size).toBe(1);
    reply(200, { 'content-length': '10' }, 'x'.repeat(10));
    expect((await http.fetchBlob(base, 10, typeOf)).size).toBe(10);
    // It never comes to its end.
    answer = (_request, response) => void response.writeHead(200, { 'content-length': '1000000000' }).write('x');
    expect(await failureOf(http.fetchBlob(base, 10, typeOf))).toEqual({ kind: 'too-large' });
    reply(304);
    expect(await failureOf(http.fetchBlob(base, 10, () => undefined))).toEqual({
      kind: 'unreadable',
      detail: 'no such file',
    });
    reply(200, { 'content-type': `text/html; ${'x'.repeat(100)}` }, 'x');
    const told = `text/html; ${'x'.repeat(49)} elsewhere`;
    expect(await failureOf(http.fetchBlob(base, 10, typeOf))).toEqual({ kind: 'unreadable', detail: told });
  });

  it('reads a file up to its cap, whatever it is called', async () => {
    const typeOf = (bytes: Uint8Array) => (bytes[0] === 120 ? 'image/png' : undefined);
    reply(200, { 'content-type': 'application/octet-stream' }, 'x'.repeat(1000));
    const blob = await http.fetchBlob(base, 1000, typeOf);
    expect([blob.size, blob.type]).toEqual([1000, 'image/png']);
    expect(await failureOf(http.fetchBlob(base, 999, typeOf))).toEqual({ kind: 'too-large' });
    answer = (_request, response) =>
      response.writeHead(200).write('x'.repeat(500), () => response.end('x'.repeat(500)));
    expect(await failureOf(http.fetchBlob(base, 999, typeOf))).toEqual({ kind: 'too-large' });
    reply(200, {}, 'y'.repeat(10));
    expect(await failureOf(http.fetchBlob(base, 1000, typeOf))).toMatchObject({ kind: 'unreadable' });
    reply(200, { 'content-type': 'text/html' }, 'x');
    expect(await failureOf(http.fetchBlob(base, 1000, typeOf))).toMatchObject({ kind: 'unreadable' });
  });
});

describe('Retry-After', () => {
  const NOW = Date.parse('2026-06-26T12:00:00Z');
  const read = (headers: Record<string, string>) => http.retryAt(new Headers(headers), NOW);

  it('is read as seconds, or as a date by the server’s own clock', () => {
    expect(read({ 'retry-after': '90' })).toBe(NOW + 90_000);
    expect(read({ 'retry-after': ' 0 ' })).toBe(NOW);
    const date = 'Fri, 26 Jun 2026 13:00:00 GMT';
    expect(read({ 'retry-after': date })).toBe(NOW + 3_600_000);
    expect(read({ 'retry-after': date, date: 'Fri, 26 Jun 2026 12:30:00 GMT' })).toBe(NOW + 1_800_000);
    expect(read({ 'retry-after': date, date: 'Fri, 26 Jun 2026 14:00:00 GMT' })).toBe(NOW);
  });

  it('is nothing when it is absent or nonsense', () => {
    expect(read({})).toBeUndefined();
    expect(read({ 'retry-after': 'soon' })).toBeUndefined();
    expect(read({ 'retry-after': '12345678901' })).toBeUndefined();
  });
});
