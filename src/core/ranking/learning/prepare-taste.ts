import { isTelling } from '../text/is-telling.ts';
import { hashOf, pairHash } from '../text/read-words.ts';
import type { TasteModel } from './train-taste.ts';

/** A model ready to weigh papers: the words' weights by feature, and the names of those that may be told as a reason. */
export interface PreparedTaste {
  readonly model: TasteModel;
  readonly weights: ReadonlyMap<number, number>;
  readonly names: ReadonlyMap<number, string>;
}

function featureOf(name: string): number {
  const [first = '', second] = name.split(' ');
  return second === undefined ? hashOf(first) : pairHash(hashOf(first), hashOf(second));
}

/** Prepares a model once a composition; `undefined` when it has learned nothing. */
export function prepareTaste(model: TasteModel | undefined): PreparedTaste | undefined {
  if (!model || model.words.size === 0) return undefined;
  const weights = new Map<number, number>();
  const names = new Map<number, string>();
  for (const [name, weight] of model.words) {
    const feature = featureOf(name);
    weights.set(feature, weight);
    if (isTelling(name)) names.set(feature, name);
  }
  return { model, weights, names };
}
