import { expect, it } from 'vitest';
import { wantedLists } from '../../../src/core/planning/lists.ts';
import { readSettings } from '../../../src/core/settings.ts';

const lists = (...topics: string[][]) =>
  wantedLists(readSettings({ topics: topics.map((categories, at) => ({ name: `${at}`, categories })) }));

it('the lists are every category of every topic, once', () => {
  expect(lists(['cs.AI', 'hep-th'], ['math.CO', 'cs.AI'])).toEqual(['cs.AI', 'hep-th', 'math.CO']);
});

it('what is no category is not asked for', () => {
  const topic = { ...readSettings({}).topics[0], categories: ['cs.AI', 'everything'] } as never;
  expect(wantedLists({ topics: [topic] })).toEqual(['cs.AI']);
});

it('without any category they are those that the community picks from', () => {
  expect(lists([])).toEqual(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG']);
  expect(lists()).toEqual(['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG']);
});

it('they are so few that a day is read in a quarter of an hour', () => {
  const many = Array.from({ length: 3 }, (_, topic) =>
    Array.from({ length: 20 }, (_, at) => `cs.${String.fromCharCode(65 + topic)}${String.fromCharCode(65 + at)}`),
  );
  expect(lists(...many)).toEqual(many.flat().slice(0, 40));
});
