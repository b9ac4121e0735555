import { canonicalCategory } from './category.ts';
import { ARCHIVE_NAMES, CATEGORIES, type Category, CLOSED_ARCHIVES } from './taxonomy.ts';

/**
 * What a typed category turns out to be.
 * - `category`: a real one; `was` when it was typed under another of its names (`cs.SY` is `eess.SY`, `cmp-lg` `cs.CL`).
 * - `archive`: a whole archive such as `cs`, which is many categories; arXiv lists papers by category.
 * - `unknown`: none, with the nearest ones, best first, if anything is near.
 */
export type Typed =
  | { readonly type: 'category'; readonly category: Category; readonly was?: string }
  | { readonly type: 'archive'; readonly id: string; readonly name: string; readonly categories: readonly Category[] }
  | { readonly type: 'unknown'; readonly text: string; readonly nearest: readonly Category[] };

const BY_ID = new Map(CATEGORIES.map((category) => [category.id.toLowerCase(), category]));
const BY_NAME = new Map(CATEGORIES.map((category) => [category.name.toLowerCase(), category]));

/** The category of an id as arXiv writes it, today's or an old one; `undefined` for one we do not know. */
export function categoryOf(id: string): Category | undefined {
  return BY_ID.get(canonicalCategory(id).toLowerCase());
}

/** Reads what somebody typed, in any case, as id or as name. */
export function readTyped(text: string): Typed {
  const typed = text.trim().replace(/\s+/g, ' ');
  const lower = typed.toLowerCase();
  // `Cs.sy` is written `cs.SY` before the alias is looked up.
  const dot = lower.indexOf('.');
  const shaped = dot > 0 && lower.length - dot === 3 ? lower.slice(0, dot) + lower.slice(dot).toUpperCase() : lower;
  const now = Object.hasOwn(CLOSED_ARCHIVES, lower) ? (CLOSED_ARCHIVES[lower] as string) : canonicalCategory(shaped);
  const exact = BY_ID.get(now.toLowerCase()) ?? BY_NAME.get(lower);
  if (exact)
    return now.toLowerCase() === lower || !BY_ID.has(now.toLowerCase())
      ? { type: 'category', category: exact }
      : { type: 'category', category: exact, was: typed };
  if (Object.hasOwn(ARCHIVE_NAMES, lower)) {
    const categories = CATEGORIES.filter(({ id }) => id.startsWith(`${lower}.`));
    return { type: 'archive', id: lower, name: ARCHIVE_NAMES[lower] as string, categories };
  }
  return { type: 'unknown', text: typed, nearest: findCategories(typed, 3, true) };
}

/**
 * Categories that fit what is typed so far, best first: by beginning of the id, of the id's second half, of a word of
 * the name, of the subject; then by likeness when `loosely` and nothing else fits.
 */
export function findCategories(text: string, most: number, loosely = false): Category[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return CATEGORIES.slice(0, most);
  const ranked = CATEGORIES.map((category) => ({ category, rank: rankOf(category, typed) })).filter(
    ({ rank }) => rank < 9,
  );
  if (ranked.length > 0 || !loosely) {
    return ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ category }) => category);
  }
  const near = CATEGORIES.map((category) => ({
    category,
    far: Math.min(distance(category.id.toLowerCase(), typed), distance(category.name.toLowerCase(), typed)),
  }));
  return near
    .filter(({ far }) => far <= Math.max(2, typed.length / 3))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ category }) => category);
}

function rankOf({ id, name, group }: Category, typed: string): number {
  const [lowerId, lowerName] = [id.toLowerCase(), name.toLowerCase()];
  if (lowerId === typed) return 0;
  if (lowerId.startsWith(typed)) return 1;
  if (lowerId.split('.')[1]?.startsWith(typed)) return 2;
  if (lowerName.startsWith(typed)) return 3;
  const words = typed.split(' ');
  const named = lowerName.split(/[^a-z0-9]+/);
  if (words.every((word) => named.some((one) => one.startsWith(word)))) return 4;
  const all = [...named, ...group.toLowerCase().split(' ')];
  return words.every((word) => all.some((one) => one.startsWith(word))) ? 5 : 9;
}

/** Letters to change, add or take away to get from one to the other (Levenshtein); two swapped neighbours count one. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 4) return 99;
  let [older, before]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const swap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(
        Math.min(
          (before?.[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (before?.[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
          swap ? (older?.[column - 2] ?? 99) + 1 : 99,
        ),
      );
    }
    [older, before] = [before, line];
  }
  return before?.[b.length] ?? 99;
}
