import type { KindRule } from './kind.ts';

/** What is read: papers, posts, talk about a paper. */
export const reading: readonly KindRule[] = [
  { site: /^openreview\.net\/pdf/, kind: 'paper' },
  { site: /^openreview\.net\//, kind: 'discussion' },
  { site: /^(?:x\.com|twitter\.com|reddit\.com|discord\.\w+|alphaxiv\.org)\//, kind: 'discussion' },
  {
    site: /^(?:(?:.+\.)?medium\.com|[^/]+\.substack\.com|lesswrong\.com|alignmentforum\.org|[^/]+\.(?:blogspot|wordpress)\.com|blog\.[^/]+)(?:\/|$)/,
    kind: 'blog',
  },
  {
    site: /^(?:doi\.org|arxiv\.org|(?:[^/]+\.)?ieee\.org|aclanthology\.org|(?:[^/]+\.)?springer\.com|openaccess\.thecvf\.com|sciencedirect\.com|mdpi\.com|(?:dl\.acm|acm)\.org|melba-journal\.org|scitepress\.org|papers\.ssrn\.com|ssrn\.com|(?:bio|med|chem)rxiv\.org|nature\.com|proceedings\.mlr\.press|(?:[^/]+\.)?wiley\.com|tandfonline\.com|ijcai\.org|isca-(?:archive|speech)\.org|frontiersin\.org|plos\.org|journals\.plos\.org|academic\.oup\.com|jmlr\.org|hal\.science|techrxiv\.org|researchgate\.net|ceur-ws\.org|(?:papers|proceedings)\.(?:neurips|nips)\.cc|ojs\.aaai\.org|iopscience\.iop\.org|journals\.aps\.org|link\.aps\.org|pubs\.[^/]+|spiedigitallibrary\.org|science\.org|pnas\.org|cambridge\.org)\//,
    kind: 'paper',
  },
];
