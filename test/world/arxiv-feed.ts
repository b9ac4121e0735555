import { newYorkOffset, shortDate } from './calendar.ts';
import type { WorldDay, WorldPaper } from './library.ts';

/** Text into XML or HTML. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** How a list announces a paper: one of another primary category is a cross-list there. */
export type ListType = 'new' | 'cross' | 'replace' | 'replace-cross';
export const LIST_TYPES: readonly ListType[] = ['new', 'cross', 'replace', 'replace-cross'];

export function listTypeOf(paper: WorldPaper, lists: readonly string[]): ListType | undefined {
  if (!paper.categories.some((category) => lists.includes(category))) return undefined;
  const own = lists.includes(paper.categories[0] ?? '');
  if (paper.announce === 'replace') return paper.version >= 6 ? undefined : own ? 'replace' : 'replace-cross';
  return own && paper.announce === 'new' ? 'new' : 'cross';
}

export function feedItem(paper: WorldPaper, type: ListType, day: WorldDay): string {
  const categories = paper.categories
    .map((category) => `      <category>${escapeMarkup(category)}</category>`)
    .join('\n');
  return `    <item>
      <title>${escapeMarkup(paper.title)}</title>
      <link>https://arxiv.org/abs/${paper.id}</link>
      <description>arXiv:${paper.id}v${paper.version} Announce Type: ${type} \nAbstract: ${escapeMarkup(paper.abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${paper.id}v${paper.version}</guid>
${categories}
      <pubDate>${shortDate(day)} 00:00:00 ${newYorkOffset(day)}</pubDate>
      <arxiv:announce_type>${type}</arxiv:announce_type>
      <dc:rights>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</dc:rights>
      <dc:creator>${escapeMarkup(paper.authors.join(', '))}</dc:creator>
    </item>`;
}

/** A complete channel; without items it is what a weekend, a holiday or a category without news gets. */
export function feed(lists: readonly string[], day: WorldDay, items: readonly string[]): string {
  const query = lists.join('+');
  const title = escapeMarkup(lists.join(', '));
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>${title} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/${query}</link>
    <description>${title} updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/${query}" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en-us</language>
    <lastBuildDate>${shortDate(day)} ${newYorkOffset(day) === '-0400' ? '04' : '05'}:00:02 +0000</lastBuildDate>
    <managingEditor>rss-help@arxiv.org</managingEditor>
    <pubDate>${shortDate(day)} 00:00:00 ${newYorkOffset(day)}</pubDate>
    <skipDays>
      <day>Saturday</day>
      <day>Sunday</day>
    </skipDays>
${items.join('\n')}
  </channel>
</rss>
`;
}

/** What a bad category gets: status 400 and a feed that says why. */
export function feedError(query: string, reason: string, day: WorldDay): string {
  return feed([query], day, [])
    .replace(/<title>[^<]*/, `<title>Feed error for query: ${escapeMarkup(query)}`)
    .replace(/<description>[^<]*/, `<description>${escapeMarkup(reason)}`)
    .replace(/ {4}<skipDays>[\s\S]*?<\/skipDays>\n/, '');
}
