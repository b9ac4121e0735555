import type { PaperId } from '../core/paper.ts';
import type { PageMessages, Reply, Request } from '../platform/protocol.ts';
import { browser } from './browser.ts';
import { say } from './words.ts';

/** What pages need of a reply: a failure is no more to them than its words. */
type Answer<V extends keyof PageMessages> =
  | Extract<Reply<ReturnType<PageMessages[V]>>, { ok: true }>
  | { readonly ok: false; readonly words: string };

/**
 * Asks the worker about one paper. Never throws: what goes wrong is a failure like any other.
 * @returns `undefined` when there is no extension behind this page any more, so nobody can be asked ever again.
 */
export async function send<V extends keyof PageMessages>(verb: V, id: PaperId): Promise<Answer<V> | undefined> {
  try {
    const reply = (await browser().runtime?.sendMessage({ verb, argument: id } satisfies Request)) as
      | Answer<V>
      | undefined;
    if (reply) return reply;
  } catch {
    // No worker to be had, which the next line tells apart from no extension.
  }
  return isAlive() ? { ok: false, words: say('failureBug') } : undefined;
}

/** Whether the extension that drew on this page is still there. */
export function isAlive(): boolean {
  return Boolean(browser().runtime?.id);
}
