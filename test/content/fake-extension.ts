import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperId } from '../../src/core/paper.ts';
import type { PageMedia } from '../../src/platform/protocol.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const MESSAGES: Readonly<Record<string, Message>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/static/_locales/en/messages.json'), 'utf8'),
);

/** The words a browser would give, from the real file. */
export function words(key: string, args: readonly string[] = []): string {
  const { message = '', placeholders = {} } = MESSAGES[key] ?? {};
  return message
    .replace(/\$(\w+)\$/g, (_all, name: string) => placeholders[name.toLowerCase()]?.content ?? '')
    .replace(/\$(\d)/g, (_all, at: string) => args[Number(at) - 1] ?? '');
}

export interface FakeExtension {
  /** What was sent, in order. */
  readonly sent: { readonly verb: string; readonly argument: unknown }[];
  /** Answers by verb; what is not named is answered as by an empty database. */
  readonly answers: Partial<Record<string, (id: PaperId) => unknown>>;
  /** Updates, disables or removes the extension under the open page. */
  orphan(): void;
}

export const NOTHING_KNOWN: PageMedia = { links: [], saved: false, lookAutomatically: false };

/** Stands in for the browser: the WebExtension API as a content script sees it. The worker's answers are the test's. */
export function fakeExtension(answers: FakeExtension['answers'] = {}): FakeExtension {
  const sent: FakeExtension['sent'] = [];
  const runtime: { id: string | undefined; sendMessage(message: unknown): Promise<unknown> } = {
    id: 'daily-show',
    async sendMessage(message) {
      if (runtime.id === undefined) throw new Error('Extension context invalidated.');
      const request = structuredClone(message) as { verb: string; argument: PaperId };
      sent.push(request);
      const answer = answers[request.verb] ?? (() => ({ ok: true, value: NOTHING_KNOWN }));
      return structuredClone(await answer(request.argument));
    },
  };
  Object.assign(globalThis, { chrome: { runtime, i18n: { getMessage: words, getUILanguage: () => 'en' } } });
  return {
    sent,
    answers,
    orphan() {
      runtime.id = undefined;
    },
  };
}
