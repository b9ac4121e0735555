import { clone } from './clone.ts';

/** A copy of what is more than plain data; it is made anew for everybody who asks. */
class Copy {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** What is more than plain data, at a glance. */
class NotPlain extends Error {}

/** Deeper than any record of ours; a circle is deeper than anything. */
const DEEPEST = 60;

/**
 * A copy of a value, to be stored. Plain data is frozen, so that everybody who asks for it may have the same: whoever
 * changes what was read, which in a browser is a copy of their own, fails.
 */
export function keep(value: unknown): unknown {
  try {
    return frozen(value, 0);
  } catch (error) {
    if (error instanceof NotPlain) return new Copy(clone(value));
    throw error;
  }
}

/** What is given to who asks for a stored value. */
export function kept(stored: unknown): unknown {
  return stored instanceof Copy ? clone(stored.value) : stored;
}

/** The stored value itself, for who only looks. */
export function lookAt(stored: unknown): unknown {
  return stored instanceof Copy ? stored.value : stored;
}

function frozen(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function' || typeof value === 'symbol') throw new NotPlain();
    return value;
  }
  if (depth > DEEPEST) throw new NotPlain();
  if (Array.isArray(value)) {
    // Holes and named properties are the engine's business.
    if (Object.keys(value).length !== value.length) throw new NotPlain();
    return Object.freeze(value.map((part) => frozen(part, depth + 1)));
  }
  const prototype = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || Object.hasOwn(value, '__proto__')) throw new NotPlain();
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = frozen((value as Record<string, unknown>)[key], depth + 1);
  return Object.freeze(copy);
}
