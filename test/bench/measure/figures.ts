/** One case of a bench: ours, the floor taken in the same run, and their ratio. */
export interface Case {
  readonly ms: number;
  readonly floorMs: number;
  readonly ratio: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** Medians of both and their ratio. */
export function compare(ours: readonly number[], floor: readonly number[]): Case {
  const ms = median(ours);
  const floorMs = median(floor);
  return { ms: round(ms), floorMs: round(floorMs), ratio: round(ms / floorMs, 3) };
}

/** A table for people. */
export function printTable(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0]?.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log(title);
  for (const row of texts) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
}
