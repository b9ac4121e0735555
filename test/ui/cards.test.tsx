// @vitest-environment happy-dom
import fc from 'fast-check';
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { CardHands } from '../../popup/card-hands.ts';
import type { CardState } from '../../popup/paper-card.tsx';
import { getMessage } from './fake-words.ts';
import { card, find, prepare } from './popup-page.tsx';

beforeAll(prepare);

let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, place);
  place.remove();
});

const calls: string[] = [];
const hands: CardHands = {
  act: (action, { id }) => calls.push(`${action.name} ${id}`),
  unfold: (id, open) => calls.push(`${open ? 'unfold' : 'fold'} ${id}`),
  opened: (id) => calls.push(`opened ${id}`),
};
const stateOf = (id: string, change: Partial<CardState> = {}): CardState => ({
  ...{ card: card(id), mark: undefined, unfolded: false, hands, pictures: false, ...change },
});

async function show(cards: readonly CardState[], from?: number, first?: number): Promise<void> {
  const { Cards } = await import('../../popup/cards.tsx');
  const section = from === undefined ? undefined : { from, heading: 'Elsewhere' };
  render(<Cards cards={cards} section={section} {...(first === undefined ? {} : { first })} />, place);
}
const shown = () => [...find('.cards', place).children].map((one) => (one as HTMLElement).dataset.arxivId ?? 'heading');

it('whatever list follows which, each shows its cards in its order, and those of both are the same elements', async () => {
  const list = fc.uniqueArray(fc.integer({ min: 1, max: 6 }).map((at) => `2606.0000${at}`));
  const step = fc.record({ ids: list, heading: fc.option(fc.nat({ max: 6 })) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const known = new Map<string, Element>();
      for (const { ids, heading } of steps) {
        const from = heading === null ? undefined : Math.min(heading, ids.length);
        await show(
          ids.map((id) => stateOf(id)),
          from,
        );
        const hasHeading = from !== undefined && from < ids.length;
        const wanted = !hasHeading ? ids : [...ids.slice(0, from), 'heading', ...ids.slice(from)];
        expect(shown()).toEqual(wanted);
        for (const id of [...known.keys()]) if (!ids.includes(id)) known.delete(id);
        for (const id of ids) {
          const element = find(`[data-arxiv-id="${id}"]`, place);
          expect(known.get(id) ?? element).toBe(element);
          known.set(id, element);
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('a long list stands in its order, its first cards at once and the others when there is time', async () => {
  const ids = Array.from({ length: 40 }, (_, at) => `2606.${String(at).padStart(5, '0')}`);
  const drawing: boolean[] = [];
  const { Cards } = await import('../../popup/cards.tsx');
  const cards = ids.map((id) => stateOf(id));
  const section = { from: 30, heading: 'Elsewhere' };
  const list = (mayGrow: boolean) => (
    <Cards cards={cards} first={4} mayGrow={mayGrow} section={section} drawing={(on) => drawing.push(on)} />
  );
  render(list(false), place);
  expect(shown()).toEqual(ids.slice(0, 4));
  // As long as they may not, they do not.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(shown()).toEqual(ids.slice(0, 4));
  expect(new Set(drawing)).toEqual(new Set([true]));
  render(list(true), place);
  expect(shown()).toEqual(ids.slice(0, 4));
  await vi.waitFor(() => expect(shown()).toHaveLength(41));
  expect(shown()).toEqual([...ids.slice(0, 30), 'heading', ...ids.slice(30)]);
  expect(drawing.at(-1)).toBe(false);
});

it('what a reason weighs is written as the language of the words writes numbers', async () => {
  const { i18n } = (globalThis as unknown as { chrome: { i18n: { getMessage: typeof getMessage } } }).chrome;
  const asked = vi.spyOn(i18n, 'getMessage').mockImplementation((key, args) => {
    return key === 'language' ? 'de' : getMessage(key, args);
  });
  const { AllReasons } = await import('../../popup/reasons.tsx');
  const reasons = [2.04, -0.5].map((value) => ({ signal: 'topic', value, phrase: { key: 'reasonCode' } }) as const);
  render(<AllReasons reasons={reasons} />, place);
  expect([...place.querySelectorAll('.points')].map((one) => one.textContent)).toEqual(['+2,0', '−0,5']);
  asked.mockRestore();
});

it('a card whose words are others shows them in the same element, with what was unfolded in it', async () => {
  await show([stateOf('2606.00001')]);
  const article = find('article', place);
  find('[data-unfolds=reasons]', article).click();
  expect(find('.reasons', article).textContent).toContain('+1.5');
  const reasons = [{ signal: 'topic', value: 2.5, phrase: { key: 'reasonCategory', args: ['cs.CV'] } }];
  await show([stateOf('2606.00001', { card: card('2606.00001', { title: 'Another title', reasons }) })]);
  expect(find('article', place)).toBe(article);
  expect(find('h2', article).textContent).toBe('Another title');
  expect(find('.reasons', article).textContent).toContain('+2.5');
  expect(article.querySelectorAll('h2, .bar')).toHaveLength(2);
  const isUnfolded = (fold: string) => find(`[data-unfolds=${fold}]`, article).getAttribute('aria-expanded');
  expect([isUnfolded('reasons'), isUnfolded('more')]).toEqual(['true', 'false']);
  find('[data-unfolds=more]', article).click();
  expect(isUnfolded('more')).toBe('true');
});

it('a card has the parts that its paper has something for, whichever cards were made before it', async () => {
  const link = (at: number) => ({ url: `https://example.org/${at}`, kind: 'code', from: 'page' }) as const;
  const votes = (value: number) => ({ signal: 'votes', value, phrase: { key: 'reasonVotes', args: ['7'] } });
  const paper = fc.record({
    categories: fc.constantFrom([], ['cs.CL']),
    announce: fc.constantFrom('new' as const, 'cross' as const),
    authors: fc.constantFrom(
      [],
      ['Ada Lovelace'],
      Array.from({ length: 9 }, (_, at) => `Author ${at}`),
    ),
    abstract: fc.constantFrom('', 'A short one.', 'Long. '.repeat(100)),
    links: fc.nat({ max: 3 }).map((count) => Array.from({ length: count }, (_, at) => link(at))),
    reasons: fc.subarray([...card('2606.00001').reasons, votes(1)]),
    community: fc.constantFrom({ votes: 0, comments: 0 }, { votes: 7, comments: 0 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(paper, { minLength: 1, maxLength: 8 }), async (papers) => {
      await show([]);
      const cards = papers.map((known, at) => card(`2606.0000${at}`, { ...known, authorCount: known.authors.length }));
      await show(cards.map((one) => stateOf(one.id, { card: one })));
      for (const one of cards) {
        const article = find(`[data-arxiv-id="${one.id}"]`, place);
        const has = (selector: string) => article.querySelector(selector) !== null;
        const onlyVotes = one.reasons.length === 1 && one.reasons[0]?.signal === 'votes';
        expect({
          category: has('.category'),
          cross: has('.cross'),
          why: has('.why'),
          votes: has('.votes'),
          authors: has('.authors'),
          more: has('.others:not([hidden])'),
          folded: has('.abstract:not([data-open]) > button'),
          open: has('.abstract[data-open]'),
          media: has('a[data-key=m]'),
          all: has('.media > button'),
          none: has('button[data-key=m]'),
        }).toEqual({
          category: one.categories.length > 0,
          cross: one.announce === 'cross',
          why: one.reasons.length > 0,
          votes: one.community?.votes === 7 && !onlyVotes,
          authors: one.authors.length > 0,
          more: one.authors.length > 5,
          folded: one.abstract.length > 360,
          open: one.abstract.length <= 360,
          media: one.links.length > 0,
          all: one.links.length > 1,
          none: one.links.length === 0,
        });
        expect(article.querySelectorAll('[aria-expanded=true], [aria-pressed=true]')).toHaveLength(0);
      }
    }),
  );
});

it('does what is pressed, with the hands and the card of the moment', async () => {
  calls.length = 0;
  const id = '2606.00001';
  await show([stateOf(id)]);
  find('[data-key=s]', place).click();
  find('.abstract button', place).click();
  await show([stateOf(id, { unfolded: true, mark: { id: card(id).id, savedAt: 1 } })]);
  find('.abstract button', place).click();
  const paper = find('[data-key=o]', place);
  paper.addEventListener('click', (event) => event.preventDefault());
  paper.click();
  expect(calls).toEqual([`save ${id}`, `unfold ${id}`, `fold ${id}`, `opened ${id}`]);
  expect(find('article', place).dataset.state).toBe('saved');
  await show([stateOf(id)]);
  expect(find('article', place).dataset.state).toBeUndefined();
});

it('gives back what Preact has drawn into a card that goes', async () => {
  await show([stateOf('2606.00001'), stateOf('2606.00002')]);
  const first = find('article', place);
  find('[data-unfolds=more]', first).click();
  expect(find('.unfolded', first).children.length).toBeGreaterThan(0);
  await show([stateOf('2606.00002')]);
  expect(first.isConnected).toBe(false);
  expect(find('.unfolded', first).children).toHaveLength(0);
});
