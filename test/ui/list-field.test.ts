import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEntries } from '../../options/list-field.tsx';

it('parts words at the commas of any keyboard, and nowhere else', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6})?$/), { minLength: 1, maxLength: 6 });
  const comma = fc.constantFrom(',', ', ', '，', '、', '\n');
  fc.assert(
    fc.property(words, comma, (list, parted) => {
      expect(readEntries(list.join(parted))).toEqual(list);
    }),
  );
  expect(readEntries('扩散，蛋白质')).toEqual(['扩散', '蛋白质']);
});
