/** What a reader asks for: a paper matches when it is in one of the categories (all, when none is named) and, if
 * keywords or authors are named, when one of them is found. */
export interface Topic {
  name: string;
  categories: string[];
  keywords: string[];
  excludedKeywords: string[];
  authors: string[];
}

/** `announced`: as soon as it is out; `mornings`: once, in the reader's morning; `manual`: only on Refresh. */
export type Schedule = 'announced' | 'mornings' | 'manual';

export interface Settings {
  topics: Topic[];
  /** Sources switched off, by name. */
  sourcesOff: string[];
  /** Highlights a day, 1–100. */
  highlights: number;
  schedule: Schedule;
  /** 0 = by score alone … 1 = as different from one another as can be. */
  diversity: number;
  /** Words and authors a reader never wants to meet again, over all topics. */
  neverWords: string[];
  neverAuthors: string[];
  /** Fetch the day's uploaded pictures for the cards. */
  pictures: boolean;
  /** Ask sources about the paper being read, without a click. Tells them which pages are read: off. */
  lookAutomatically: boolean;
  /** Learn from papers opened on arXiv itself; stays on this device. */
  learnFromArxiv: boolean;
  notify: boolean;
  /** Local hours `[from, to)` in which no notification is shown. */
  quietHours: [number, number];
  badge: boolean;
  theme: 'system' | 'light' | 'dark';
  /**
   * When each field was last changed, in ms since 1970 (UTC), so that two devices can merge field by field. Topics have
   * stamps of their own, `topic:` and the name, also for a while after one was removed.
   */
  stamps: Record<string, number>;
}

/** What somebody who sets nothing gets: machine learning, which is where the community's picks are too. */
export const DEFAULTS: Readonly<Settings> = {
  topics: [
    {
      name: 'Machine learning',
      categories: ['cs.LG', 'cs.AI', 'cs.CL', 'cs.CV'],
      keywords: [],
      excludedKeywords: [],
      authors: [],
    },
  ],
  sourcesOff: [],
  highlights: 20,
  schedule: 'announced',
  diversity: 0.35,
  neverWords: [],
  neverAuthors: [],
  pictures: true,
  lookAutomatically: false,
  learnFromArxiv: false,
  notify: false,
  quietHours: [22, 8],
  badge: true,
  theme: 'system',
  stamps: {},
};

/** Every field that somebody can change, in a fixed order. */
export const FIELDS = Object.keys(DEFAULTS).filter((key): key is Field => key !== 'stamps');

export type Field = Exclude<keyof Settings, 'stamps'>;

/** Stamps beyond this are nonsense (the year 2100): a clock that is far out must not rule for ever. */
const LATEST = 4_102_444_800_000;
const MAX_TOPICS = 20;
const MAX_NAME = 60;
const MAX_ENTRY = 80;
const MAX_CATEGORIES = 40;
const MAX_WORDS = 100;
const MAX_STAMPS = 80;

/**
 * The one place where defaults are filled in. Takes whatever lies in storage, from any version, device or hand; what is
 * not understood is left out, what is missing is the default, lists are trimmed, freed of doubles and capped, and the
 * whole fits `SETTINGS_BYTES` (see `fitSettings`). Never throws; reading its own result changes nothing.
 */
export function readSettings(stored: unknown): Settings {
  const given = isRecord(stored) ? stored : {};
  const settings = Object.fromEntries(FIELDS.map((field) => [field, readField(field, own(given, field))]));
  return fitSettings({ ...settings, stamps: readStamps(own(given, 'stamps')) } as unknown as Settings);
}

/**
 * Settings as they are stored: only what somebody changed, so that a better default reaches everybody who never chose
 * otherwise, and a device that has set nothing overrules none.
 */
export function changedSettings(settings: Settings): Partial<Settings> {
  const changed = FIELDS.filter((field) => settings.stamps[field] !== undefined);
  return { ...Object.fromEntries(changed.map((field) => [field, settings[field]])), stamps: settings.stamps };
}

/** Whether a stored object says anything about a field that can be understood. */
export function saysField(stored: unknown, field: Field): boolean {
  return isRecord(stored) && READERS[field](own(stored, field)) !== undefined;
}

type Readers = { readonly [Key in Field]: (value: unknown) => Settings[Key] | undefined };

const READERS: Readers = {
  topics: readTopics,
  sourcesOff: (value) => readList(value, 20),
  highlights: (value) => readNumber(value, 1, 100, Math.round),
  schedule: (value) => oneOf(value, ['announced', 'mornings', 'manual']),
  diversity: (value) => readNumber(value, 0, 1),
  neverWords: (value) => readList(value, MAX_WORDS),
  neverAuthors: (value) => readList(value, MAX_WORDS),
  pictures: readFlag,
  lookAutomatically: readFlag,
  learnFromArxiv: readFlag,
  notify: readFlag,
  quietHours: readHours,
  badge: readFlag,
  theme: (value) => oneOf(value, ['system', 'light', 'dark']),
};

function readField<Key extends Field>(field: Key, value: unknown): Settings[Key] {
  return READERS[field](value) ?? structuredClone(DEFAULTS[field] as Settings[Key]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function oneOf<Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined {
  return allowed.find((one) => one === value);
}

function readNumber(
  value: unknown,
  from: number,
  to: number,
  round: (value: number) => number = (exact) => Math.round(exact * 100) / 100,
): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.min(to, Math.max(from, round(value)));
}

function readHours(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [from, to] = value.map((hour) => readNumber(hour, 0, 24, Math.round));
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** Cuts at a character, never inside one. */
function readText(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const flat = value
    .slice(0, longest * 8)
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return flat.length <= longest ? flat : [...flat].slice(0, longest).join('').trim();
}

function readList(value: unknown, most: number): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const seen = new Map<string, string>();
  for (const entry of value.slice(0, most * 4)) {
    const text = readText(entry, MAX_ENTRY);
    if (text && !seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text);
  }
  return [...seen.values()].slice(0, most);
}

function readTopics(value: unknown): Topic[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter(isRecord)
    .slice(0, MAX_TOPICS)
    .map((topic) => ({
      name: readText(own(topic, 'name'), MAX_NAME) ?? '',
      categories: readList(own(topic, 'categories'), MAX_CATEGORIES) ?? [],
      keywords: readList(own(topic, 'keywords'), MAX_WORDS) ?? [],
      excludedKeywords: readList(own(topic, 'excludedKeywords'), MAX_WORDS) ?? [],
      authors: readList(own(topic, 'authors'), MAX_WORDS) ?? [],
    }));
}

/** Fields first, then topics, newest first, so that what is cut is the oldest memory of a removed topic. */
function readStamps(value: unknown): Record<string, number> {
  if (!isRecord(value)) return {};
  const known = Object.entries(value).filter(
    (entry): entry is [string, number] =>
      (entry[0].startsWith(TOPIC_STAMP) || FIELDS.some((field) => field === entry[0])) &&
      entry[0].length <= MAX_NAME * 2 + TOPIC_STAMP.length &&
      Number.isInteger(entry[1]) &&
      (entry[1] as number) > 0 &&
      (entry[1] as number) < LATEST,
  );
  const isTopic = (key: string) => Number(key.startsWith(TOPIC_STAMP));
  known.sort(([keyA, a], [keyB, b]) => isTopic(keyA) - isTopic(keyB) || b - a || (keyA < keyB ? -1 : 1));
  return Object.fromEntries(known.slice(0, MAX_STAMPS));
}

/** What a topic's stamp is called: this and its name (and `#2` for a second one of the name). */
export const TOPIC_STAMP = 'topic:';

/** All settings together are one item of `storage.sync`, which takes 8,192 bytes: room is left for a later field. */
export const SETTINGS_BYTES = 6000;

/** Bytes a value takes in `storage.sync`: its JSON as UTF-8. Chromium writes `<` as six characters. */
export function bytesOf(value: unknown): number {
  const json = JSON.stringify(value);
  return new TextEncoder().encode(json).length + 5 * (json.split('<').length - 1);
}

/**
 * Makes settings fit `SETTINGS_BYTES`: first memories of removed topics go, oldest first, then the last entry of
 * whatever list takes the most. The options page says when there is no more room, so people meet this only through
 * an import or a merge.
 */
function fitSettings(settings: Settings): Settings {
  let bytes = bytesOf(settings);
  if (bytes <= SETTINGS_BYTES) return settings;
  const fitted = structuredClone(settings);
  const names = new Set(topicKeys(fitted.topics));
  const memories = Object.entries(fitted.stamps).filter(([key]) => key.startsWith(TOPIC_STAMP) && !names.has(key));
  memories.sort((a, b) => a[1] - b[1]);
  for (const [key] of memories) {
    if (bytes <= SETTINGS_BYTES) return fitted;
    delete fitted.stamps[key];
    bytes = bytesOf(fitted);
  }
  const lists = [
    ...fitted.topics.flatMap((topic) => [topic.keywords, topic.authors, topic.excludedKeywords, topic.categories]),
    ...[fitted.neverWords, fitted.neverAuthors, fitted.sourcesOff],
  ].map((list) => ({ list, bytes: bytesOf(list) }));
  while (bytes > SETTINGS_BYTES) {
    const longest = lists.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    if (longest.list.length === 0) break;
    const freed = bytesOf(longest.list.pop()) + 1;
    longest.bytes -= freed;
    bytes -= freed;
  }
  while (bytesOf(fitted) > SETTINGS_BYTES && fitted.topics.length > 1) fitted.topics.pop();
  return fitted;
}

/** The stamps' names of topics, in order; several topics of one name are told apart by their order. */
export function topicKeys(topics: readonly Topic[]): string[] {
  const seen = new Map<string, number>();
  return topics.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return TOPIC_STAMP + name + (count > 1 ? `#${count}` : '');
  });
}
