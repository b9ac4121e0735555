import type { CardAction } from './action.ts';
import { copyBibtex } from './copy-bibtex.ts';
import { copyCitation } from './copy-citation.ts';
import { copyLink } from './copy-link.ts';
import { copyMarkdown } from './copy-markdown.ts';
import { copyMedia } from './copy-media.ts';
import { hide } from './hide.ts';
import { lessLike } from './less-like.ts';
import { moreLike } from './more-like.ts';
import { neverAuthor } from './never-author.ts';
import { neverWord } from './never-word.ts';
import { openAll } from './open-all.ts';
import { read } from './read.ts';
import { save } from './save.ts';

/** What can be done with a paper, in the order it stands on the card. */
export const cardActions: readonly CardAction[] = [
  save,
  read,
  hide,
  openAll,
  copyLink,
  copyMedia,
  copyCitation,
  copyMarkdown,
  copyBibtex,
  moreLike,
  lessLike,
  neverAuthor,
  neverWord,
];
