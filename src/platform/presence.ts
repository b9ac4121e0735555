const NAME = 'reading';

/** A page of ours says, for as long as it lives, that somebody is looking: heavy jobs of the worker then wait. */
export function holdReading(): void {
  void navigator.locks.request(NAME, { mode: 'shared' }, () => new Promise(() => undefined));
}

/** Whether a page of ours is open. */
export async function isBeingRead(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === NAME) ?? false;
}
