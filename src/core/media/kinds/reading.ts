import type { KindRule } from './kind.ts';

/** What is read: papers, posts, talk about a paper. */
export const reading: readonly KindRule[] = [
  { site: /^openreview\.net\/(?!pdf|attachment)/, kind: 'discussion' },
  { site: /^(?:x|twitter|reddit|bsky)\.(?:com|app)\/|^discord\.|^alphaxiv\.org\//, kind: 'discussion' },
  {
    site: /^(?:(?:.+\.)?(?:medium|substack|blogspot|wordpress)\.com|(?:lesswrong\.com|alignmentforum\.org)|blogs?\.[^/]+)(?:\/|$)|^[^?#]*\/blogs?\//,
    kind: 'blog',
  },
  { site: /^doi\.org\//, kind: 'paper', words: ['dataset'] },
  {
    site: /^(?:arxiv|(?:[^/]+\.)?(?:ieee|acm|springer|wiley|oup|iop|aps|aip|neurips|aaai)|aclanthology|openaccess\.thecvf|openreview|sciencedirect|mdpi|melba-journal|scitepress|(?:papers\.)?ssrn|(?:bio|med|chem)rxiv|nature|tandfonline|ijcai|isca-\w+|frontiersin|plos|jmlr|techrxiv|researchgate|ceur-ws|spiedigitallibrary|science|pnas|cambridge)\.\w+\/[^?#]/,
    kind: 'paper',
  },
  {
    site: /^(?:journals?|proceedings|pubs|hal|eprints?)\.|^[^?#]*\/(?:articles?|eprint|journals?|proceedings|doi|chapter)\//,
    kind: 'paper',
  },
];
