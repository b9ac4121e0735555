const NAME = 'reading';

/** A page of ours says, as long as it lives and can be seen, that somebody is looking: heavy jobs of the worker then wait. */
export function holdReading(): void {
  const page = globalThis.document as Document | undefined;
  let release: (() => void) | undefined;
  const follow = () => {
    const isSeen = !page?.hidden;
    if (isSeen === (release !== undefined)) return;
    release?.();
    release = undefined;
    if (!isSeen) return;
    const hidden = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(NAME, { mode: 'shared' }, () => hidden);
  };
  page?.addEventListener('visibilitychange', follow);
  follow();
}

/** Whether a page of ours is looked at. */
export async function isBeingRead(): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === NAME) ?? false;
}
