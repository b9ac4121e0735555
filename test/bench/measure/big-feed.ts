import { feed, feedItem } from '../../world/arxiv-feed.ts';
import { generatedLibrary } from '../../world/generated-library.ts';
import type { Library, Reply, WorldPaper } from '../../world/library.ts';
import { BENCH_DAY } from './stage.ts';

export const BIG_LIST = 'math.CO';

/** One list of one day with exactly this many new papers, ready made, so that the server's own work is not measured. */
export function bigFeed(count: number): { library: Library; url: string } {
  const source = generatedLibrary({ seed: 'ingest', size: 8 });
  const papers: WorldPaper[] = (source.batch(BENCH_DAY) ?? [])
    .filter(({ announce }) => announce === 'new')
    .slice(0, count)
    .map((paper) => ({
      ...paper,
      categories: [BIG_LIST],
      abstract: `${paper.abstract} ${paper.abstract} ${paper.abstract}`,
    }));
  if (papers.length < count) throw new Error(`only ${papers.length} papers could be made`);
  const items = papers.map((paper) => feedItem(paper, 'new', BENCH_DAY));
  const body = feed([BIG_LIST], BENCH_DAY, items);
  let served = 0;
  // A tag of its own each time, so that no cache on the way answers for us.
  const full = (): Reply => {
    served += 1;
    return { status: 200, headers: { 'content-type': 'application/rss+xml', etag: `"${served}"` }, body };
  };
  const held = new Map(papers.map((paper) => [paper.id, paper]));
  return {
    url: `https://rss.arxiv.org/rss/${BIG_LIST}`,
    library: {
      batch: (day) => (day === BENCH_DAY ? papers : undefined),
      lastBatchDay: () => BENCH_DAY,
      paper: (id) => held.get(id),
      community: () => '[]',
      verbatim: (host) => (host === 'rss.arxiv.org' ? full() : undefined),
    },
  };
}
