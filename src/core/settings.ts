import { fitSettings } from './fit-settings.ts';
import { isRecord, oneOf, own, readFlag, readHours, readList, readNumber, readText } from './read-value.ts';
import { TOPIC_STAMP } from './topic-keys.ts';

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
