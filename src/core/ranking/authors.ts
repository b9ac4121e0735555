import type { Signal } from './reader/signal-kind.ts';

/** Authors the reader follows. The digest pins these papers on top; the value says why and orders among them. */
export const authors: Signal = {
  name: 'authors',
  weigh: ({ followed }) =>
    followed.map((author, index) => ({
      value: index === 0 ? 1 : 0.1,
      phrase: { key: 'reasonAuthor', args: [author] },
    })),
};
