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

/** Tells all other contexts of the extension; the one that announces does not hear itself. Never throws. */
export function announce(change: Change): void {
  channel ??= new BroadcastChannel(NAME);
  channel.postMessage(change);
}

/** Hears what other contexts announce; the returned function stops it. */
export function onChange(listener: (change: Change) => void): () => void {
  const own = new BroadcastChannel(NAME);
  own.onmessage = (event: MessageEvent<Change>) => listener(event.data);
  return () => own.close();
}
