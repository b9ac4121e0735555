import { plainCategory } from '../../category.ts';
import type { Settings } from '../../settings.ts';
import { type Keyword, prepareKeywords } from '../text/find-keyword.ts';
import { makeStrangerTest, type Name, readName } from '../text/match-name.ts';

export interface PreparedTopic {
  readonly name: string;
  /** Lower case; an archive (`astro-ph`, `cs`) stands for all its categories. Empty: any. */
  readonly categories: readonly string[];
  readonly keywords: readonly Keyword[];
  readonly excluded: readonly Keyword[];
  readonly authors: readonly Name[];
}

/** The settings that bear on ranking, ready to be compared with papers. */
export interface Reader {
  readonly topics: readonly PreparedTopic[];
  readonly neverWords: readonly Keyword[];
  readonly neverAuthors: readonly Name[];
  /** Whether an author is surely neither followed nor banned. */
  readonly isStranger: (author: string) => boolean;
}

function readNames(texts: readonly string[]): Name[] {
  return texts.map(readName).filter((name) => name.variants.length > 0);
}

/** Prepares settings once a composition, so that each paper costs comparisons only. */
export function prepareReader(settings: Pick<Settings, 'topics' | 'neverWords' | 'neverAuthors'>): Reader {
  const topics = settings.topics.map((topic) => ({
    name: topic.name,
    categories: topic.categories.map(plainCategory).filter(Boolean),
    keywords: prepareKeywords(topic.keywords),
    excluded: prepareKeywords(topic.excludedKeywords),
    authors: readNames(topic.authors),
  }));
  const neverAuthors = readNames(settings.neverAuthors);
  const isStranger = makeStrangerTest([...neverAuthors, ...topics.flatMap((topic) => topic.authors)]);
  return { topics, neverWords: prepareKeywords(settings.neverWords), neverAuthors, isStranger };
}
