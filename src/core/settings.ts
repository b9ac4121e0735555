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
  /** When each field was last changed here, in ms since 1970 (UTC), so that two devices can merge field by field. */
  stamps: Record<string, number>;
}
