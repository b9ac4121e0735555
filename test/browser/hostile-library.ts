import type { Library, WorldPaper } from '../world/library.ts';

/** What a hostile author could write where words are expected. None of it may become an element, a link or a script. */
const HOSTILE: readonly string[] = [
  '<script>globalThis.taken = 1</script>',
  '<img src=x onerror="globalThis.taken = 2">',
  '<svg onload=globalThis.taken=3><a xlink:href="javascript:globalThis.taken=4">x</a></svg>',
  '"><iframe srcdoc="<script>parent.taken=5</script>"></iframe>',
  '<math><mtext><table><mglyph><style><img src=x onerror=globalThis.taken=6>',
  '\\href{javascript:globalThis.taken=7}{a result} and \\url{data:text/html,<script>taken=8</script>}',
  '$\\href{javascript:alert(1)}{x}$ and $\\style{background:url(https://evil.example/x)}{y}$ and $\\includegraphics{https://evil.example/i.png}$',
  '[click](javascript:globalThis.taken=9) https://user:pass@evil.example/ and https://github.com@evil.example/repo',
  'javascript:globalThis.taken=10 vbscript:x data:text/html;base64,PHNjcmlwdD4= file:///etc/passwd',
  '&lt;script&gt;globalThis.taken=11&lt;/script&gt; &#x3c;img src=x onerror=globalThis.taken=12&#x3e;',
  '<style>*{display:none}</style><link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/>',
  '\u202emoc.live\u202c <form action=https://evil.example><button>Paper</button></form> <meta http-equiv=refresh content=0;url=https://evil.example>',
  `$${'{'.repeat(3000)}x${'}'.repeat(3000)}$ __proto__ constructor toString`,
];

/** Longest abstract that is spoilt, in characters: what is beyond is not kept. */
const MAX_ABSTRACT = 9500;

/** As many texts from `at` on as an abstract holds. */
function abstractOf(texts: readonly string[], at: number): string {
  let abstract = '';
  for (let next = at; next < at + texts.length; next += 1) {
    const longer = `${abstract} ${texts[next % texts.length]} and more words follow.`;
    if (longer.length > MAX_ABSTRACT && abstract !== '') break;
    abstract = longer;
  }
  return abstract.trim();
}

/**
 * The same outside, but the new papers of some categories carry hostile words in title, abstract, authors and comments.
 * Each paper begins a few texts after the one before it, so that a digest has all of them.
 */
export function hostileLibrary(
  library: Library,
  categories: readonly string[],
  texts: readonly string[] = HOSTILE,
): Library {
  const step = Math.max(1, Math.floor(texts.length / 60));
  const spoil = (paper: WorldPaper, at: number): WorldPaper => {
    const text = texts[(at * step) % texts.length] as string;
    return {
      ...paper,
      title: `${text.slice(0, 400)} no ${at}`,
      abstract: abstractOf(texts, at * step),
      authors: [text.slice(0, 120), 'Ada Ashgrove'],
      comments: `Code: https://github.com/made-up-lab/real-${at} ${text}`,
    };
  };
  const spoilt = new Map<string, WorldPaper>();
  const spoilBatch = (batch: readonly WorldPaper[] | undefined) => {
    let at = 0;
    return batch?.map((paper) => {
      if (!categories.includes(paper.categories[0] ?? '') || paper.announce !== 'new') return paper;
      const made = spoil(paper, at);
      at += 1;
      spoilt.set(paper.id, made);
      return made;
    });
  };
  return {
    batch: (day) => spoilBatch(library.batch(day)),
    lastBatchDay: (day) => library.lastBatchDay(day),
    paper: (id) => spoilt.get(id) ?? library.paper(id),
    community: (day) => {
      const rows = JSON.parse(library.community(day) ?? '[]') as {
        paper: Record<string, unknown>;
        title: string;
        summary: string;
      }[];
      const made = rows.map((row, at) => {
        const text = texts[at % texts.length] as string;
        const words = {
          title: `${text.slice(0, 300)} pick ${at}`,
          summary: `${text} ${'in a summary of the community. '.repeat(4)}`,
        };
        const links = {
          projectPage: 'javascript:globalThis.taken=20',
          githubRepo: 'https://user:pass@evil.example/a/b',
          mediaUrls: ['data:image/svg+xml,<svg onload=taken=21>'],
        };
        return { ...row, ...words, paper: { ...row.paper, ...words, ...links } };
      });
      return JSON.stringify(made);
    },
  };
}
