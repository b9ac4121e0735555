import type { Runtime } from 'webextension-polyfill';
import { Failed, failureOf, sentence } from '../core/failure.ts';
import { parseId } from '../core/paper.ts';
import { browser } from './browser.ts';
import { phraseInWords } from './language.ts';
import type { Messages, PageMessages, Reply, Request } from './protocol.ts';

type Verb = keyof Messages;
type Awaitable<Value> = Value | Promise<Value>;

/** What a handler is told of whoever asks. */
export interface Asker {
  /** From a page of arxiv.org, or from one of our own. */
  readonly from: 'page' | 'own';
  /** From a private window: nothing of it is kept. */
  readonly isPrivate: boolean;
  /** The path of the page of arxiv.org that asks. */
  readonly path?: string;
}

export type Handlers = {
  readonly [V in Verb]: (argument: Parameters<Messages[V]>[0], asker: Asker) => Awaitable<ReturnType<Messages[V]>>;
};

/** Verbs a content script may use: a typo or a missing one does not compile. */
const PAGE_VERBS: { readonly [V in keyof PageMessages]: true } = {
  mediaOf: true,
  save: true,
  lookFor: true,
  layoutUnknown: true,
};

/**
 * Asks the worker from one of our own pages; the browser starts it when it sleeps.
 * @throws Failed as the worker says; `bug` when nobody answers.
 */
export async function send<V extends Verb>(
  verb: V,
  ...argument: Parameters<Messages[V]>
): Promise<ReturnType<Messages[V]>> {
  const request: Request = { verb, argument: argument[0] };
  const reply = (await browser.runtime.sendMessage(request)) as Reply<ReturnType<Messages[V]>> | undefined;
  if (!reply) throw new Failed({ kind: 'bug', detail: `nobody answers ${verb}` });
  if (!reply.ok) throw new Failed(reply.failure);
  return reply.value;
}

/**
 * Registers the worker's one message listener; call it in the worker's first turn. It is not `async`: an async listener
 * would answer messages that are not ours. Messages that the sender may not send get no answer at all.
 */
export function answer(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const asked = admit(message, sender);
    return asked ? reply(handlers, asked) : undefined;
  });
}

interface Admitted {
  readonly verb: Verb;
  readonly argument: never;
  readonly asker: Asker;
}

/**
 * The router by sender. Our own pages may send every verb; a page of arxiv.org only its four, from its top frame, with a
 * parsed arXiv id. @returns `undefined` for everything else.
 */
export function admit(message: unknown, sender: Runtime.MessageSender): Admitted | undefined {
  if (typeof message !== 'object' || message === null || sender.id !== browser.runtime.id) return undefined;
  const { verb, argument } = message as { verb?: unknown; argument?: unknown };
  if (typeof verb !== 'string') return undefined;
  const isPrivate = sender.tab?.incognito === true;
  if (sender.url?.startsWith(browser.runtime.getURL(''))) {
    return { verb: verb as Verb, argument: argument as never, asker: { from: 'own', isPrivate } };
  }
  if (!Object.hasOwn(PAGE_VERBS, verb) || typeof argument !== 'string') return undefined;
  if (!sender.tab || sender.frameId !== 0 || originOf(sender) !== 'https://arxiv.org') return undefined;
  const id = parseId(argument)?.id;
  const path = /^https:\/\/arxiv\.org(\/[^?#]*)/.exec(sender.url ?? '')?.[1] ?? '';
  return id && { verb: verb as Verb, argument: id as never, asker: { from: 'page', isPrivate, path } };
}

function originOf(sender: Runtime.MessageSender): string | undefined {
  // Firefox before 126 names no origin; its `url` is the browser's word, not the page's.
  const { origin } = sender as { origin?: string };
  if (origin !== undefined) return origin;
  try {
    return sender.url === undefined ? undefined : new URL(sender.url).origin;
  } catch {
    return undefined;
  }
}

async function reply(handlers: Handlers, { verb, argument, asker }: Admitted): Promise<Reply<unknown>> {
  try {
    if (!Object.hasOwn(handlers, verb)) throw new Failed({ kind: 'bug', detail: `unknown message ${String(verb)}` });
    return { ok: true, value: await handlers[verb](argument, asker) };
  } catch (error) {
    const failure = failureOf(error);
    return { ok: false, failure, ...(asker.from === 'page' && { words: phraseInWords(sentence(failure)) }) };
  }
}
