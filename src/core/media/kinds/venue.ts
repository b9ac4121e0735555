/** Words that tell of a meeting or a journal. */
const MEETING =
  /\b(?:accepted|submitted|present(?:ed|ation)|published|appear|session|conf(?:erence)?\b|workshop|symposium)/i;
/** The name of a meeting as people write it: `IJCNN 2025`, `(LaMAS) 2026`, `CVPR'25`. */
const NAMED = /\b([A-Z][A-Za-z]{3,})\W{0,3}(?:20)?(\d\d)\b/g;

/**
 * Whether a page is that of the meeting where a paper was given and not the paper's own: the words before it speak of
 * a meeting, and the address bears that meeting's name ("IJCNN 2025, https://2025.ijcnn.example"), or in the same
 * sentence has a year or names a conference, a workshop ("Accepted at ICDL https://icdl2025.example").
 * On sites of personal pages, where papers have years too, it must be a workshop, or have the name with the year.
 */
export function isVenue(site: string, clause: string, before: string): boolean {
  if (!MEETING.test(before)) return false;
  const isPersonal = /^[^/]+\.(?:github\.io|google\.com)\//.test(site);
  const plain = site.replace(/-/g, '');
  for (const [, name = '', year = ''] of before.matchAll(NAMED)) {
    const spoken = name.toLowerCase();
    if (isPersonal ? plain.includes(spoken + year) || plain.includes(`${spoken}20${year}`) : plain.includes(spoken))
      return true;
  }
  return (
    MEETING.test(clause) &&
    /20\d\d|conf|workshop|symposium|\/events?\/|journal[^/]*\/$/.test(site) &&
    (!isPersonal || /workshop/i.test(site + clause))
  );
}
