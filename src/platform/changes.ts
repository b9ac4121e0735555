import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';

/** Something other contexts of the extension may want to read again. */
export interface Change {
  readonly type: 'digest' | 'run' | 'marks' | 'settings' | 'looks' | 'pictures';
  readonly day?: Day;
  readonly id?: PaperId;
}

const NAME = 'changes';
let channel: BroadcastChannel | undefined;

/** Tells all contexts of the extension. Never throws. */
export function announce(change: Change): void {
  channel ??= new BroadcastChannel(NAME);
  channel.postMessage(change);
}

const listeners = new Set<(change: Change) => void>();
/** Another one than what announces, which does not hear itself; one for all, since each takes a page a millisecond. */
let hearing: BroadcastChannel | undefined;

/** Hears what any context announces, this one too; the returned function stops it. */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  if (!hearing) {
    hearing = new BroadcastChannel(NAME);
    hearing.onmessage = (event: MessageEvent<Change>) => {
      for (const each of listeners) each(event.data);
    };
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    hearing?.close();
    hearing = undefined;
  };
}
