import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failed } from '../../src/core/failure.ts';
import type { Messages } from '../../src/platform/protocol.ts';
import { installExtension, makeStorage } from './fake-storage.ts';

const OWN = 'chrome-extension://test/';
let admit: typeof import('../../src/platform/messages.ts').admit;
let answer: typeof import('../../src/platform/messages.ts').answer;
let hear: (message: unknown, sender: Sender) => Promise<unknown> | undefined;

beforeAll(async () => {
  installExtension(makeStorage(), {
    runtime: {
      id: 'test',
      getManifest: () => ({ version: '0' }),
      getURL: (path: string) => OWN + path,
      onMessage: {
        addListener(listener: typeof hear) {
          hear = listener;
        },
      },
    },
    i18n: { getMessage: (key: string, args: string[] = []) => [key, ...args].join(' ') },
  });
  ({ admit, answer } = await import('../../src/platform/messages.ts'));
});

type Sender = Parameters<typeof admit>[1];
const tab = { id: 1, incognito: false } as NonNullable<Sender['tab']>;
const fromArxiv = {
  id: 'test',
  tab,
  frameId: 0,
  url: 'https://arxiv.org/abs/2606.00001',
  origin: 'https://arxiv.org',
} as Sender;
const fromPopup = { id: 'test', url: `${OWN}popup/index.html` } as Sender;

/** Who may send each verb: one that is missing here does not compile. */
const SENDERS: { readonly [V in keyof Messages]: 'page' | 'own' } = {
  ...{ mediaOf: 'page', save: 'page', lookFor: 'page', layoutUnknown: 'page' },
  ...{ refresh: 'own', resume: 'own', recompose: 'own' },
};
const VERBS = Object.keys(SENDERS) as (keyof Messages)[];
const PAGE_VERBS = VERBS.filter((verb) => SENDERS[verb] === 'page');
const OWN_VERBS = VERBS.filter((verb) => SENDERS[verb] === 'own');
const IDS = ['2606.00001', 'hep-th/9901001', 'arXiv:0704.0001v3'];

it('a failure reaches pages of arxiv.org in words too, which they do not have themselves', async () => {
  const refused = () => {
    throw new Failed({ kind: 'refused', status: 500 });
  };
  answer({ lookFor: refused } as unknown as Parameters<typeof answer>[0]);
  const message = { verb: 'lookFor', argument: '2606.00001' };
  const failure = { kind: 'refused', status: 500 };
  expect(await hear(message, fromArxiv)).toEqual({ ok: false, failure, words: 'failureRefused 500' });
  expect(await hear(message, fromPopup)).toEqual({ ok: false, failure });
});

describe('who may ask the worker what', () => {
  it.each(VERBS.flatMap((verb) => (['page', 'own', 'stranger'] as const).map((from) => [verb, from] as const)))(
    '%s, sent by %s',
    (verb, from) => {
      const sender = { page: fromArxiv, own: fromPopup, stranger: { ...fromArxiv, id: 'other' } }[from];
      const may = from === 'own' || (from === 'page' && SENDERS[verb] === 'page');
      expect(admit({ verb, argument: '2606.00001' }, sender)?.asker.from).toBe(may ? from : undefined);
    },
  );

  it('a page of arxiv.org: its four verbs, with an id that is parsed first', () => {
    for (const verb of PAGE_VERBS) {
      for (const argument of IDS) {
        const asked = admit({ verb, argument }, fromArxiv);
        expect(asked).toMatchObject({ verb, asker: { from: 'page', isPrivate: false } });
        expect(argument).toContain(asked?.argument);
        expect(asked?.argument).not.toMatch(/v\d+$|^arXiv:/);
      }
    }
  });

  it('a page of arxiv.org: nothing that belongs to our own pages', () => {
    for (const verb of [...OWN_VERBS, 'constructor', '__proto__', 'toString', '']) {
      for (const argument of [...IDS, '2026-06-30']) expect(admit({ verb, argument }, fromArxiv)).toBeUndefined();
    }
  });

  it('a page of arxiv.org: no address, no object, no list, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAGE_VERBS), fc.anything(), (verb, argument) => {
        fc.pre(typeof argument !== 'string');
        expect(admit({ verb, argument }, fromArxiv)).toBeUndefined();
      }),
    );
    for (const argument of ['https://evil.example/', '2606.00001/../x', '2606.00001\n', 'javascript:1', '26.1']) {
      const asked = admit({ verb: 'lookFor', argument }, fromArxiv);
      expect(asked === undefined || asked.argument === ('2606.00001' as never)).toBe(true);
    }
  });

  it('nobody else: other extensions, other sites, frames, and pages that only look like ours', () => {
    const strangers: Sender[] = [
      { ...fromArxiv, id: 'other' },
      { ...fromArxiv, frameId: 3 },
      { ...fromArxiv, origin: 'https://arxiv.org.evil.example' } as Sender,
      { ...fromArxiv, origin: 'http://arxiv.org' } as Sender,
      { ...fromArxiv, origin: 'null' } as Sender,
      { id: 'test', url: 'https://arxiv.org/abs/2606.00001', frameId: 0 } as Sender,
      { id: 'test', tab, frameId: 0, url: 'https://evil.example/#chrome-extension://test/' } as Sender,
      { id: 'other', url: `${OWN}popup/index.html` } as Sender,
    ];
    for (const sender of strangers) {
      for (const verb of [...PAGE_VERBS, ...OWN_VERBS]) {
        expect(admit({ verb, argument: '2606.00001' }, sender), `${verb} ${JSON.stringify(sender)}`).toBeUndefined();
      }
    }
  });

  it('our own pages: every verb', () => {
    for (const verb of [...PAGE_VERBS, ...OWN_VERBS]) {
      expect(admit({ verb, argument: '2606.00001' }, fromPopup)).toMatchObject({ verb, asker: { from: 'own' } });
    }
  });

  it('a private window is known as one', () => {
    const asked = admit({ verb: 'save', argument: '2606.00001' }, {
      ...fromArxiv,
      tab: { ...tab, incognito: true },
    } as Sender);
    expect(asked?.asker.isPrivate).toBe(true);
  });
});
