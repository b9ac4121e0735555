import type { Opinion } from '../signal.ts';
import type { Context, Signal } from './reader/signal-kind.ts';
import type { Subject, TopicMatch } from './reader/subject.ts';

const FIELD_VALUE = { title: 1, abstract: 0.65, comments: 0.5 };
/** Each further keyword adds half of what the one before added: ten weak hits are no better than two good ones. */
const FURTHER = 0.5;

function categoryOpinion(match: TopicMatch, candidate: Subject['candidate']): Opinion | undefined {
  const asked = match.topic.keywords.length + match.topic.authors.length > 0;
  // In its first category a paper is at home; a cross-list often concerns the neighbours only.
  const home = match.primary && candidate.announce !== 'cross' ? 1 : 0.8;
  const value = (asked ? 0.15 : 0.5) * home;
  if (match.category) return { value, phrase: { key: 'reasonCategory', args: [match.category] } };
  return undefined;
}

function keywordOpinions(match: TopicMatch, candidate: Subject['candidate']): Opinion[] {
  const where = match.category ?? candidate.paper.categories[0];
  return [...match.keywords]
    .sort((a, b) => FIELD_VALUE[b.field] - FIELD_VALUE[a.field])
    .map(({ text, field }, index) => ({
      value: FIELD_VALUE[field] * FURTHER ** index,
      // A community's list does not tell the category.
      phrase:
        where === undefined ? { key: 'reasonMentions', args: [text] } : { key: 'reasonKeyword', args: [text, where] },
    }));
}

/**
 * What the reader asked for. The best topic counts in full, each further one half, so that a paper between two topics
 * goes before its equals.
 */
function weigh({ matches, candidate }: Subject, context: Context): Opinion[] {
  const perTopic = matches
    .map((match) => {
      const category = context.communityOnly ? undefined : categoryOpinion(match, candidate);
      return [...keywordOpinions(match, candidate), ...(category ? [category] : [])];
    })
    .map((opinions) => ({ opinions, sum: opinions.reduce((sum, { value }) => sum + value, 0) }))
    .sort((a, b) => b.sum - a.sum);
  const said = new Map<string, Opinion>();
  perTopic.forEach(({ opinions }, rank) => {
    for (const opinion of opinions) {
      const key = JSON.stringify(opinion.phrase);
      if (!said.has(key)) said.set(key, { ...opinion, value: opinion.value * (rank === 0 ? 1 : 0.5) });
    }
  });
  return [...said.values()];
}

export const topics: Signal = { name: 'topics', weigh };
