import type { Phrase } from '../phrase.ts';
import type { Opinion } from '../signal.ts';
import type { Signal } from './reader/signal-kind.ts';

/** So many votes are worth 1; the logarithm keeps a crowd's favourite from burying the reader's own topics. */
const MANY = 100;

/** Every language that the product speaks says it of none, one and many in this way, so no plural rules are asked. */
function phraseOf(votes: number): Phrase {
  if (votes === 0) return { key: 'reasonPicked' };
  return { key: votes === 1 ? 'reasonVotesOne' : 'reasonVotes', args: [String(votes)] };
}

/** What a community said (Hugging Face). Silence is no opinion: most fields have no such community. */
export const community: Signal = {
  name: 'community',
  weigh: ({ candidate }, { communityOnly }) => {
    const said = candidate.community;
    if (!said) return [];
    const votes = Math.max(0, said.votes);
    // Being put on the list at all is worth something, even before the first vote.
    const opinions: Opinion[] = [
      {
        value: 0.2 + Math.log1p(votes) / Math.log1p(MANY),
        phrase: phraseOf(votes),
      },
    ];
    // A day that only the community tells of stands in the community's order: votes.
    if (communityOnly) return opinions;
    if (said.comments > 1) {
      opinions.push({
        value: 0.05 * Math.log2(said.comments),
        phrase: { key: 'reasonComments', args: [String(said.comments)] },
      });
    }
    if ((said.stars ?? 0) > 10) {
      opinions.push({
        value: 0.04 * Math.log10(said.stars ?? 1),
        phrase: { key: 'reasonStars', args: [String(said.stars)] },
      });
    }
    return opinions;
  },
};
