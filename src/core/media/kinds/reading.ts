import type { KindRule } from './kind.ts';

/** What is read: papers, posts, talk about a paper. */
export const reading: readonly KindRule[] = [
  ['discussion', 'openreview', /^\/(?!pdf|attachment)/],
  ['discussion', 'x.com twitter reddit bsky discord alphaxiv'],
  ['blog', 'medium substack blogspot wordpress lesswrong alignmentforum blog blogs'],
  ['blog', '', /\/(?:blogs?|news)\//],
  ['paper', 'doi.org', 0, 'dataset supplement'],
  [
    'paper',
    'arxiv xxx.lanl.gov ieee acm springer wiley iop aclanthology thecvf openreview sciencedirect mdpi melba-journal scitepress ssrn biorxiv medrxiv nature tandfonline frontiersin researchgate ijcai isca-archive plos jmlr pnas oup usenix preprints ceur-ws elsevier spiedigitallibrary eprint journal journals proceedings papers pubs hal archives-ouvertes cds.cern.ch inspirehep adsabs osti.gov projecteuclid aps.org aip.org ams.org msp.org science.org cell.com worldscientific cambridge.org degruyter jstor dagstuhl eptcs pos.sissa.it scipost quantum-journal semanticscholar philpapers escholarship pubpub aisel',
  ],
  ['paper', '', /\/(?:articles?|eprint|journals?|proceedings|doi|chapter)\//, 'project blog'],
];
