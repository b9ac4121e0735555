import { escapeMarkup } from './arxiv-feed.ts';
import type { WorldPaper } from './library.ts';

function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Titles come wrapped, as arXiv's serializer does past 78 characters. */
function wrapTitle(title: string): string {
  const lines = [''];
  for (const word of title.split(' ')) {
    const line = lines.length - 1;
    const longer = lines[line] ? `${lines[line]} ${word}` : word;
    if (longer.length > 78 && lines[line]) lines.push(word);
    else lines[line] = longer;
  }
  return lines.join('\n  ');
}

export function apiEntry(paper: WorldPaper): string {
  const id = `${paper.id}v${paper.version}`;
  const comment = paper.comments ? `\n    <arxiv:comment>${escapeMarkup(paper.comments)}</arxiv:comment>` : '';
  const categories = paper.categories.map(
    (name) => `\n    <category term="${name}" scheme="http://arxiv.org/schemas/atom"/>`,
  );
  const authors = paper.authors.map(
    (name) => `\n    <author>\n      <name>${escapeMarkup(name)}</name>\n    </author>`,
  );
  return `  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <title>${escapeMarkup(wrapTitle(paper.title))}</title>
    <updated>${stamp(paper.updated)}</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/${id}" rel="related" type="application/pdf" title="pdf"/>
    <summary>${escapeMarkup(paper.abstract)}</summary>${categories.join('')}
    <published>${stamp(paper.published)}</published>${comment}
    <arxiv:primary_category term="${paper.categories[0]}"/>${authors.join('')}
  </entry>`;
}

function envelope(title: string, now: number, total: number, start: number, entries: readonly string[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/aTestWorldsOwnQueryId000000</id>
  <title>${escapeMarkup(title)}</title>
  <updated>${stamp(now)}</updated>
  <link href="https://arxiv.org/api/query" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${entries.length}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${entries.join('\n')}
</feed>
`;
}

/** The answer to `id_list`; ids nobody knows are left out, as arXiv does. */
export function apiAnswer(
  ids: readonly string[],
  start: number,
  max: number,
  entries: readonly string[],
  now: number,
): string {
  const title = `arXiv Query: search_query=&id_list=${ids.join(',')}&start=${start}&max_results=${max}`;
  return envelope(title, now, entries.length, start, entries.slice(start, start + max));
}

/** What one malformed id does to the whole call: status 400 and an entry that is not a paper. */
export function apiError(id: string, now: number): string {
  const url = `https://arxiv.org/api/errors#incorrect_id_format_for_${encodeURIComponent(id)}`;
  const entry = `  <entry>
    <id>${url}</id>
    <title>Error</title>
    <updated>${stamp(now)}</updated>
    <link href="${url}" rel="alternate" type="text/html"/>
    <summary>incorrect id format for ${escapeMarkup(id)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>`;
  return envelope('arXiv Search Results', now, 1, 0, [entry]);
}
