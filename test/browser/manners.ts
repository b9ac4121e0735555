import type { Asked } from '../world/world.ts';

/** ms from the end of one answer to the next request: arXiv's terms for feeds and API, its robots.txt for pages. */
const PAUSE: Readonly<Record<string, number>> = {
  'rss.arxiv.org': 3000,
  'export.arxiv.org': 3000,
  'arxiv.org': 15_000,
};

/**
 * Where the extension was rude to arXiv, by the outside's own log: two requests at once, or one too soon after another.
 * Two pages of arxiv.org are 15 s apart, whatever comes between them.
 */
export function rudeness(asked: readonly Asked[]): string[] {
  const complaints: string[] = [];
  const arxiv = asked.filter(({ host }) => host in PAUSE).sort((a, b) => a.startedAt - b.startedAt);
  for (const [at, next] of arxiv.entries()) {
    const before = arxiv[at - 1];
    if (before) complaints.push(...gap(before, next, 3000));
    const page = next.host === 'arxiv.org' && arxiv.slice(0, at).findLast(({ host }) => host === 'arxiv.org');
    if (page) complaints.push(...gap(page, next, 15_000));
  }
  return complaints;
}

function gap(before: Asked, next: Asked, pause: number): string[] {
  const text = `${before.host}${before.path} -> ${next.host}${next.path}`;
  if (before.endedAt === undefined || before.endedAt > next.startedAt) return [`two at once: ${text}`];
  const waited = next.startedAt - before.endedAt;
  return waited < pause ? [`${waited} ms instead of ${pause}: ${text}`] : [];
}
