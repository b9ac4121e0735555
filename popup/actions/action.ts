import type { Card } from '../../src/core/digest.ts';
import type { Mark } from '../../src/core/mark.ts';
import type { IconName } from '../../src/ui/icons.tsx';

/** What an action is told besides the paper. */
export interface Scene {
  readonly mark: Mark | undefined;
  /** ms since 1970 (UTC); later than every stamp of the mark. */
  readonly at: number;
}

/** What was done, in words for the status line, and how to take it back. */
export interface Done {
  readonly said: string;
  readonly undo?: () => Promise<unknown>;
  /** The day's order may be another one now: the worker is asked to publish it again. */
  readonly reorders?: boolean;
}

/** Something to do with one paper. Adding one: a file here and a line in `index.ts`. */
export interface CardAction {
  readonly name: string;
  /** Key of its words in `_locales`. */
  readonly label: string;
  /** `mark`: a button on every card; the others stand in the card's "More". */
  readonly group: 'mark' | 'copy' | 'open' | 'steer';
  readonly icon?: IconName;
  /** One key that does it to the paper in focus. */
  readonly key?: string;
  /** For what can be on: whether it is, for this mark. */
  readonly isOn?: (mark: Mark | undefined) => boolean;
  /** For what needs one more word, an author's name say: the choices, each its own button. */
  readonly choices?: (card: Card) => readonly string[];
  /** @throws whatever the browser refuses; the reader is told. */
  readonly run: (card: Card, scene: Scene, choice: string) => Promise<Done>;
}
