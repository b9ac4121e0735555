import type { LinkKind } from '../../link.ts';

/** The words by which authors name what a link leads to. A kind's longest names come first. */
const WORDS: readonly (readonly [LinkKind, string])[] = [
  ['project', '(?:project|home|web|release)[ -]?(?:page|site)s?|websites?|project'],
  ['video', 'videos?|screencasts?|youtube|recordings?'],
  ['slides', 'slides?|presentation'],
  ['poster', 'posters?'],
  ['leaderboard', 'leader-?boards?|challenge|competition'],
  ['demo', 'demos?|demonstrations?|(?:web )?(?:app|application|tool|interface)|playground|interactive|deployed|try it'],
  ['audio', '(?:audio|speech|music|sound) samples?|podcast'],
  ['package', 'package'],
  ['docs', 'documentation|docs|tutorials?'],
  ['blog', 'blog(?: ?post)?'],
  ['discussion', 'reviews|discussion'],
  ['code', 'codes?|code-?base|implementations?|repositor(?:y|ies)|repo|software|scripts?|toolbox|github'],
  ['model', 'models?|weights|checkpoints?'],
  ['dataset', 'data|data-?sets?|benchmarks?|databases?|corpus|corpora|annotations|catalogu?e|atlas'],
  ['supplement', 'supplement\\w*|appendi\\w+|figures?|tables?|additional (?:material|information)'],
  [
    'paper',
    '(?:full|complete|long|final|published|official|high[\\w -]{0,20}|accepted|journal)[ -](?:paper|version|article|text|manuscript)|version (?:of record|with)|(?:full|the) paper|published in|proceedings|postscript|(?:latest|updated)[\\w ]{0,14} version',
  ],
];

const WORD = new RegExp(`\\b(?:${WORDS.map(([, words]) => `(${words})`).join('|')})\\b`, 'gi');
/** What may stand between the parts of one list: "code, trained models and the data". */
const LISTED =
  /^(?:[\s,&/+;]|\b(?:and|the|our|or|all|pre-?trained|trained|source|training|test|evaluation|corresponding)\b){1,24}$/i;

/**
 * The kinds that a clause names last, as one list, in the order of the clause: "We propose a model; code and data are
 * available at" gives code, dataset. Of words that stand side by side the last counts: a "demo video" is a video.
 */
export function namedKinds(clause: string): LinkKind[] {
  const kinds: LinkKind[] = [];
  let last = -1;
  for (const match of clause.matchAll(WORD)) {
    const kind = WORDS[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    if (!kind) continue;
    const gap = last < 0 ? '' : clause.slice(last, match.index);
    if (/^[ -]$/.test(gap)) kinds.pop();
    else if (!LISTED.test(gap)) kinds.length = 0;
    kinds.push(kind);
    last = match.index + match[0].length;
  }
  return kinds;
}
