import { escapeMarkup, LIST_TYPES, type ListType, listTypeOf } from './arxiv-feed.ts';
import { longDate, shortDate } from './calendar.ts';
import type { WorldDay, WorldPaper } from './library.ts';

/**
 * arXiv's pages as far as an extension can lean on them: the elements, classes and meta tags named in arXiv's own
 * templates, in plain words of ours.
 */
function page(title: string, head: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en">

<head>  <title>${escapeMarkup(title)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" type="text/css" media="screen" href="/static/world.css" />
${head}</head>

<body ><div class="flex-wrap-footer">
<header class="ds-site-header"><a href="https://arxiv.org/" aria-label="archive home">An archive for tests</a></header>
    <main>
      <div id="content">
${content}
      </div>
    </main>
<footer class="ds-site-footer">Made up: nothing here is a real paper.</footer>  </div>
</body>

</html>`;
}

const ARCHIVES: Readonly<Record<string, string>> = { cs: 'Computer Science', math: 'Mathematics', stat: 'Statistics' };

/** A category in words; the world knows no taxonomy and prints what it has. */
function categoryTitle(category: string): string {
  return `Subject ${category}`;
}

function subjects(paper: WorldPaper): string {
  return paper.categories
    .map((name, at) => {
      const text = `${categoryTitle(name)} (${name})`;
      return at === 0 ? `<span class="primary-subject">${text}</span>` : text;
    })
    .join('; ');
}

function authorLinks(paper: WorldPaper): string {
  return paper.authors
    .map((name) => {
      const last = name.split(' ').at(-1) ?? name;
      return `<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=${encodeURIComponent(last)}" rel="nofollow">${escapeMarkup(name)}</a>`;
    })
    .join(', ');
}

/** URLs of a text become links whose words say nothing, as on arXiv. */
function linkUrls(text: string): string {
  return escapeMarkup(text).replace(/https?:\/\/[^\s<>"{}]+[\w/]/g, (url) => {
    const scheme = url.startsWith('https') ? 'https' : 'http';
    return `<a href="${url}" rel="external noopener nofollow" class="link-external link-${scheme}">this ${scheme} URL</a>`;
  });
}

const SECTIONS: Readonly<Record<'new' | 'cross' | 'replace', readonly [string, string]>> = {
  new: ['New submissions', 'New submissions'],
  cross: ['Cross-lists', 'Cross submissions'],
  replace: ['Replacements', 'Replacement submissions'],
};

interface Listed {
  readonly paper: WorldPaper;
  readonly type: ListType;
}

/** The batch as one list shows it: new, cross, replaced, each by ascending id. */
function listed(category: string, batch: readonly WorldPaper[]): Listed[] {
  return batch
    .flatMap((paper) => {
      const type = listTypeOf(paper, [category]);
      return type ? [{ paper, type }] : [];
    })
    .sort((a, b) => LIST_TYPES.indexOf(a.type) - LIST_TYPES.indexOf(b.type) || (a.paper.id < b.paper.id ? -1 : 1));
}

function entry({ paper, type }: Listed, number: number, abstracts: boolean): string {
  const note =
    type === 'cross' || type === 'replace-cross'
      ? `(cross-list from ${paper.categories[0]})`
      : type === 'replace'
        ? '(replaced)'
        : '';
  const comments = paper.comments
    ? `
        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
          ${linkUrls(paper.comments)}
        </div>
`
    : '';
  const abstract = abstracts
    ? `
        <p class='mathjax'>
          ${linkUrls(paper.abstract)}
        </p>`
    : '';
  return `    <dt>
      <a name='item${number}'>[${number}]</a>
      <a href ="/abs/${paper.id}" title="Abstract" id="${paper.id}">
        arXiv:${paper.id}
      </a>
      ${note}
        [<a href="/pdf/${paper.id}" title="Download PDF" id="pdf-${paper.id}" aria-labelledby="pdf-${paper.id}">pdf</a>, <a href="/format/${paper.id}" title="Other formats" id="oth-${paper.id}" aria-labelledby="oth-${paper.id}">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          ${escapeMarkup(paper.title)}
        </div>
        <div class='list-authors'>${authorLinks(paper)}</div>
${comments}
        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          ${subjects(paper)}
        </div>
${abstract}
      </div>
    </dd>`;
}

function sections(rows: readonly Listed[], abstracts: boolean): { menu: string; lists: string } {
  let number = 1;
  let menu = '';
  let lists = '';
  for (const [announce, [anchor, heading]] of Object.entries(SECTIONS)) {
    const part = rows.filter(({ type }) => type.replace('replace-cross', 'replace') === announce);
    if (part.length === 0) continue;
    menu += `  <li><a href="#item${announce === 'new' ? 0 : number}">${anchor}</a></li>\n`;
    lists += `      <dl id='articles'>
    <h3>${heading} (showing ${part.length} of ${part.length} entries)</h3>


${part.map((row, at) => entry(row, number + at, abstracts)).join('\n')}
</dl>
`;
    number += part.length;
  }
  return { menu, lists };
}

/** `/list/CAT/new`. */
export function listingPage(category: string, day: WorldDay, batch: readonly WorldPaper[]): string {
  const rows = listed(category, batch);
  const { menu, lists } = sections(rows, true);
  const body =
    rows.length === 0
      ? '    <p>No updates today.</p>\n'
      : `      <div class='paging'>Total of ${rows.length} entries \n    </div>\n${lists}`;
  return page(
    `${categoryTitle(category)}`,
    '',
    `<div id='content-inner'>
<div id='dlpage'>
  <h1>${categoryTitle(category)}</h1>

<ul>
${menu}</ul>

<p>See <a id="recent-${category}" aria-labelledby="recent-${category}" href="/list/${category}/recent">recent</a> articles</p>
<h3>Showing new listings for ${longDate(day)}</h3>

${body}
</div>
</div>`,
  );
}

/** `/catchup/CAT/DAY?abs=True`. */
export function catchupPage(category: string, day: WorldDay, batch: readonly WorldPaper[], abstracts: boolean): string {
  const rows = listed(category, batch);
  const { menu, lists } = sections(rows, abstracts);
  return page(
    'Catchup',
    '',
    `<div id='content-inner'>
<div id='dlpage'>
  <h1>Catchup results for ${categoryTitle(category)} on ${shortDate(day)}</h1>

    <ul>
${menu}    </ul>

    <div>
      
      Total of ${rows.length} entries for ${shortDate(day)}
      
    </div>

${rows.length === 0 ? `    <div>\n      <p>No updates for ${shortDate(day)}</p>\n    </div>\n` : lists}
</div>
</div>`,
  );
}

/** `26 Jun 2026`. */
function plainDate(at: number): string {
  return shortDate(new Date(at).toISOString().slice(0, 10)).slice(5).replace(/^0/, '');
}

function lastName(name: string): string {
  const words = name.split(' ');
  return words.length > 1 ? `${words.at(-1)}, ${words.slice(0, -1).join(' ')}` : name;
}

/** `/abs/ID`. */
export function abstractPage(paper: WorldPaper): string {
  const archive = (paper.categories[0] ?? 'cs').split('.')[0] ?? 'cs';
  const meta = (name: string, content: string) => `<meta name="${name}" content="${escapeMarkup(content)}" />`;
  const date = new Date(paper.published).toISOString().slice(0, 10).replaceAll('-', '/');
  const head = [
    `  <link rel="canonical" href="https://arxiv.org/abs/${paper.id}"/>\n`,
    meta('citation_title', paper.title),
    ...paper.authors.map((name) => meta('citation_author', lastName(name))),
    meta('citation_date', date),
    meta('citation_online_date', date),
    ...(paper.withdrawn ? [] : [meta('citation_pdf_url', `https://arxiv.org/pdf/${paper.id}`)]),
    meta('citation_arxiv_id', paper.id),
    meta('citation_abstract', paper.abstract),
    '\n',
  ].join('');
  const comments = paper.comments
    ? `        <tr>
          <td class="tablecell label">Comments:</td>
          <td class="tablecell comments mathjax">${linkUrls(paper.comments)}</td>
        </tr>
`
    : '';
  const services = paper.withdrawn
    ? '<li>Withdrawn</li>'
    : `<li><a href="/pdf/${paper.id}" aria-describedby="download-button-info" class="abs-button download-pdf">View PDF</a></li><li><a href="/src/${paper.id}" class="abs-button download-eprint">TeX Source</a></li>`;
  return page(
    `[${paper.id}] ${paper.title}`,
    head,
    `<div id="abs-outer">

  <div class="leftcolumn">
    <div class="subheader">
      <h1>${ARCHIVES[archive] ?? archive} > ${categoryTitle(paper.categories[0] ?? '')}</h1>
    </div>

    <div class="header-breadcrumbs-mobile">
      <strong>arXiv:${paper.id}</strong> (${archive})
    </div>
<div id="content-inner">
  <div id="abs">
    ${paper.withdrawn ? '<span class="error">This paper has been withdrawn by its author.</span>\n    ' : ''}<div class="dateline">
  [Submitted on ${plainDate(paper.published)}${paper.version > 1 ? ` (v1), last revised ${plainDate(paper.updated)} (this version, v${paper.version})` : ''}]</div>
    <h1 class="title mathjax"><span class="descriptor">Title:</span>${escapeMarkup(paper.title)}</h1>
    <div class="authors"><span class="descriptor">Authors:</span>${authorLinks(paper)}</div>            <div id="download-button-info" hidden>View a PDF</div>
    <blockquote class="abstract mathjax">
            <span class="descriptor">Abstract:</span>${linkUrls(paper.abstract)}
    </blockquote>

    <!--CONTEXT-->
    <div class="metatable">
      <table summary="Additional metadata">${comments}<tr>
          <td class="tablecell label">Subjects:</td>
          <td class="tablecell subjects">
            ${subjects(paper)}</td>
        </tr><tr>
          <td class="tablecell label">Cite as:</td>
          <td class="tablecell arxivid"><span class="arxivid"><a href="https://arxiv.org/abs/${paper.id}">arXiv:${paper.id}</a> [${paper.categories[0]}]</span></td>
        </tr></table>
    </div>
  </div>
</div>
    <div class="submission-history">
      <h2>Submission history</h2> From: A Submitter      <br/>    <strong>[v${paper.version}]</strong>
</div>
  </div>
  <!--end leftcolumn-->
<div class="extra-services">    <div class="full-text">
      <a name="other"></a>
      <span class="descriptor">Full-text links:</span>
      <h2>Access Paper:</h2>
      <ul>
  <div id="download-button-info" hidden>View a PDF</div>${services}</ul>
      <div class="abs-license"><a href="https://arxiv.org/licenses/nonexclusive-distrib/1.0/">view license</a></div>
    </div>
    <div class="browse">Current browse context: ${paper.categories[0]}</div>
    <div class="extra-ref-cite"><h3>References &amp; Citations</h3></div>
  </div>
  <div id="labstabs"></div>
</div>`,
  );
}

/** What an id nobody has gets, with status 404. */
export function notFoundPage(id: string): string {
  return page(
    `[${id}] Article not found`,
    '',
    `<div id="content-inner">
  <h1>Article ${escapeMarkup(id)} not found</h1>
  <p>The requested article was not found.</p>
</div>`,
  );
}
