import { changedSettings, FIELDS, type Field, readSettings, type Settings, saysField, type Topic } from './settings.ts';
import { TOPIC_STAMP, topicKeys } from './topic-keys.ts';

/** How long the removal of a topic is remembered, so that a device that was away that long does not bring it back. */
const MEMORY = 120 * 86_400_000;

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Of two values changed in the same millisecond, the same one whoever asks. */
function wins(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) >= JSON.stringify(b);
}

/** A stamp for a change made now, later than what it replaces even when the clock was set back. */
function stampAfter(known: number | undefined, now: number): number {
  return Math.max(now, (known ?? 0) + 1);
}

function topicsByKey(settings: Settings): Map<string, Topic> {
  const keys = topicKeys(settings.topics);
  return new Map(settings.topics.map((topic, at) => [keys[at] as string, topic]));
}

/**
 * What two devices' settings come to: every field, and every topic, as it was changed last. A topic added on either
 * side stays unless it was removed later; the order of topics is that of the side that changed them last.
 * The same in whichever order devices meet, as long as no two change one thing in the same millisecond; then all of
 * them still come to the same.
 */
export function mergeSettings(a: Settings, b: Settings): Settings {
  const merged: Record<string, unknown> = {};
  const stamps: Record<string, number> = {};
  for (const key of new Set([...Object.keys(a.stamps), ...Object.keys(b.stamps)])) {
    stamps[key] = Math.max(a.stamps[key] ?? 0, b.stamps[key] ?? 0);
  }
  for (const field of FIELDS) merged[field] = later(a, b, field) ? a[field] : b[field];
  merged.topics = mergeTopics(a, b);
  return readSettings({ ...merged, stamps });
}

/** Whether the first side's value of a field is the one to keep. */
function later(a: Settings, b: Settings, field: Field): boolean {
  const stampA = a.stamps[field] ?? 0;
  const stampB = b.stamps[field] ?? 0;
  return stampA === stampB ? wins(a[field], b[field]) : stampA > stampB;
}

function mergeTopics(a: Settings, b: Settings): Topic[] {
  const [first, second] = later(a, b, 'topics') ? [a, b] : [b, a];
  const [mine, theirs] = [topicsByKey(first), topicsByKey(second)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key) => {
    const [here, there] = [mine.get(key), theirs.get(key)];
    const [stampHere, stampThere] = [first.stamps[key] ?? 0, second.stamps[key] ?? 0];
    // With equal stamps (two defaults, say) the side that changed its topics last knows better.
    if (stampHere === stampThere && here && there) return [wins(here, there) ? here : there];
    const chosen = stampHere >= stampThere ? here : there;
    return chosen ? [chosen] : [];
  });
}

/**
 * Settings after a change made here: what differs gets a stamp of now.
 * @param now ms since 1970 (UTC).
 */
export function changeSettings(known: Settings, change: Partial<Settings>, now: number): Settings {
  const { stamps: _own, ...fields } = change;
  const next = readSettings({ ...known, ...fields });
  const stamps = { ...known.stamps };
  for (const field of FIELDS) {
    if (!same(known[field], next[field])) stamps[field] = stampAfter(known.stamps[field], now);
  }
  const [before, after] = [topicsByKey(known), topicsByKey(next)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (!same(before.get(key), after.get(key))) stamps[key] = stampAfter(known.stamps[key], now);
  }
  for (const [key, stamp] of Object.entries(stamps)) {
    if (key.startsWith(TOPIC_STAMP) && !after.has(key) && stamp < now - MEMORY) delete stamps[key];
  }
  return readSettings({ ...next, stamps });
}

/**
 * Takes in what lies in `storage.sync`, whoever wrote it. Fields (and topics) with a stamp are merged by it. A field
 * without one, or with the stamp we know but another value, was written by somebody who does not keep stamps: it counts
 * as the newest. What the stored object does not speak of stays.
 * @param stored as read from storage; `undefined` when there is nothing.
 * @param now ms since 1970 (UTC).
 */
export function adoptSettings(known: Settings, stored: unknown, now: number): Settings {
  if (stored === undefined || stored === null) return known;
  const theirs = readSettings(stored);
  const said = FIELDS.filter((field) => saysField(stored, field));
  const unstamped = said.filter((field) => {
    const stamp = theirs.stamps[field];
    if (same(theirs[field], known[field])) return false;
    if (field === 'topics' && stamp !== undefined) return sameTopicStamps(known, theirs);
    return stamp === undefined || stamp === (known.stamps[field] ?? 0);
  });
  const stampedOnly = Object.fromEntries(
    said.filter((field) => !unstamped.includes(field)).map((field) => [field, theirs[field]]),
  );
  const silent = FIELDS.filter((field) => !(field in stampedOnly));
  const stamps = Object.fromEntries(
    Object.entries(theirs.stamps).filter(
      ([key]) => !silent.some((field) => key === field || (field === 'topics' && key.startsWith(TOPIC_STAMP))),
    ),
  );
  const merged = mergeSettings(
    known,
    readSettings({ ...known, ...stampedOnly, stamps: { ...keep(known, silent), ...stamps } }),
  );
  const newest = Object.fromEntries(unstamped.map((field) => [field, theirs[field]]));
  return unstamped.length === 0 ? merged : changeSettings(merged, newest, now);
}

/** Stamps of fields that the other side says nothing about: they meet themselves in the merge. */
function keep(known: Settings, silent: readonly Field[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(known.stamps).filter(([key]) =>
      silent.some((field) => key === field || (field === 'topics' && key.startsWith(TOPIC_STAMP))),
    ),
  );
}

/** Whether both sides know of the same changes of topics: then no device of ours has made them differ. */
function sameTopicStamps(a: Settings, b: Settings): boolean {
  const stampsOf = ({ stamps }: Settings) =>
    Object.entries(stamps)
      .filter(([key]) => key === 'topics' || key.startsWith(TOPIC_STAMP))
      .sort();
  return same(stampsOf(a), stampsOf(b));
}

export interface Reconciled {
  readonly settings: Settings;
  /** What the two places are to hold; absent where they hold it. */
  readonly local?: Partial<Settings>;
  readonly synced?: Partial<Settings>;
}

/**
 * Brings this device's copy and `storage.sync` together after either has changed. What another device overwrote there
 * without knowing of it is given back. A write from outside without stamps is left as it stands: whoever writes twice
 * in a row must not find our answer to the first in the place of the second.
 * @param now ms since 1970 (UTC).
 */
export function reconcileSettings(local: unknown, synced: unknown, now: number): Reconciled {
  const settings = adoptSettings(readSettings(local), synced, now);
  const stored = changedSettings(settings);
  const theirs = readSettings(synced);
  const isOurs = Object.keys(theirs.stamps).length > 0;
  const lacks = Object.entries(settings.stamps).some(([key, stamp]) => stamp > (theirs.stamps[key] ?? 0));
  return {
    settings,
    ...(same(stored, local ?? { stamps: {} }) ? {} : { local: stored }),
    ...(isOurs && lacks && !same(valuesOf(settings), valuesOf(theirs)) ? { synced: stored } : {}),
  };
}

function valuesOf({ stamps: _stamps, ...values }: Settings): Omit<Settings, 'stamps'> {
  return values;
}
