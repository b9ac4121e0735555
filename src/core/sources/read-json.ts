import { Failed, unreadable } from '../failure.ts';

/** Longest JSON any source may send, in characters. The fullest recorded day has half a million. */
const MAX_JSON = 4 * 1024 * 1024;

/**
 * Parses JSON from outside.
 * @throws Failed `unreadable` when it is none (cut off, HTML, nested too deep for the engine), `too-large` when it is
 * longer than any honest answer.
 */
export function readJson(body: string): unknown {
  if (body.length > MAX_JSON) throw new Failed({ kind: 'too-large' });
  try {
    return JSON.parse(body);
  } catch {
    throw unreadable('not JSON');
  }
}

/**
 * Whether something parsed is an object with at least one of these fields: a source's word that there is nothing to tell
 * has them, empty; an error that is sent as if it were an answer has not.
 */
export function hasAnyOf(raw: unknown, fields: object): boolean {
  return Object.keys(Object(raw)).some((field) => Object.hasOwn(fields, field));
}
