/** `YYYY-MM-DD`. The world keeps its own plain type: it must not lean on the code it tests. */
export type WorldDay = string;

/** A paper as arXiv holds it, in the words its feeds, API and pages are made of. Text is raw: TeX stays TeX. */
export interface WorldPaper {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Paragraphs separated by `\n  `, as arXiv does. */
  readonly abstract: string;
  readonly authors: readonly string[];
  /** Primary first. */
  readonly categories: readonly string[];
  readonly comments?: string;
  /** ms since 1970 (UTC), of the first and of this version. */
  readonly published: number;
  readonly updated: number;
  /** How its batch lists it on its primary list; on its other lists a new paper is a cross-list. */
  readonly announce: 'new' | 'cross' | 'replace';
  readonly withdrawn?: boolean;
}

/** An answer of the world. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What the outside holds, whoever made it: generated or recorded. */
export interface Library {
  /** The batch whose listing and feed bear this date; none on weekends and holidays. */
  batch(day: WorldDay): readonly WorldPaper[] | undefined;
  /** The newest day not after this one that has a batch. */
  lastBatchDay(day: WorldDay): WorldDay | undefined;
  paper(id: string): WorldPaper | undefined;
  /** The community's list of that UTC day, as JSON. */
  community(day: WorldDay): string | undefined;
  /** Exactly recorded answers, taken before anything is composed. `day` is the feed's day at the moment of asking. */
  verbatim?(host: string, path: string, day: WorldDay, listingDay: WorldDay): Reply | undefined;
  /** The entry of the API as it was recorded. */
  apiEntry?(id: string): string | undefined;
  /** Items of one list of one day as they were recorded, by id. */
  feedItems?(list: string, day: WorldDay): ReadonlyMap<string, string> | undefined;
}

/** Asks several libraries in turn; the first that knows answers. */
export function joinLibraries(...libraries: readonly Library[]): Library {
  const first = <T>(ask: (library: Library) => T | undefined): T | undefined => {
    for (const library of libraries) {
      const found = ask(library);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    batch: (day) => first((library) => library.batch(day)),
    lastBatchDay: (day) =>
      libraries
        .map((library) => library.lastBatchDay(day) ?? '')
        .sort()
        .at(-1) || undefined,
    paper: (id) => first((library) => library.paper(id)),
    community: (day) => first((library) => library.community(day)),
    verbatim: (host, path, day, listingDay) => first((library) => library.verbatim?.(host, path, day, listingDay)),
    apiEntry: (id) => first((library) => library.apiEntry?.(id)),
    feedItems: (list, day) => first((library) => library.feedItems?.(list, day)),
  };
}
