import { paperOf } from '../../src/core/card.ts';
import type { Card } from '../../src/core/digest.ts';
import type { Mark } from '../../src/core/mark.ts';
import { changeMark } from '../../src/platform/marks.ts';
import { word } from '../../src/ui/words.ts';
import type { Done, Scene } from './action.ts';

type Stamp = 'savedAt' | 'unsavedAt' | 'readAt' | 'unreadAt' | 'hiddenAt' | 'unhiddenAt';
type SteeringStamp = 'moreAt' | 'unmoreAt' | 'lessAt' | 'unlessAt';

/** Sets the later of a pair of stamps, or its counterpart; undoing stamps the other one, a moment later. */
export async function toggleMark(
  card: Card,
  { at }: Scene,
  isOn: boolean,
  [on, off]: readonly [Stamp | SteeringStamp, Stamp | SteeringStamp],
  [saidOn, saidOff]: readonly [string, string],
): Promise<Done> {
  const change: Partial<Mark> = { [isOn ? off : on]: at };
  // The copy is what a saved paper lives from once the cache has dropped it, and what the taste learns from.
  const copy = isOn ? undefined : { paper: paperOf(card), links: card.links };
  await changeMark(card.id, change, copy);
  return {
    said: word(isOn ? saidOff : saidOn),
    undo: () => changeMark(card.id, { [isOn ? on : off]: at + 1 }, copy),
  };
}
