// What lies in storage may be anything: each reader gives a value of its form, or `undefined` when it is none.

/** Longest entry of a list, in characters. */
const MAX_ENTRY = 80;

/** An object with named fields, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of its own; what a prototype has is none. */
export function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** True or false as such; words and numbers are neither. */
export function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One of the words that are allowed. */
export function oneOf<Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined {
  return allowed.find((one) => one === value);
}

/** A finite number, rounded (to hundredths when not said) and brought within bounds. */
export function readNumber(
  value: unknown,
  from: number,
  to: number,
  round: (value: number) => number = (exact) => Math.round(exact * 100) / 100,
): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.min(to, Math.max(from, round(value)));
}

/** Two hours of a day, 0 to 24. */
export function readHours(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to] = value.map((hour) => readNumber(hour, 0, 24, Math.round));
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** A line of words without half characters; what is longer is cut, at a character. */
export function readText(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const flat = value
    .slice(0, longest * 8)
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return flat.length <= longest ? flat : [...flat].slice(0, longest).join('').trim();
}

/** Texts without doubles (case makes none), at most so many. */
export function readList(value: unknown, most: number): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const seen = new Map<string, string>();
  for (const entry of value.slice(0, most * 4)) {
    const text = readText(entry, MAX_ENTRY);
    if (text && !seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text);
  }
  return [...seen.values()].slice(0, most);
}
