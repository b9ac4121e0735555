import type { Link } from '../../link.ts';
import type { PaperId } from '../../paper.ts';
import type { Opinion } from '../../signal.ts';
import type { PriorModel } from '../learning/pack-prior.ts';
import type { PreparedTaste } from '../learning/prepare-taste.ts';
import type { Subject } from './subject.ts';

/** What a signal may know besides the paper. */
export interface Context {
  readonly links: readonly Link[];
  readonly communityOnly: boolean;
  /** What was learned of the reader, if anything. */
  readonly taste?: PreparedTaste | undefined;
  readonly prior?: PriorModel | undefined;
  /** How many papers were submitted after each of the day's (`countAfter`). */
  readonly after?: ReadonlyMap<PaperId, number> | undefined;
}

/** One reason to show a paper or not: a file of its own in `ranking/`, named in `index.ts`. */
export interface Signal {
  /** Also its line in `WEIGHTS`. */
  readonly name: string;
  /** Opinions of one paper; none when there is nothing to say. */
  weigh(subject: Subject, context: Context): Opinion[];
}
