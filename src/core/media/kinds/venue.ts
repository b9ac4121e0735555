/**
 * Whether a page is that of the meeting where a paper was given and not the paper's own: the sentence speaks of a
 * meeting, and the address has a year or names a conference, a workshop ("Accepted at ICDL https://icdl2025.example").
 * On sites of personal pages, where papers have years too, it must be a workshop.
 */
export function isVenue(site: string, clause: string): boolean {
  return (
    /\b(?:accepted|submitted|present(?:ed|ation)|published|appear|conference|workshop|symposium)/i.test(clause) &&
    /20\d\d|conf|workshop|symposium|\/events?\//.test(site) &&
    (!/^[^/]+\.(?:github\.io|google\.com)\//.test(site) || /workshop/i.test(site + clause))
  );
}
