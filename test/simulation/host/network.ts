import { createHash } from 'node:crypto';
import type { World } from '../answers.ts';
import type { Chance } from '../chance.ts';
import type { Life } from '../life.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Fault, Weather } from '../weather.ts';

/** One request as the world saw it. Times are ms since 1970. */
export interface Request {
  readonly url: string;
  readonly host: string;
  readonly start: number;
  end?: number;
  readonly isConditional: boolean;
  status?: number;
  /** The answer's body was sent whole. */
  whole?: boolean;
  /** Bytes of the body. */
  bytes?: number;
  /** Its host asked to be left alone until then. */
  busyUntil?: number;
  /** An ETag or a date came with it. */
  hasValidator?: boolean;
  /** The context that asked died before the answer was complete. */
  died?: boolean;
}

export interface Network {
  of(life: Life): (url: string, init?: { headers?: Record<string, string>; signal?: AbortSignal }) => Promise<object>;
  readonly requests: Request[];
  /** The body that came with a validator. */
  validated(url: string, validator: string): string | undefined;
  isOnline: boolean;
}

export type Validators = Readonly<Record<string, 'etag' | 'date' | 'none'>>;

function drawValidators(chance: Chance): Validators {
  return {
    'rss.arxiv.org': chance.pick(['etag', 'none'] as const),
    'export.arxiv.org': 'none',
    'arxiv.org': chance.pick(['date', 'none', 'etag'] as const),
    'huggingface.co': chance.pick(['etag', 'none'] as const),
  };
}

export function makeNetwork(
  scheduler: Scheduler,
  chance: Chance,
  world: World,
  weather: Weather,
  onRequest: (request: Request) => void,
  say: (line: string) => void,
  isOpen: (url: string) => boolean,
  validators = drawValidators(chance),
): Network {
  const changedAt = new Map<string, { hash: string; at: number }>();
  const sent = new Map<string, string>();
  const network: Network = {
    requests: [],
    validated: (url, validator) => sent.get(`${url} ${validator}`),
    isOnline: true,
    of: (life) => (url, init) =>
      life.promise((resolve, reject) => {
        const target = new URL(url);
        const headers = init?.headers ?? {};
        const known = headers['If-None-Match'] ?? headers['If-Modified-Since'];
        const request: Request = {
          url,
          host: target.hostname,
          start: scheduler.now(),
          isConditional: known !== undefined,
        };
        network.requests.push(request);
        onRequest(request);
        const finish = () => {
          request.end ??= scheduler.now();
        };
        life.onDeath(() => {
          if (request.end === undefined) request.died = true;
          finish();
          // Answered, and not yet stored: what came of it died with its worker.
          scheduler.task(() => {
            if (isOpen(url)) request.died = true;
          });
        });
        init?.signal?.addEventListener('abort', () => {
          say('  given up');
          finish();
          reject(new DOMException('aborted', 'AbortError'));
        });
        const fail = () => {
          finish();
          reject(new TypeError('Failed to fetch'));
        };
        if (!network.isOnline) {
          life.timer(scheduler.now() + 50, fail);
          return;
        }
        const fault = weather.fault(target.hostname, scheduler.now());
        const latency = chance.is(0.02) ? chance.between(5000, 24_000) : chance.between(40, 1500);
        life.timer(scheduler.now() + latency, () => {
          if (request.end !== undefined) return;
          if (fault === 'network') return fail();
          if (fault === 'silence') return;
          const reply = answer(target, known, fault);
          request.status = reply.status;
          request.bytes = reply.body.length;
          const told = reply.headers['retry-after'];
          if (told) request.busyUntil = /^\d+$/.test(told) ? scheduler.now() + Number(told) * 1000 : Date.parse(told);
          say(`  ${reply.status} ${fault ?? ''} ${reply.body.length}`);
          resolve(response(life, request, reply, fault, finish, init?.signal));
        });
      }),
  };

  const answer = (url: URL, told: string | undefined, fault: Fault | undefined): Reply => {
    const now = scheduler.now();
    const date = { date: new Date(now).toUTCString() };
    const wait = chance.pick([20, 120, 1800, 3 * 3600]);
    const retry = { 'retry-after': String(wait) };
    switch (fault) {
      case 'refuse-500':
        return { status: 500, headers: date, body: 'broken' };
      case 'refuse-503':
        return { status: 503, headers: date, body: 'later' };
      case 'busy-503':
        return { status: 503, headers: { ...date, ...retry }, body: 'later' };
      case 'busy-429':
        return { status: 429, headers: date, body: 'Rate exceeded.' };
      case 'busy-429-seconds':
        return { status: 429, headers: { ...date, ...retry }, body: 'Rate exceeded.' };
      case 'busy-429-date':
        return {
          status: 429,
          headers: { ...date, 'retry-after': new Date(now + wait * 1000).toUTCString() },
          body: '',
        };
      case 'html':
        return { status: 200, headers: date, body: '<!DOCTYPE html><html><body><h1>Please wait</h1></body></html>' };
      case 'nothing':
        return { status: 200, headers: date, body: '' };
      default:
    }
    const full = world.body(url, now);
    const body = full === undefined ? undefined : spoilt(full, fault);
    if (body === undefined) return { status: 404, headers: date, body: 'not found' };
    if (fault === 'bare') return { status: 200, headers: date, body };
    const kind = validators[url.hostname] ?? 'none';
    const hash = createHash('sha256').update(body).digest('hex');
    const known = changedAt.get(url.href);
    if (known?.hash !== hash) changedAt.set(url.href, { hash, at: now });
    const modified = new Date(Math.floor((changedAt.get(url.href)?.at ?? now) / 1000) * 1000).toUTCString();
    const validator: Record<string, string> =
      kind === 'etag' ? { etag: hash } : kind === 'date' ? { 'last-modified': modified } : {};
    const isSame = told !== undefined && (told === hash || told === modified);
    for (const value of Object.values(validator)) sent.set(`${url.href} ${value}`, body);
    return { status: isSame ? 304 : 200, headers: { ...date, ...validator }, body: isSame ? '' : body };
  };

  const response = (
    life: Life,
    request: Request,
    reply: Reply,
    fault: Fault | undefined,
    finish: () => void,
    signal: AbortSignal | undefined,
  ): object => {
    const cut =
      fault === 'cut' && reply.body.length > 200
        ? Math.floor(reply.body.length * chance.between(0.1, 0.95))
        : undefined;
    const bytes = new TextEncoder().encode(cut === undefined ? reply.body : reply.body.slice(0, cut));
    let at = 0;
    const step = fault === 'trickle' ? 16 : Math.max(1, Math.ceil(bytes.length / 3));
    const pause = fault === 'trickle' ? 4000 : 30;
    request.hasValidator = 'etag' in reply.headers || 'last-modified' in reply.headers;
    if (reply.status === 304) finish();
    let giveUp: () => void = () => undefined;
    signal?.addEventListener('abort', () => giveUp());
    return {
      status: reply.status,
      headers: new Headers(reply.headers),
      body: {
        cancel: () => life.answer(finish),
        getReader: () => ({
          read: () =>
            life.promise((resolve, reject) => {
              if (signal?.aborted) return reject(new DOMException('aborted', 'AbortError'));
              giveUp = () => reject(new DOMException('aborted', 'AbortError'));
              life.timer(scheduler.now() + pause, () => {
                if (at >= bytes.length) {
                  request.whole =
                    cut === undefined && (fault === undefined || fault === 'no-entries' || fault === 'bare');
                  finish();
                  resolve({ done: true });
                  return;
                }
                const part = bytes.slice(at, at + step);
                at += step;
                resolve({ done: false, value: part });
              });
            }),
        }),
      },
    };
  };
  return network;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function spoilt(body: string, fault: Fault | undefined): string {
  if (fault === 'namespace') return body.replaceAll('http://', 'urn:wrong:');
  return fault === 'no-entries' ? withoutEntries(body) : body;
}

/** A complete answer in the right form, with nothing in it: arXiv's API, feeds and pages have all done it. */
function withoutEntries(body: string): string {
  if (body.startsWith('[')) return '[]';
  if (body.includes('<rss')) return body.replaceAll(/<item>[\s\S]*?<\/item>/g, '');
  if (body.startsWith('<?xml')) return body.replaceAll(/<entry>[\s\S]*?<\/entry>/g, '');
  return body
    .replaceAll(/<dl id='articles'>[\s\S]*?<\/dl>/g, '')
    .replace(/Total of \d+ entries/, 'Total of 0 entries')
    .replace(
      '<div>\n      \n      Total of 0 entries',
      '<p>No updates for this day</p>\n<div>\n      \n      Total of 0 entries',
    )
    .replace("<div class='paging'>Total of 0 entries \n    </div>", '<p>No updates today.</p>');
}
