import type { Topic } from './settings.ts';

/** What a topic's stamp is called: this and its name (and `#2` for a second one of the name). */
export const TOPIC_STAMP = 'topic:';

/** The stamps' names of topics, in order; several topics of one name are told apart by their order. */
export function topicKeys(topics: readonly Topic[]): string[] {
  const seen = new Map<string, number>();
  return topics.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return TOPIC_STAMP + name + (count > 1 ? `#${count}` : '');
  });
}
