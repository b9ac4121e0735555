import type { Reply } from './library.ts';

/** What can be ordered to go wrong with an answer. */
export type Trouble =
  /** A refusal; `retryAfter` in seconds, or as an HTTP date so many seconds ahead. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: { seconds: number; form: 'seconds' | 'date' };
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** Answers a few bytes at a time, for ever. */
  | { readonly kind: 'trickle' }
  /** Breaks the connection in the middle of the body. */
  | { readonly kind: 'cut' }
  /** A complete HTTP answer whose body stops in the middle. */
  | { readonly kind: 'truncated' }
  /** Breaks the connection before a byte is sent. */
  | { readonly kind: 'reset' }
  /** A page for people where data was asked for, status 200. */
  | { readonly kind: 'html' }
  /** Good XML of the wrong sort. */
  | { readonly kind: 'wrong-namespace' }
  /** Status 200 and no byte. */
  | { readonly kind: 'empty' }
  /** A good answer without anything in it. */
  | { readonly kind: 'no-items' }
  /** The answer of this many days ago, under today's date in the headers. */
  | { readonly kind: 'stale'; readonly days: number }
  /** This exact answer. */
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The right answer, this many ms late. */
  | { readonly kind: 'late'; readonly ms: number };

export interface Fault {
  readonly host?: string;
  readonly path?: RegExp;
  /** How many matching requests it hits; all, when not said. */
  readonly times?: number;
  readonly trouble: Trouble;
}

/** The faults that change what is said (those that change how it is sent are the server's). */
export function spoil(trouble: Trouble, reply: Reply, now: number): Reply {
  switch (trouble.kind) {
    case 'status': {
      const { retryAfter } = trouble;
      const after =
        retryAfter === undefined
          ? undefined
          : retryAfter.form === 'seconds'
            ? String(retryAfter.seconds)
            : new Date(now + retryAfter.seconds * 1000).toUTCString();
      const headers = { 'content-type': 'text/plain', ...(after === undefined ? {} : { 'retry-after': after }) };
      return { status: trouble.status, headers, body: 'Rate exceeded.' };
    }
    case 'truncated':
      return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length * 0.6)) };
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><html><head><title>Just a moment</title></head><body><p>Checking your browser<br>please wait</body></html>',
      };
    case 'wrong-namespace':
      return {
        ...reply,
        body: String(reply.body)
          .replaceAll('http://www.w3.org/2005/Atom', 'http://example.org/not-atom')
          .replaceAll('http://arxiv.org/schemas/atom', 'http://example.org/not-arxiv'),
      };
    case 'empty':
      return { ...reply, body: '' };
    case 'no-items':
      return {
        ...reply,
        body: String(reply.body)
          .replace(/ *<(item|entry)>[\s\S]*<\/\1>\n?/, '')
          .replace(/^\[[\s\S]*\]$/, '[]'),
      };
    case 'reply':
      return trouble.reply;
    default:
      return reply;
  }
}
