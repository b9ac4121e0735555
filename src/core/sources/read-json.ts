import { unreadable } from '../failure.ts';
import { checkSize } from '../xml.ts';

/**
 * Parses JSON from outside.
 * @throws Failed `unreadable` when it is none (cut off, HTML, nested too deep for the engine).
 */
export function readJson(body: string): unknown {
  checkSize(body);
  try {
    return JSON.parse(body.charCodeAt(0) === 0xfeff ? body.slice(1) : body);
  } catch {
    throw unreadable('not JSON');
  }
}
