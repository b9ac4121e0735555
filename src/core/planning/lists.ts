import { readCategory } from '../category.ts';
import type { Settings } from '../settings.ts';

/** Lists of a reader whose topics name no category: the fields that the community's picks come from. */
const DEFAULT_LISTS: readonly string[] = ['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG'];

/** More would make a day's reading longer than a quarter of an hour at arXiv's pace. */
const MAX_LISTS = 40;

/** The arXiv lists that the settings ask for: every category of every topic, once; what is none is not asked for. */
export function wantedLists({ topics }: Pick<Settings, 'topics'>): readonly string[] {
  const named = new Set(topics.flatMap((topic) => topic.categories.flatMap((text) => readCategory(text) ?? [])));
  return (named.size > 0 ? [...named] : [...DEFAULT_LISTS]).slice(0, MAX_LISTS);
}
