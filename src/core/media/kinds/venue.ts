const MEETING = /\b(?:accepted|submitted|presented|presentation|published|appear|conference|workshop|symposium)/i;
const OF_MEETING = /20[12]\d|conf|workshop|symposium|\/events?\//;

/**
 * Whether a page is that of the meeting where a paper was given and not the paper's own: the sentence speaks of a
 * meeting, and the address names it ("Accepted at ICDL https://icdl2025.example") or a year, a conference, a workshop.
 */
export function isVenue(site: string, clause: string): boolean {
  if (!MEETING.test(clause)) return false;
  if (/^[^/]+\.(?:github\.io|google\.com)\//.test(site))
    return OF_MEETING.test(site) && /workshop/i.test(site + clause);
  const host = site.slice(0, site.indexOf('/'));
  const names = clause.match(/\b[A-Z]{3,}[A-Za-z]*/g) ?? [];
  return OF_MEETING.test(site) || names.some((name) => host.includes(name.toLowerCase()));
}
