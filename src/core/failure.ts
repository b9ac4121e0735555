import type { Phrase } from './phrase.ts';

/** The closed list of what can go wrong between us and the world. Times are ms since 1970 (UTC). */
export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'no-permission'; readonly origin: string }
  /** Asked to wait (429, 503 with Retry-After). */
  | { readonly kind: 'busy'; readonly until?: number }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-large' }
  /** The answer came but is not what the source's format says: cut off, HTML, wrong namespace. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** A complete answer that holds the previous batch, or nothing, where news was due. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'storage-full' }
  | { readonly kind: 'bug'; readonly detail: string };

/** Thrown inside; becomes a `Failure` at the edges (`http`, `read`, `send`, `tick`). */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind === 'unreadable' || failure.kind === 'bug' ? failure.detail : failure.kind);
    this.name = 'Failed';
    this.failure = failure;
  }
}

/** What a thrown thing is called at an edge. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return error.failure;
  return { kind: 'bug', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

/** Shorthand for the commonest failure of a source's `read`. */
export function unreadable(detail: string): Failed {
  return new Failed({ kind: 'unreadable', detail });
}

/** The sentence a reader gets: what happened and what to do about it. `no-permission` is `failureNoPermission`. */
export function sentence(failure: Failure): Phrase {
  const key = `failure${failure.kind.replace(/(?:^|-)./g, (start) => start.slice(-1).toUpperCase())}`;
  if (failure.kind === 'no-permission') return { key, args: [failure.origin] };
  if (failure.kind === 'refused') return { key, args: [String(failure.status)] };
  return { key };
}
