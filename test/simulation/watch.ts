import { utcDay } from '../../src/core/day.ts';
import type { Digest, Shelf } from '../../src/core/digest.ts';
import { isHidden, isRead, type Mark } from '../../src/core/mark.ts';
import { NO_RESTS, type Rests, readyAt } from '../../src/core/planning/rests.ts';
import type { QueuedQuestion } from '../../src/core/queue.ts';
import { sourceOf } from '../../src/core/sources/index.ts';
import type { DayCounts } from '../../src/platform/digests.ts';
import type { StoredListing, Validator } from '../../src/platform/schema.ts';
import type { Network, Request } from './host/network.ts';
import type { Profile } from './profile.ts';
import type { Truth } from './truth.ts';

const HOUR = 3_600_000;

const FAMILIES: Readonly<Record<string, string>> = {
  'rss.arxiv.org': 'feeds',
  'export.arxiv.org': 'feeds',
  'arxiv.org': 'pages',
};
const PAUSES: Readonly<Record<string, number>> = { feeds: 3000, pages: 15_000 };
/** Pages of arXiv's asked for in this time at most, whatever there is to catch up. */
const BURST = 600_000;
const BURST_PAGES = 20;
/** Between any two answers and requests of arXiv's. */
const ARXIV_PAUSE = 3000;

/** The sources' manners, looked at as each request begins. */
export function makeMannersWatch(fail: (what: string) => void) {
  const ends = new Map<string, number>();
  const last = new Map<string, Request[]>();
  const busy = new Map<string, number>();
  let pages: Request[] = [];
  let open: Request | undefined;
  return {
    /** The database is gone, and with it what was known of any source. */
    forget() {
      last.clear();
      busy.clear();
      if (open?.end !== undefined) delete open.busyUntil;
    },
    /** What was stored has made room, and its validators went with it. */
    forgetValidators() {
      for (const requests of last.values()) for (const one of requests) one.hasValidator = false;
    },
    /** @param isReached the machine has a network: what nobody hears is no burden. */
    request(request: Request, isReached: boolean): void {
      if (open && open.end === undefined) fail(`two requests at once: ${open.url} and ${request.url}`);
      if (open) {
        const family = FAMILIES[open.host] ?? open.host;
        ends.set(family, Math.max(ends.get(family) ?? 0, open.end ?? 0));
      }
      // One whose worker died was never heard of.
      if (open?.busyUntil && !open.died) busy.set(open.host, open.busyUntil);
      if (request.start < (busy.get(request.host) ?? 0))
        fail(`asked before ${new Date(busy.get(request.host) ?? 0).toISOString()}, as it was told: ${request.url}`);
      pages = pages.filter(({ start }) => request.start - start < BURST);
      if (request.host === 'arxiv.org' && isReached) pages.push(request);
      if (pages.length > BURST_PAGES) fail(`${pages.length} pages of arXiv's in ten minutes: ${request.url}`);
      open = request;
      const family = FAMILIES[request.host] ?? request.host;
      const gap = request.start - (ends.get(family) ?? 0);
      if (gap < (PAUSES[family] ?? 1000)) fail(`only ${gap} ms after the last answer: ${request.url}`);
      const arxiv = request.start - Math.max(ends.get('feeds') ?? 0, ends.get('pages') ?? 0);
      if (PAUSES[family] && arxiv < ARXIV_PAUSE)
        fail(`only ${arxiv} ms after another answer of arXiv's: ${request.url}`);
      if (request.host === 'export.arxiv.org') return;
      const earlier = last.get(request.url) ?? [];
      const answered = earlier.filter((one) => one.whole && one.status !== undefined && !one.died);
      const isKnown = answered.at(-1)?.hasValidator === true;
      if (isKnown && !request.isConditional) fail(`a validator is known, and not sent: ${request.url}`);
      const transfers = answered.filter((one) => one.status === 200 && !one.isConditional);
      if (!isKnown && !request.isConditional) {
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
      for (const digest of profile.databases.peek('digests') as Digest[]) {
        const before = seen.get(digest.day);
        if (before === digest) continue;
        seen.set(digest.day, digest);
        const ids = digest.cards.map(({ id }) => id);
        if (digest.cards.some(({ announce }) => announce === 'replace'))
          fail(`a revised paper is shown on ${digest.day}`);
        if (new Set(ids).size !== ids.length) fail(`a paper twice on ${digest.day}`);
        if (digest.candidates < ids.length) fail(`more cards than candidates on ${digest.day}`);
        // An older batch under this day's name goes, and should, though one of its papers was picked or revised this day.
        const announced = truth.batch(digest.day).filter(({ announce }) => announce !== 'replace');
        const wasRight = before?.cards.some((card) =>
          (card.announce ? announced : truth.picks(digest.day)).some(({ id }) => id === card.id),
        );
        if (wasRight && digest.candidates === 0 && !isEmptied.has(digest.day)) {
          fail(`${digest.day} was emptied`);
        }
        isEmptied.delete(digest.day);
        const shelf = (profile.databases.peek('shelves') as Shelf[]).find(({ day }) => day === digest.day);
        const rows = new Set(shelf?.rows.map(({ id }) => id));
        if (shelf && rows.size !== shelf.rows.length) fail(`a paper twice on the shelf of ${digest.day}`);
        const strays = shelf ? ids.filter((id) => !rows.has(id)) : [];
        if (strays.length > 0) fail(`torn: cards of ${digest.day} that are not on its shelf: ${strays.join(' ')}`);
        const listed = shelf?.rows.filter(({ announce }) => announce !== 'replace').length ?? digest.candidates;
        if (listed !== digest.candidates) fail(`torn: ${digest.day} counts ${digest.candidates}, its shelf ${listed}`);
        const counts = (state(profile, 'days') as DayCounts[]).find(({ day }) => day === digest.day);
        if (counts?.candidates !== digest.candidates || counts.cards !== ids.length)
          fail(`torn: the list of days says otherwise than ${digest.day}`);
      }
      const newest = (profile.databases.peek('digests') as Digest[]).at(-1);
      if (newest && String(newest.cards.map(({ id }) => id)) !== String(state(profile, 'newest')))
        fail(`torn: the newest highlights are not those of ${newest.day}`);
      const queue = profile.databases.count('questions');
      if (queue > 200) fail(`${queue} questions in the queue`);
    },
  };
}

/** A small single value by name. */
export function state(profile: Profile, name: string): unknown {
  return profile.databases.find('state', name);
}

/** A worker that died before it told the badge is back within a minute, and one more for the clock. */
const BADGE_PATIENCE = 120_000;

/** Whether the badge tells how many of the newest highlights were neither read nor hidden, when nobody is at work. */
export function makeBadgeWatch(profile: Profile, fail: (what: string) => void) {
  let wrongSince: number | undefined;
  let last: { readonly digests?: unknown; readonly marks?: unknown; readonly right: string } = { right: '' };
  return {
    look(now: number): void {
      if (!profile.isRunning() || profile.locks.held().length > 0 || profile.databases.isBusy()) return;
      // Browsers forget it when they start; where the worker died before it set its alarm, nothing of ours has run since.
      if (!profile.alarms.isMade()) return;
      const [digests, marks] = [profile.databases.peek('digests'), profile.databases.peek('marks')];
      if (digests !== last.digests || marks !== last.marks) last = { digests, marks, right: rightBadge(profile) };
      const { right } = last;
      if (profile.badge() === right) {
        wrongSince = undefined;
        return;
      }
      wrongSince ??= now;
      if (now - wrongSince < BADGE_PATIENCE) return;
      fail(`the badge says ${profile.badge() || 'nothing'}, and ${right || 'nothing'} is true`);
      wrongSince = now;
    },
  };
}

function rightBadge({ databases }: Profile): string {
  const newest = (databases.peek('digests') as Digest[]).at(-1);
  const isDone = (mark: Mark | undefined) => isRead(mark) || isHidden(mark);
  const unread = newest?.cards.filter(({ id }) => !isDone(databases.find('marks', id) as Mark | undefined)) ?? [];
  return unread.length === 0 ? '' : String(unread.length);
}

/** What may be asked is asked within this time, when the browser runs and its alarms come. */
const WORK_PATIENCE = 600_000;

/** Whether work lies about with nobody at it: a question that might have been asked long ago. */
export function makeWorkWatch(profile: Profile, fail: (what: string) => void) {
  let told = 0;
  return {
    look(now: number): void {
      if (!profile.isRunning() || profile.locks.held().length > 0 || profile.databases.isBusy()) return;
      // An update took the alarm, and the worker died before it set one.
      if (!profile.alarms.isMade()) return;
      const rests = (state(profile, 'rests') as Rests | undefined) ?? NO_RESTS;
      const late = (profile.databases.peek('questions') as QueuedQuestion[]).find(
        ({ url, dueAt }) => Math.max(dueAt, readyAt(rests, url, now)) < now - WORK_PATIENCE,
      );
      if (!late || now - told < 10 * WORK_PATIENCE) return;
      told = now;
      fail(`nobody is at work, and ${late.url} might have been asked since ${new Date(late.dueAt).toISOString()}`);
    },
  };
}

/** Whether what a validator stands for is stored, whenever one was saved. */
export function makeValidatorWatch(profile: Profile, network: Network, fail: (what: string) => void) {
  const seen = new Map<string, Validator>();
  let last: unknown;
  return {
    /** @param again looks at all: what they stand for may be gone since. */
    look(again = false): void {
      if (again) seen.clear();
      const all = profile.databases.peek('validators') as Validator[];
      if (all === last && !again) return;
      last = all;
      for (const validator of all) {
        const { url, day, etag, lastModified } = validator;
        if (seen.get(url) === validator) continue;
        seen.set(url, validator);
        const body = network.validated(url, etag ?? lastModified ?? '');
        if (!day || body === undefined) continue;
        const [source, list] = askedBy(url);
        const findings = sourceOf(source)?.read({ question: { source, day, url, list }, body, at: 0 }) ?? [];
        const listing = findings.find((finding) => finding.type === 'listing');
        const stored = (profile.databases.peek('listings') as StoredListing[]).find(
          (one) => one.day === day && one.source === source && one.list === list,
        );
        const ids = new Set(stored?.entries.map(({ id }) => id));
        const lacking = listing?.entries.filter(({ id }) => !ids.has(id)) ?? [];
        if (!stored || lacking.length > 0)
          fail(`a validator of ${url} for ${day} is kept, and not what it stands for: ${lacking.length} lack`);
      }
    },
  };
}

/** Source and list that a URL was asked for. */
function askedBy(url: string): [string, string] {
  const { hostname, pathname } = new URL(url);
  const [, kind = '', list = ''] = pathname.split('/').map(decodeURIComponent);
  if (hostname === 'huggingface.co') return ['hugging-face', ''];
  return [hostname === 'rss.arxiv.org' ? 'arxiv-feed' : kind === 'list' ? 'arxiv-listing' : 'arxiv-catchup', list];
}
