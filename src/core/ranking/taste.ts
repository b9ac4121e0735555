/** What was learned of one reader. Plain data: it can be cloned, stored and exported. */
export interface TasteModel {
  /** Words and pairs of words with what they speak for (positive) or against. */
  readonly words: ReadonlyMap<string, number>;
}
