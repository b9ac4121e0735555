import type { LinkKind } from '../../link.ts';

/** The words by which authors name what a link leads to. */
const WORDS: Partial<Record<LinkKind, string>> = {
  paper:
    '(?:full|complete|longe?r?|final|published|official|high\\w*[ -]\\w+|accepted|journal|conference|latest|updated)[ -](?:[a-z]+ )?(?:paper|version|article|manuscript)|(?<!\\b(?:of|for|in|with|by|from|to|accompanying) )th(?:e|is) paper|versions?(?! \\d)|published in|proceedings|postscript|also available|preprint|thesis',
  project: '(?:project|home|web|release)[ -]?(?:page|site)s?|project',
  video: 'video demonstrations?|videos?(?! games?)|screencasts?|youtube|recordings?|movies?|animations?',
  slides: 'slides?|presentation|powerpoint',
  poster: 'posters?',
  leaderboard: 'leader-?boards?|challenge|competition|evaluation server',
  demo: 'demo(?:nstration)?s?|(?:web[ -]?)?(?:app|application|tool|interface)|playground|deployed',
  audio: '(?:audio|speech|music|sound) samples?|podcast',
  docs: 'documentation|docs|tutorials?',
  blog: 'blog(?:[ -]?post)?',
  code: 'codes?|code-?base|implementations?|repo(?:sitor(?:y|ies))?|software|scripts?|formali[sz]ations?|toolbox|github',
  model: 'models?|weights|checkpoints?',
  dataset: 'data|data-?(?:set|base)s?|benchmarks?|corp(?:us|ora)|lexicons?|annotations|catalogu?e|atlas',
  supplement: 'supplement\\w*|appendi\\w+|figures?|tables?|additional (?:material|information)',
  other: 'pre-?regist\\w+|(?:conference|workshop|journal|event) (?:web)?(?:page|site)',
};

const NAMED = Object.keys(WORDS) as LinkKind[];
/** One group for each kind, in the order of `NAMED`. Words as a whole: `\b` at both ends takes half as long again to compile. */
const WORD = new RegExp(`(?<!\\w)(?:(${Object.values(WORDS).join(')|(')}))(?!\\w)`, 'g');
/** What the paper holds is not what the link holds: "12 pages, 3 figures". */
const COUNTED = /(?<!\w)\d{1,3} *(?:[a-z]+ )?(?:page|fig(?:ure)?|table|image|video)s?(?!\w)/g;
/** What may stand between the parts of one list: "code, trained models and the data". */
const LISTED = /^(?: ?(?:[,/+&]|(?:and|or)(?!\w)) ?(?:(?!and |or )[\w-]+ ){0,2})+$/;
/** What follows tells more of the thing and is not the thing: "a dataset of videos", "the paper with all figures". */
const OF = /^ (?:of|for|from|in|on|with|by|to|behind)(?: [\w-]+){0,4} $/;

/**
 * The kinds that a clause names last, as one list, in the order of the clause: "We propose a model; code and data are
 * available at" gives code, dataset. Of words that stand side by side the last counts: a "demo video" is a video.
 */
export function namedKinds(clause: string): LinkKind[] {
  // In small letters: patterns that ignore case cost a page of arXiv milliseconds to compile.
  const text = clause.toLowerCase().replace(/\s+/g, ' ').replace(COUNTED, '|');
  const kinds: LinkKind[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const { 0: word, index } = match;
    const kind = NAMED[match.indexOf(word, 1) - 1] as LinkKind;
    const gap = text.slice(last, index);
    if (last && kind !== 'project' && OF.test(gap) && !(kinds[0] === 'paper' && gap.startsWith(' of'))) continue;
    if (/^[ -]$/.test(gap)) kinds.pop();
    else if (!LISTED.test(gap)) kinds.length = 0;
    if (!kinds.includes(kind)) kinds.push(kind);
    last = index + word.length;
  }
  return kinds;
}
