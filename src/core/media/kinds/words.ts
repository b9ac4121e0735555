import type { LinkKind } from '../../link.ts';

/** The words by which authors name what a link leads to. */
const WORDS: readonly (readonly [LinkKind, string])[] = [
  [
    'paper',
    '(?:full|complete|long(?:er)?|final|published|official|high[\\w -]{0,20}|accepted|journal|conference|latest|updated)[ -](?:[a-z]+ )?(?:paper|version|article|text|manuscript)|(?<!\\b(?:of|for|in|with|by|from|to) )(?:the|this) paper|version(?= with| of record)|published in|proceedings|postscript|also available|preprint|thesis',
  ],
  ['project', '(?:project|home|web|release)[ -]?(?:page|site)s?|websites?|project'],
  ['video', 'videos?|screencasts?|youtube|recordings?|movies?|animations?'],
  ['slides', 'slides?|presentation|powerpoint'],
  ['poster', 'posters?'],
  ['leaderboard', 'leader-?boards?|challenge|competition'],
  ['demo', 'demos?|demonstrations?|(?:web )?(?:app|application|tool|interface)|playground|deployed'],
  ['audio', '(?:audio|speech|music|sound) samples?|podcast'],
  ['package', 'package'],
  ['docs', 'documentation|docs|tutorials?'],
  ['blog', 'blog(?:[ -]?post)?'],
  ['discussion', 'reviews|discussion'],
  ['code', 'codes?|code-?base|implementations?|repositor(?:y|ies)|repo|software|scripts?|toolbox|github'],
  ['model', 'models?|weights|checkpoints?'],
  ['dataset', 'data|data-?sets?|benchmarks?|databases?|corpus|corpora|annotations|catalogu?e|atlas'],
  ['supplement', 'supplement\\w*|appendi\\w+|figures?|tables?|additional (?:material|information)'],
  ['other', 'pre-?regist\\w+'],
];

const WORD = new RegExp(`\\b(?:${WORDS.map(([, words]) => `(${words})`).join('|')})\\b`, 'gi');
/** What the paper holds is not what the link holds: "12 pages, 3 figures". */
const COUNTED = /\b\d+ *(?:[a-z]+ )?(?:pages?|figures?|figs?|tables?|images?|videos?)\b/gi;
/** What may stand between the parts of one list: "code, trained models and the data". */
const LISTED = /^(?:[\s,&/+]|\b(?:and|the|our|or|all|pre-?trained|trained|source|training|test|evaluation)\b){1,24}$/i;

/** What follows tells more of the thing and is not the thing: "a dataset of videos", "the paper with all figures". */
const OF = /^ (?:of|for|from|in|on|with|by|to|behind)(?: [\w-]+){0,4} $/i;

/**
 * The kinds that a clause names last, as one list, in the order of the clause: "We propose a model; code and data are
 * available at" gives code, dataset. Of words that stand side by side the last counts: a "demo video" is a video.
 */
export function namedKinds(clause: string): LinkKind[] {
  const text = clause.replace(/\s+/g, ' ').replace(COUNTED, '|');
  const kinds: LinkKind[] = [];
  let last = -1;
  for (const match of text.matchAll(WORD)) {
    const kind = WORDS[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    if (!kind) continue;
    const gap = last < 0 ? '' : text.slice(last, match.index);
    if (kind !== 'project' && OF.test(gap) && !(kinds[0] === 'paper' && gap.startsWith(' of'))) continue;
    if (/^[ -]$/.test(gap)) kinds.pop();
    else if (!LISTED.test(gap)) kinds.length = 0;
    if (!kinds.includes(kind)) kinds.push(kind);
    last = match.index + match[0].length;
  }
  return kinds;
}
