import { expect, it } from 'vitest';
import { community } from '../../../src/core/ranking/community.ts';
import type { Subject } from '../../../src/core/ranking/reader/subject.ts';

const keyOf = (votes: number) => {
  const candidate = { community: { votes, comments: 0 } };
  return community.weigh({ candidate } as unknown as Subject, { links: [], communityOnly: true })[0]?.phrase;
};

it('says of none, one and many what people would say', () => {
  expect(keyOf(0)).toEqual({ key: 'reasonPicked' });
  expect(keyOf(1)).toEqual({ key: 'reasonVotesOne', args: ['1'] });
  expect(keyOf(12)).toEqual({ key: 'reasonVotes', args: ['12'] });
});
