/** The one place time is read: ms since 1970 (UTC). */
export function now(): number {
  return Date.now();
}

/** Resolves after `ms` milliseconds, if the context lives that long. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Minutes the reader's clock is ahead of UTC now. */
export function zone(): number {
  return -new Date(Date.now()).getTimezoneOffset();
}
