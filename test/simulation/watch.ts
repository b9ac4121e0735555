import { utcDay } from '../../src/core/day.ts';
import type { Digest, Shelf } from '../../src/core/digest.ts';
import type { Request } from './host/network.ts';
import type { Profile } from './profile.ts';
import type { Truth } from './truth.ts';

const HOUR = 3_600_000;

const FAMILIES: Readonly<Record<string, string>> = {
  'rss.arxiv.org': 'feeds',
  'export.arxiv.org': 'feeds',
  'arxiv.org': 'pages',
};
const PAUSES: Readonly<Record<string, number>> = { feeds: 3000, pages: 15_000 };

/** The sources' manners, looked at as each request begins. */
export function makeMannersWatch(fail: (what: string) => void) {
  const ends = new Map<string, number>();
  const last = new Map<string, Request[]>();
  let open: Request | undefined;
  return {
    /** The database is gone, and with it what was known of any source. */
    forget: () => last.clear(),
    request(request: Request): void {
      if (open && open.end === undefined) fail(`two requests at once: ${open.url} and ${request.url}`);
      if (open) {
        const family = FAMILIES[open.host] ?? open.host;
        ends.set(family, Math.max(ends.get(family) ?? 0, open.end ?? 0));
      }
      open = request;
      const family = FAMILIES[request.host] ?? request.host;
      const gap = request.start - (ends.get(family) ?? 0);
      if (gap < (PAUSES[family] ?? 1000)) fail(`only ${gap} ms after the last answer: ${request.url}`);
      if (request.host === 'export.arxiv.org') return;
      const earlier = last.get(request.url) ?? [];
      const answered = earlier.filter((one) => one.whole && one.status !== undefined && !one.died);
      const isKnown = answered.some((one) => one.hasValidator);
      if (isKnown && !request.isConditional) fail(`a validator is known, and not sent: ${request.url}`);
      const transfers = answered.filter((one) => one.status === 200 && !one.isConditional);
      if (!isKnown) {
        const previous = transfers.at(-1);
        if (previous && request.start - previous.start < 3 * HOUR)
          fail(
            `unconditional again after ${Math.round((request.start - previous.start) / 60_000)} min: ${request.url}`,
          );
        const today = transfers.filter((one) => utcDay(one.start) === utcDay(request.start));
        if (today.length >= 4) fail(`unconditional five times a day: ${request.url}`);
      }
      const day = earlier.filter((one) => request.start - one.start < 24 * HOUR);
      if (day.length >= 40) fail(`asked ${day.length} times in 24 hours: ${request.url}`);
      last.set(request.url, [...earlier.filter((one) => request.start - one.start < 72 * HOUR), request]);
    },
  };
}

/** What is published, looked at whenever everything has come to rest. */
export function makeDigestWatch(profile: Profile, truth: Truth, fail: (what: string) => void) {
  const seen = new Map<string, Digest>();
  const isEmptied = new Set<string>();
  return {
    /** The settings changed, or the database is gone: an emptier day may be right. */
    forgive: () => {
      for (const day of seen.keys()) isEmptied.add(day);
    },
    look(): void {
      if (profile.databases.isBusy()) return;
      for (const digest of profile.databases.peek('digests') as Digest[]) {
        const before = seen.get(digest.day);
        if (before === digest) continue;
        seen.set(digest.day, digest);
        const ids = digest.cards.map(({ id }) => id);
        if (new Set(ids).size !== ids.length) fail(`a paper twice on ${digest.day}`);
        if (digest.candidates < ids.length) fail(`more cards than candidates on ${digest.day}`);
        // An older batch under this day's name goes, and should.
        const right = new Set([...truth.batch(digest.day), ...truth.picks(digest.day)].map(({ id }) => id as string));
        const wasRight = before?.cards.some(({ id }) => right.has(id));
        if (wasRight && digest.candidates === 0 && !isEmptied.has(digest.day)) {
          fail(`${digest.day} was emptied`);
        }
        isEmptied.delete(digest.day);
        const shelf = (profile.databases.peek('shelves') as Shelf[]).find(({ day }) => day === digest.day);
        const rows = new Set(shelf?.rows.map(({ id }) => id));
        if (shelf && rows.size !== shelf.rows.length) fail(`a paper twice on the shelf of ${digest.day}`);
        const strays = shelf ? ids.filter((id) => !rows.has(id)) : [];
        if (strays.length > 0) fail(`torn: cards of ${digest.day} that are not on its shelf: ${strays.join(' ')}`);
      }
      const queue = profile.databases.keys('questions').length;
      if (queue > 200) fail(`${queue} questions in the queue`);
    },
  };
}
