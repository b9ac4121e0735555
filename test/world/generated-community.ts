import type { WorldDay, WorldPaper } from './library.ts';
import { between, pick, randomFrom } from './random.ts';

/**
 * The community's list of one day in the shape of Hugging Face's `/api/daily_papers`: about twenty papers of fields it
 * cares for, with the fields that are there, half there and not there at all in real answers.
 */
export function communityList(seed: string, day: WorldDay, batch: readonly WorldPaper[]): string {
  const random = randomFrom(`${seed} ${day} community`);
  const candidates = batch.filter(
    ({ announce, categories }) => announce === 'new' && /^cs\.(AI|CL|CV|LG|RO)$/.test(categories[0] ?? ''),
  );
  const chosen = new Set<WorldPaper>();
  const count = Math.min(candidates.length, between(random, 14, 24));
  while (chosen.size < count) chosen.add(pick(random, candidates));
  const rows = [...chosen].map((paper) => {
    const upvotes = Math.floor(2 + 120 * random() ** 3);
    const slug = paper.id.replace('.', '');
    const media =
      random() < 0.4 ? [`https://cdn-uploads.huggingface.co/production/uploads/made-up/${slug}.png`] : undefined;
    const published = new Date(paper.published).toISOString();
    return {
      paper: {
        id: paper.id,
        authors: paper.authors.map((name, at) => ({ _id: `a${slug}${at}`, name, hidden: false })),
        ...(media ? { mediaUrls: media } : {}),
        publishedAt: published,
        submittedOnDailyAt: `${day}T00:00:00.000Z`,
        title: paper.title,
        submittedOnDailyBy: {
          _id: 'p1',
          avatarUrl: '/avatars/x.svg',
          fullname: 'A Reader',
          user: 'reader',
          type: 'user',
          name: 'reader',
        },
        summary: paper.abstract,
        upvotes,
        discussionId: `d${slug}`,
        ...(random() < 0.35 ? { projectPage: `https://made-up-${slug}.github.io/` } : {}),
        ...(random() < 0.5
          ? { githubRepo: `https://github.com/made-up-lab/community-${slug}`, githubStars: between(random, 0, 900) }
          : {}),
        ai_summary: `In short: ${paper.title}.`,
        ai_keywords: ['made up'],
      },
      publishedAt: published,
      title: paper.title,
      summary: paper.abstract,
      ...(media ? { mediaUrls: media } : {}),
      thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${paper.id}.png`,
      numComments: between(random, 0, 6),
      isAuthorParticipating: random() < 0.3,
    };
  });
  return JSON.stringify(rows.sort((a, b) => b.paper.upvotes - a.paper.upvotes));
}
