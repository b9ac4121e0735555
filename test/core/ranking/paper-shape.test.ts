import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachShape } from '../../../src/core/ranking/learning/paper-shape.ts';
import { readPaper } from '../../../src/core/ranking/text/read-paper.ts';

function shapeOf(title: string, abstract: string): Map<number, number> {
  const shape = new Map<number, number>();
  eachShape({ title, abstract }, readPaper({ title, abstract }), (trait, step) => shape.set(trait, step));
  return shape;
}

it('sees a name made for the thing, its digits, and how often the abstract calls it so', () => {
  const abstract = 'We present Thing2. Thing2 is new.\nThing2 runs in 3 s on 12 chips.';
  expect([...shapeOf('Thing2: A new thing', abstract)]).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 1],
    [4, 1],
    [5, 2],
  ]);
  expect(shapeOf('A new thing', abstract).get(3)).toBe(0);
  expect(shapeOf('A new thing', abstract).size).toBe(4);
  expect(shapeOf('On all that we know of things and were never told: a study', abstract).get(3)).toBe(0);
});

it('stays within its scale, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 4000 }), (title, abstract) => {
      for (const [trait, step] of shapeOf(title, abstract)) {
        expect(Number.isInteger(step) && step >= 0 && step < 64, `trait ${trait}`).toBe(true);
      }
    }),
  );
});
