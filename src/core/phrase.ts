/**
 * A sentence that has not met its language yet: a key of `_locales/<language>/messages.json` and what goes into its
 * places. `core` speaks in phrases so that it needs no browser; the pages turn them into words.
 */
export interface Phrase {
  readonly key: string;
  readonly args?: readonly string[];
}
