import type { Day } from '../core/day.ts';
import type { Failure } from '../core/failure.ts';
import type { Link } from '../core/link.ts';
import type { PaperId } from '../core/paper.ts';

/** What the database knows about one paper, for a page of arxiv.org. */
export interface PageMedia {
  readonly links: readonly Link[];
  readonly saved: boolean;
  /** Where it stands in the latest digest that has it: its day and the reasons in words, and `rank` from 1. */
  readonly digest?: { readonly date: string; readonly rank: number; readonly why: string };
  /** The date of the last answered "Look for more", in words; absent when nobody has looked. */
  readonly lookedOn?: string;
  /** The reader has switched on looking without a click. */
  readonly lookAutomatically: boolean;
}

/** Verbs a content script may send: an arXiv id and nothing else. */
export interface PageMessages {
  mediaOf(id: PaperId): PageMedia;
  /** Saves, or takes the save back; answers whether it is saved now. */
  save(id: PaperId): boolean;
  /** Asks the sources for this one paper, now. */
  lookFor(id: PaperId): readonly Link[];
  /** arXiv's page was not as we know it; the options say so. */
  layoutUnknown(id: PaperId): void;
}

/** Verbs of the extension's own pages. */
interface OwnMessages {
  /** Starts (or goes on with) a run for this day, at once; answers when it is queued, not when it is done. */
  refresh(day: Day): void;
  /** Somebody looks: goes on with what is due, and with a batch that is out where it is wanted as soon as it is. */
  resume(): void;
  /** Publishes the day's digest again from what is stored: after hiding, steering or changed settings. */
  recompose(day: Day): void;
}

/** What goes over the wire: `runtime.sendMessage(request)`, from content scripts too. */
export interface Request {
  readonly verb: keyof Messages;
  readonly argument: unknown;
}

/** What comes back; `undefined` when the sender may not ask that. Pages of arxiv.org get the failure in `words` too. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure; readonly words?: string };

export type Messages = PageMessages & OwnMessages;
