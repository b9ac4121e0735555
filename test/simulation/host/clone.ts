/** The engine's own: it takes microseconds for what plain data needs a tenth of. */
const native = globalThis.structuredClone;

/** Deeper than any record of ours; a circle is deeper than anything. */
const DEEPEST = 60;

/** What `structuredClone` makes of a value: plain data by hand, whatever else it holds by the engine. */
export function clone<Value>(value: Value): Value {
  return typeof value === 'object' && value !== null ? (cloneObject(value, 0) as Value) : native(value);
}

function cloneObject(value: object, depth: number): unknown {
  if (depth > DEEPEST) throw new Error('a value is deeper than any record, or a circle');
  if (Array.isArray(value)) return cloneArray(value, depth);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return native(value);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[key];
    const made = cloneAny(part, depth);
    if (key === '__proto__') Object.defineProperty(copy, key, { ...PLAIN, value: made });
    else copy[key] = made;
  }
  return copy;
}

const PLAIN = { configurable: true, enumerable: true, writable: true };

function cloneArray(value: readonly unknown[], depth: number): unknown[] {
  // Named properties and holes are the engine's business.
  if (Object.keys(value).length !== value.length) return native(value as unknown[]);
  return value.map((part) => cloneAny(part, depth));
}

function cloneAny(value: unknown, depth: number): unknown {
  if (typeof value === 'object' && value !== null) return cloneObject(value, depth + 1);
  return typeof value === 'function' || typeof value === 'symbol' ? native(value) : value;
}
