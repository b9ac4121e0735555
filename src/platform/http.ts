import { decodeText } from '../core/decode-text.ts';
import { Failed } from '../core/failure.ts';
import { browser } from './browser.ts';
import { now } from './clock.ts';

/** What makes a request conditional. */
export interface Known {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Whether an answer can say that nothing has changed. */
export function isConditional(known: Known | undefined): boolean {
  return known !== undefined && (known.etag !== undefined || known.lastModified !== undefined);
}

/** An answer that is one. `body` is empty when nothing has changed (304). */
export interface Fetched extends Known {
  readonly changed: boolean;
  readonly body: string;
  readonly bytes: number;
}

/** To the first byte: Chromium ends a worker whose response takes longer than 30 s. */
const FIRST_BYTE = 25_000;
/** To the last byte; a source that trickles is given up. */
const LAST_BYTE = 75_000;
const MAX_TEXT = 16 * 1024 * 1024;

/**
 * One GET, as quiet as a request can be: no cookies, no referrer, past the browser's cache (arXiv lets a feed be cached
 * until midnight, which would hide that it was late), conditional when a validator is known (a 304 is then visible in
 * both browsers).
 * @throws Failed `offline`, `timeout`, `busy`, `refused`, `too-large`, `no-permission`.
 */
export async function fetchText(url: string, known: Known = {}): Promise<Fetched> {
  const response = await request(url, conditions(known));
  const etag = response.headers.get('etag');
  const lastModified = response.headers.get('last-modified');
  const fresh: Known = { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
  if (response.status === 304) return { changed: false, body: '', bytes: 0, ...known, ...fresh };
  const bytes = await readCapped(response, MAX_TEXT);
  const body = decodeText(bytes, response.headers.get('content-type') ?? '');
  return { changed: true, body, bytes: bytes.byteLength, ...fresh };
}

/**
 * One GET of a file of at most `cap` bytes. A redirect to a host that we may not ask is not followed to its end.
 * @param typeOf the type by the first bytes; what the sender says of it does not count.
 * @throws Failed as `fetchText`; `unreadable` when it is of no type.
 */
export async function fetchBlob(
  url: string,
  cap: number,
  typeOf: (bytes: Uint8Array) => string | undefined,
): Promise<Blob> {
  const response = await request(url, {});
  const told = response.headers.get('content-type') ?? '';
  const elsewhere = response.redirected && !(await mayAsk(response.url));
  const isText = /(?:text|video|audio)\/|json|xml/.test(told);
  const isLarge = Number(response.headers.get('content-length')) > cap;
  if (elsewhere || isText || isLarge) {
    response.late.abort();
    throw new Failed(
      isLarge ? { kind: 'too-large' } : { kind: 'unreadable', detail: `${told.slice(0, 60)} elsewhere` },
    );
  }
  const bytes = await readCapped(response, cap);
  const type = typeOf(bytes);
  if (!type) throw new Failed({ kind: 'unreadable', detail: 'no such file' });
  return new Blob([bytes], { type });
}

function conditions({ etag, lastModified }: Known): Record<string, string> {
  return {
    ...(etag ? { 'If-None-Match': etag } : {}),
    ...(lastModified ? { 'If-Modified-Since': lastModified } : {}),
  };
}

function originOf(url: string): string {
  return `${new URL(url).origin}/*`;
}

function mayAsk(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originOf(url)] });
}

interface Bounded extends Response {
  readonly late: AbortController;
}

async function request(url: string, headers: Record<string, string>): Promise<Bounded> {
  if (!(await mayAsk(url))) throw new Failed({ kind: 'no-permission', origin: originOf(url) });
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), FIRST_BYTE);
  let response: Response;
  try {
    response = await fetch(url, {
      headers,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: late.signal,
    });
  } catch {
    throw new Failed(late.signal.aborted ? { kind: 'timeout' } : { kind: 'offline' });
  } finally {
    clearTimeout(timer);
  }
  if (response.status === 200 || response.status === 304) return Object.assign(response, { late });
  const until = retryAt(response.headers, now());
  await response.body?.cancel().catch(() => undefined);
  if (response.status === 429 || (response.status === 503 && until !== undefined)) {
    throw new Failed({ kind: 'busy', ...(until === undefined ? {} : { until }) });
  }
  throw new Failed({ kind: 'refused', status: response.status });
}

/**
 * When `Retry-After` allows the next request, ms since 1970: seconds, or a date, which is read by the server's own clock
 * (its `Date`), since ours may be wrong.
 */
export function retryAt(headers: Headers, now: number): number | undefined {
  const told = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(told)) return now + Number(told) * 1000;
  const date = Date.parse(told);
  if (Number.isNaN(date)) return undefined;
  const theirs = Date.parse(headers.get('date') ?? '');
  return now + Math.max(0, date - (Number.isNaN(theirs) ? now : theirs));
}

/** Reads a body up to a cap, in bounded time. */
async function readCapped(response: Bounded, cap: number): Promise<Uint8Array<ArrayBuffer>> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    response.late.abort();
  }, LAST_BYTE);
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) break;
      size += part.value.byteLength;
      if (size > cap) throw new Failed({ kind: 'too-large' });
      parts.push(part.value);
    }
  } catch (error) {
    response.late.abort();
    if (error instanceof Failed) throw error;
    throw new Failed(isLate ? { kind: 'timeout' } : { kind: 'offline' });
  } finally {
    clearTimeout(timer);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
