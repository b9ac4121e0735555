import type { LinkKind } from '../../link.ts';
import { siteOf } from '../clean-url.ts';
import { code } from './code.ts';
import { data } from './data.ts';
import { demo } from './demo.ts';
import { hub } from './hub.ts';
import type { KindRule } from './kind.ts';
import { page } from './page.ts';
import { reading } from './reading.ts';
import { slides } from './slides.ts';
import { video } from './video.ts';
import { namedKinds } from './words.ts';

/** All families in the order in which they are asked; the first rule that fits decides. `page` fits everything. */
export const KINDS: readonly (readonly KindRule[])[] = [video, slides, hub, code, data, demo, reading, page];

/** The kind of a cleaned address, host and path first, then the words of the `clause` it stands in. */
export function kindOf(url: string, clause: string): LinkKind {
  const { host, pathname, search, hash } = new URL(url);
  const site = siteOf(host) + pathname + search + hash;
  for (const rules of KINDS) {
    for (const rule of rules) {
      if (!rule.site.test(site)) continue;
      return (rule.words && namedKinds(clause).find((kind) => rule.words?.includes(kind))) ?? rule.kind;
    }
  }
  return 'other';
}
