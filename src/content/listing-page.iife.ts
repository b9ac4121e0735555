import { type Entry, readEntries } from './listing-reader.ts';
import { type MediaRow, makeMediaRow } from './media-row.ts';
import { send } from './send.ts';

/** How far beyond the window an entry is near, in parts of its height: a row is there before it is scrolled to. */
const NEAR = 0.2;
/** Longest stretch of work at a time, in ms: far from being felt, and a frame has room for more than us. */
const SLICE = 8;
/** Entries a slice gets done when the browser has no idle time to give. */
const AT_LEAST = 5;
/** Questions under way at the same time. */
const AT_ONCE = 4;

/**
 * Reveals the row of each entry that comes near, and asks what the database knows of it; not of one that was only scrolled
 * past. All are looked at when the page has moved: an observer of as many elements costs more.
 */
function watchNear(rows: ReadonlyMap<Entry, MediaRow>): void {
  const notAsked = new Set(rows.keys());
  let near: Entry[] = [];
  let underWay = 0;
  let isDue = false;

  async function askNext(): Promise<void> {
    const entry = near.shift();
    if (!entry) return;
    notAsked.delete(entry);
    underWay += 1;
    const reply = await send('mediaOf', entry.id);
    // With no extension behind the page any more it stays under way for good: soon nobody is asked.
    if (!reply) return;
    underWay -= 1;
    if (reply.ok) rows.get(entry)?.show(reply.value);
    return askNext();
  }
  function look(): void {
    isDue = false;
    near = [];
    const reach = innerHeight * NEAR;
    for (const entry of notAsked) {
      const { top, bottom, height } = entry.element.getBoundingClientRect();
      if (top > innerHeight + reach) break;
      if (bottom > -reach && height > 0) near.push(entry);
    }
    for (const entry of near) rows.get(entry)?.reveal();
    while (underWay < AT_ONCE && near.length > 0) void askNext();
  }
  function lookSoon(): void {
    if (!isDue) requestAnimationFrame(look);
    isDue = true;
  }

  addEventListener('scroll', lookSoon, { passive: true });
  addEventListener('resize', lookSoon);
  look();
}

/**
 * Draws all rows, a slice at a time while the browser is idle, and puts them on the page at once at the end: a frame for
 * each slice would lay out all of a long page again and again.
 */
function drawRows(): void {
  for (const former of document.querySelectorAll('[data-arxiv-daily-show]')) former.remove();
  const entries = readEntries(document);
  const rows = new Map<Entry, MediaRow>();
  const slice = (idle: IdleDeadline) => {
    const given = idle.timeRemaining();
    for (let done = 0; rows.size < entries.length; done += 1) {
      const left = idle.timeRemaining();
      if (done >= AT_LEAST && (left === 0 || given - left > SLICE)) break;
      const entry = entries[rows.size] as Entry;
      rows.set(entry, makeMediaRow(entry));
    }
    if (rows.size < entries.length) return drawSoon();
    // Before the page is changed: where things are is known, and would have to be found out anew.
    watchNear(rows);
    for (const row of rows.values()) row.place();
  };
  const drawSoon = () => void requestIdleCallback(slice, { timeout: 200 });
  drawSoon();
}

drawRows();
