import { cleanUrl, trimTail } from '../core/media/clean-url.ts';
import { findUrls } from '../core/media/find-urls.ts';
import { findInCell, findLinks, linksOf } from './media.ts';

/** On arXiv's pages this runs before either of our scripts; our own pages load it when they need it (`scripts/shared-media.ts`). */
const media = { cleanUrl, findInCell, findLinks, findUrls, linksOf, trimTail };
(globalThis as { media?: typeof media }).media = media;
