import { type Entry, readEntries } from './listing-reader.ts';
import { type MediaRow, makeMediaRow } from './media-row.ts';
import { send } from './send.ts';

/** Longest stretch of work at a time, in ms: far from being felt, and a frame has room for more than us. */
const SLICE = 8;
/** Entries a slice gets done when the browser has no idle time to give. */
const AT_LEAST = 5;
/** Questions under way at the same time. */
const AT_ONCE = 4;

/** What the database knows is asked for when an entry is in sight, and not for one that was only scrolled past. */
function askInSight(rows: ReadonlyMap<Element, readonly [Entry, MediaRow]>): IntersectionObserver {
  const inSight = new Set<Element>();
  let underWay = 0;

  async function askNext(): Promise<void> {
    const [element] = inSight;
    if (!element || underWay >= AT_ONCE) return;
    inSight.delete(element);
    observer.unobserve(element);
    const [entry, row] = rows.get(element) ?? [];
    if (!entry || !row) return;
    underWay += 1;
    const reply = await send('mediaOf', entry.id);
    underWay -= 1;
    if (!reply) return observer.disconnect();
    if (reply.ok) row.show(reply.value);
    return askNext();
  }

  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
    for (let i = underWay; i < AT_ONCE; i += 1) void askNext();
  });
  return observer;
}

/** Draws all rows, a slice at a time. */
function drawRows(): void {
  for (const former of document.querySelectorAll('[data-arxiv-daily-show]')) former.remove();
  const rows = new Map<Element, readonly [Entry, MediaRow]>();
  const entries = readEntries(document);
  const observer = askInSight(rows);
  let at = 0;
  const slice = (idle: IdleDeadline) => {
    const given = idle.timeRemaining();
    for (let done = 0; at < entries.length; done += 1) {
      const left = idle.timeRemaining();
      if (done >= AT_LEAST && (left === 0 || given - left > SLICE)) break;
      const entry = entries[at] as Entry;
      rows.set(entry.element, [entry, makeMediaRow(entry)]);
      observer.observe(entry.element);
      at += 1;
    }
    if (at < entries.length) requestIdleCallback(slice, { timeout: 200 });
  };
  requestIdleCallback(slice, { timeout: 200 });
}

drawRows();
