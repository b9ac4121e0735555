import { afterEach, expect, test, vi } from 'vitest';
import { fetchFilm } from '../../src/platform/films.ts';

const URL = 'https://films.example.org/1.mp4';
const { signal } = new AbortController();

/** Sends parts of ten bytes, as many as are taken; tells how many that were. */
function stream(parts: number, headers: Record<string, string>, status = 200) {
  const seen = { sent: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      if (seen.sent === parts) return controller.close();
      seen.sent += 1;
      controller.enqueue(new Uint8Array(10));
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers }));
  return seen;
}

afterEach(() => vi.unstubAllGlobals());

test('a film comes whole, with its type', async () => {
  stream(5, { 'content-type': 'video/mp4' });
  const film = await fetchFilm(URL, signal, 50);
  expect([film.size, film.type]).toEqual([50, 'video/mp4']);
});

test('a film that never ends is not read to its end', async () => {
  const seen = stream(Number.POSITIVE_INFINITY, { 'content-type': 'video/mp4' });
  await expect(fetchFilm(URL, signal, 50)).rejects.toMatchObject({ failure: { kind: 'too-large' } });
  expect(seen).toMatchObject({ cancelled: true, sent: expect.toSatisfy((sent: number) => sent < 12) });
});

test.each([
  ['too large by its own word', { 'content-type': 'video/mp4', 'content-length': '51' }, 200, 'too-large'],
  ['no film', { 'content-type': 'text/html' }, 200, 'unreadable'],
  ['of no type', {}, 200, 'unreadable'],
  ['refused', { 'content-type': 'video/mp4' }, 403, 'refused'],
])('what is %s is not read', async (_name, headers, status, kind) => {
  const seen = stream(5, headers as Record<string, string>, status);
  await expect(fetchFilm(URL, signal, 50)).rejects.toMatchObject({ failure: { kind } });
  expect(seen.cancelled).toBe(true);
});
