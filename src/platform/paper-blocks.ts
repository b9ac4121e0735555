import type { Day } from '../core/day.ts';
import type { PaperId } from '../core/paper.ts';
import type { PaperBlock, StoredPaper } from './schema.ts';

/** The block of a paper: its id without the last two digits, so that at most a hundred share one. */
export function blockOf(id: PaperId): string {
  return id.slice(0, -2);
}

/** Papers in the blocks that they are stored in. */
export function intoBlocks(papers: Iterable<StoredPaper>): PaperBlock[] {
  const blocks = new Map<string, { id: string; day: Day; papers: StoredPaper[] }>();
  for (const paper of papers) {
    const id = blockOf(paper.id);
    const block = blocks.get(id) ?? { id, day: paper.day, papers: [] };
    if (paper.day > block.day) block.day = paper.day;
    block.papers.push(paper);
    blocks.set(id, block);
  }
  return [...blocks.values()];
}
