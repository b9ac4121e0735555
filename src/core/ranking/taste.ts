import type { Opinion } from '../signal.ts';
import { perLength, type TasteModel } from './learning/train-taste.ts';
import type { Context, Signal } from './reader/signal-kind.ts';
import type { Subject } from './reader/subject.ts';

export { type Background, emptyBackground, extendBackground } from './learning/background.ts';
export { examplesOf } from './learning/examples-of.ts';
export { passedOver } from './learning/passed-over.ts';
export { prepareTaste } from './learning/prepare-taste.ts';
export { type TasteModel, trainTaste } from './learning/train-taste.ts';
export { isTelling } from './text/is-telling.ts';

/** The learned words, for and against, those that speak loudest first. */
export function tasteWords(model: TasteModel): { word: string; weight: number }[] {
  return [...model.words]
    .map(([word, weight]) => ({ word, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.word < b.word ? -1 : 1));
}

/** Few examples say little: with this many the taste counts half. */
const HALF_TRUST = 2;
/** A paper that is nearly one of the examples must not leave everything else behind. */
const MOST = 8;
const LEAST = -2;
const WORDS_TOLD = 3;
/** Among how many of the loudest the words to tell are looked for. */
const WORDS_HEARD = 9;

function weigh({ features }: Subject, { taste, communityOnly }: Context): Opinion[] {
  if (!taste || communityOnly || features.length === 0) return [];
  const { model, weights, names } = taste;
  let sum = 0;
  const loudest: { name: string; weight: number }[] = [];
  for (let i = 0; i < features.length; i++) {
    const feature = features[i] ?? 0;
    const weight = weights.get(feature);
    if (weight === undefined) continue;
    sum += weight;
    if (weight <= (loudest[WORDS_HEARD - 1]?.weight ?? 0)) continue;
    const name = names.get(feature);
    if (name === undefined) continue;
    loudest.push({ name, weight });
    loudest.sort((a, b) => b.weight - a.weight);
    loudest.length = Math.min(loudest.length, WORDS_HEARD);
  }
  const score = (perLength(sum, features.length) - model.mean) / model.spread;
  const value = Math.min(Math.max(score, LEAST), MOST) * (model.examples / (model.examples + HALF_TRUST));
  if (value <= 0) return [{ value, phrase: { key: 'reasonTasteAgainst' } }];
  const told = apart(loudest.map(({ name }) => name)).slice(0, WORDS_TOLD);
  return [{ value, phrase: told.length ? { key: 'reasonTaste', args: [told.join(', ')] } : { key: 'reasonTasteAny' } }];
}

/** Those that share no word with one before them: `policy`, `policy optimization` say one thing. */
function apart(names: readonly string[]): string[] {
  const said = new Set<string>();
  return names.filter((name) => {
    const words = name.split(' ');
    const isNew = !words.some((word) => said.has(word));
    if (isNew) for (const word of words) said.add(word);
    return isNew;
  });
}

/** Likeness to what the reader saved and opened, unlikeness to what they hid. Learned and kept on the device. */
export const taste: Signal = { name: 'taste', weigh };
