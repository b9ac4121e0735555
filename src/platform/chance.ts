/** The one place chance comes from: 0 … 1. */
export function chance(): number {
  return Math.random();
}
