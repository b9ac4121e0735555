import { type Entry, readEntries } from './listing-reader.ts';
import { type MediaRow, makeMediaRow } from './media-row.ts';
import { send } from './send.ts';

/** How far beyond the window an entry is near, in parts of its height: a row is there before it is scrolled to. */
const NEAR = '20% 0%';
/** Longest stretch of work at a time, in ms: far from being felt, and a frame has room for more than us. */
const SLICE = 8;
/** Entries a slice gets done when the browser has no idle time to give. */
const AT_LEAST = 5;
/** Questions under way at the same time. */
const AT_ONCE = 4;

/**
 * Draws the row of each entry that comes near, and asks what the database knows of it; not of one that was only scrolled
 * past.
 * @param rowOf draws a row that is not there yet
 */
function drawNear(entries: readonly Entry[], rowOf: (entry: Entry) => MediaRow): void {
  const entryOf = new Map(entries.map((entry) => [entry.element, entry]));
  const near = new Set<Entry>();
  let underWay = 0;

  async function askNext(): Promise<void> {
    const [entry] = near;
    if (!entry || underWay >= AT_ONCE) return;
    near.delete(entry);
    observer.unobserve(entry.element);
    underWay += 1;
    const reply = await send('mediaOf', entry.id);
    underWay -= 1;
    if (!reply) return observer.disconnect();
    if (reply.ok) rowOf(entry).show(reply.value);
    return askNext();
  }

  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const entry = entryOf.get(target) as Entry;
        if (isIntersecting) {
          rowOf(entry).place();
          near.add(entry);
        } else near.delete(entry);
      }
      for (let i = underWay; i < AT_ONCE; i += 1) void askNext();
    },
    { rootMargin: NEAR },
  );
  for (const { element } of entries) observer.observe(element);
}

/**
 * Draws what is still to be drawn: who searches the page, or jumps to its end, finds all rows. A slice at a time, and all
 * are put on the page at once at the end: a frame for each slice would lay out all of a long page again and again.
 */
function drawRest(entries: readonly Entry[], rowOf: (entry: Entry) => MediaRow): void {
  let at = 0;
  const slice = (idle: IdleDeadline) => {
    const given = idle.timeRemaining();
    for (let done = 0; at < entries.length; done += 1) {
      const left = idle.timeRemaining();
      if (done >= AT_LEAST && (left === 0 || given - left > SLICE)) break;
      rowOf(entries[at++] as Entry);
    }
    if (at < entries.length) requestIdleCallback(slice, { timeout: 200 });
    else for (const entry of entries) rowOf(entry).place();
  };
  requestIdleCallback(slice, { timeout: 200 });
}

function drawRows(): void {
  for (const former of document.querySelectorAll('[data-arxiv-daily-show]')) former.remove();
  const entries = readEntries(document);
  const rows = new Map<Entry, MediaRow>();
  const rowOf = (entry: Entry) => {
    const row = rows.get(entry) ?? makeMediaRow(entry);
    rows.set(entry, row);
    return row;
  };
  drawNear(entries, rowOf);
  drawRest(entries, rowOf);
}

drawRows();
