/** arXiv's archives, closed ones too: what an id or a category may begin with. (arxiv-base, taxonomy/definitions.py) */
const ARCHIVES = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga ' +
    'econ eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics ' +
    'plasm-ph q-alg q-bio q-fin quant-ph solv-int stat supr-con'
  ).split(' '),
);

/** Archives that have subject classes: alone they name an archive, not a category. */
const DIVIDED = new Set('astro-ph cond-mat cs econ eess math nlin physics q-bio q-fin stat'.split(' '));

/** One category under two names: papers may carry either. */
const ALIASES: Readonly<Record<string, string>> = {
  'math.MP': 'math-ph',
  'stat.TH': 'math.ST',
  'math.IT': 'cs.IT',
  'q-fin.EC': 'econ.GN',
  'cs.SY': 'eess.SY',
  'cs.NA': 'math.NA',
};

/**
 * Reads a category as arXiv prints it (`cs.AI`, `hep-th`, `cond-mat.mes-hall`), or a whole old archive (`astro-ph`).
 * ACM and MSC classes, which stand among the categories of feeds and API answers, are none.
 * New subject classes of a known archive are let through, so that arXiv can add one without us.
 */
export function readCategory(text: string): string | undefined {
  const match = /^([a-z-]{2,8})(?:\.([A-Z]{2}|[a-z]{2,6}(?:-[a-z]{2,5})?))?$/.exec(text.trim());
  if (!match?.[1] || !ARCHIVES.has(match[1]) || (match[2] && !DIVIDED.has(match[1]))) return undefined;
  return match[0];
}

/** The name under which arXiv lists a category's papers today: `cs.SY` is `eess.SY`. Unknown ones come back unchanged. */
export function canonicalCategory(id: string): string {
  return Object.hasOwn(ALIASES, id) ? (ALIASES[id] ?? id) : id;
}

/** One spelling to compare categories by, whoever wrote them: today's name in lower case, `cs.*` as `cs`. */
export function plainCategory(category: string): string {
  const lower = category.trim().toLowerCase().replace(/\.\*$/, '');
  // arXiv writes the names of two letters in capitals.
  return canonicalCategory(lower.replace(/\...$/, (end) => end.toUpperCase())).toLowerCase();
}
