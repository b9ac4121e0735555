// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { PaperId } from '../../src/core/paper.ts';
import {
  asked,
  button,
  card,
  choose,
  closePopup,
  digest,
  find,
  forgetAll,
  NOON,
  openPopup,
  prepare,
  press,
  publish,
  readMark,
  shownIds,
  store,
  TODAY,
  tabs,
  type,
} from './popup-page.tsx';

const A = '2606.00001';
const B = '2606.00002';
const C = '2606.00003';
const D = '2606.00004';

const code = { url: 'https://github.com/ada/engine', kind: 'code', from: 'abstract' } as const;
const film = { url: 'https://www.youtube.com/watch?v=1', kind: 'video', from: 'comments' } as const;

const main = () => find('main');
const paper = (id: string) => find(`[data-arxiv-id="${id}"]`);
/** Waits for what must come, however late the machine is. */
const soon = <Found,>(check: () => Found | Promise<Found>) => vi.waitFor(check, { timeout: 20_000, interval: 15 });
/** Waits until the page listens, and all marks have been read: only then is the number of saved papers told. */
const atRest = () => soon(() => find('.views button:last-child .count'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  prepare();
});
afterEach(async () => {
  await closePopup();
  await forgetAll();
  vi.useRealTimers();
});

describe('a day in the popup', () => {
  it('says of each paper what it is, where it is and what it is about', async () => {
    await publish(digest([card(A, { links: [code, film] }), card(B)]));
    await openPopup();
    expect(main().dataset.state).toBe('ready');
    expect(find('h1 time').getAttribute('datetime')).toBe(TODAY);
    expect(shownIds()).toEqual([A, B]);
    for (const id of [A, B]) {
      expect(find('h2', paper(id)).textContent).toBe(`Title of ${id}`);
      const link = [...paper(id).querySelectorAll('a')].find((one) => one.textContent === 'Paper');
      expect(link?.href).toBe(`https://arxiv.org/abs/${id}`);
      expect(find('[data-part=abstract]', paper(id)).textContent).toBe(card(id).abstract);
    }
    const media = find<HTMLAnchorElement>('a[data-kind]', paper(A));
    expect(media.textContent).toMatch(/^Media.*github\.com$/);
    expect(media.href).toBe(code.url);
  });

  it('says why it is here, in words, and unfolds what each reason weighs, for and against', async () => {
    const reasons = [
      { signal: 'topics', value: 2.06, phrase: { key: 'reasonKeyword', args: ['diffusion', 'cs.CV'] } },
      { signal: 'topics', value: 1, phrase: { key: 'reasonKeyword', args: ['video', 'cs.CV'] } },
      { signal: 'prior', value: -0.31, phrase: { key: 'reasonPriorAgainst' } },
    ];
    await publish(digest([card(A, { reasons })]));
    await openPopup();
    const why = find('.why', paper(A));
    expect(why.textContent).toContain('diffusion');
    const unfolded = () => [...paper(A).querySelectorAll('.reasons li')].map((item) => item.textContent ?? '');
    expect(unfolded()).toEqual([]);
    why.click();
    await soon(() => expect(unfolded()).toHaveLength(3));
    expect(unfolded().map((text) => text.split(' ')[0])).toEqual(['+2.1', '+1.0', '−0.3']);
    expect(unfolded()[0]).toContain('diffusion');
    expect(why.getAttribute('aria-expanded')).toBe('true');
  });

  it('says votes once: beside the reasons, or as the reason where there is no other', async () => {
    const votes = { signal: 'community', value: 1, phrase: { key: 'reasonVotes', args: ['57'] } };
    const topic = { signal: 'topic', value: 2, phrase: { key: 'reasonKeyword', args: ['graphs', 'cs.DS'] } };
    const said = { votes: 57, comments: 0 };
    await publish(
      digest([card(A, { community: said, reasons: [topic, votes] }), card(B, { community: said, reasons: [votes] })]),
    );
    await openPopup();
    expect(find('.why', paper(A)).textContent).toBe('Why: “graphs” in cs.DS');
    expect(find('.votes', paper(A)).textContent).toBe('▲ 5757 votes on Hugging Face');
    expect(find('.why', paper(B)).textContent).toBe('Why: 57 votes on Hugging Face');
    expect(paper(B).querySelector('.votes')).toBeNull();
  });

  it('leads no keyboard to links of an abstract that are out of sight', async () => {
    const abstract = `${'Words before it. '.repeat(20)} The code is at https://github.com/ada/engine.`;
    await publish(digest([card(A, { abstract })]));
    await openPopup();
    const link = await soon(() => find<HTMLAnchorElement>('[data-part=abstract] a', paper(A)));
    expect(link.tabIndex).toBe(-1);
    button('Show more', paper(A)).click();
    await soon(() => expect(find<HTMLAnchorElement>('[data-part=abstract] a', paper(A)).tabIndex).toBe(0));
  });

  it('reads every abstract of a long day, those far below when there is time', async () => {
    const ids = Array.from({ length: 25 }, (_, at) => `2606.${String(10_000 + at)}`);
    const abstract = 'It takes $n$ steps, see https://github.com/ada/engine.';
    await publish(digest(ids.map((id) => card(id, { abstract }))));
    await openPopup();
    await soon(() => expect(document.querySelectorAll('[data-part=abstract] a')).toHaveLength(ids.length));
    expect(shownIds()).toEqual(ids);
    expect(document.querySelector('.cards')?.textContent).not.toContain('$');
  });

  it('lists all media by kind, and where none is known offers searches that say so', async () => {
    await publish(digest([card(A, { links: [code, film] }), card(B)]));
    await openPopup();
    button('Media: all 2 links', paper(A)).click();
    await soon(() => expect(paper(A).querySelectorAll('.links a')).toHaveLength(2));
    button(/^Media none known/, paper(B)).click();
    await soon(() => expect(find('.links', paper(B)).textContent).toContain('None is known'));
    const guesses = [...paper(B).querySelectorAll<HTMLAnchorElement>('.links a')];
    expect(guesses.length).toBeGreaterThan(1);
    expect(guesses.every((one) => one.dataset.from === 'rule' && one.protocol === 'https:')).toBe(true);
  });

  it('shows what a source sent as text, never as markup', async () => {
    const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script> \\href{javascript:alert(3)}{here}';
    await publish(digest([card(A, { title: hostile, abstract: hostile, authors: [hostile] })]));
    await openPopup();
    await atRest();
    expect(paper(A).querySelectorAll('img, script, [onerror]')).toHaveLength(0);
    for (const link of paper(A).querySelectorAll('a')) expect(link.protocol).toBe('https:');
    expect(find('[data-part=abstract]', paper(A)).textContent).toContain('<img src=x');
  });

  it('asks for a day that is not stored, and says that it does', async () => {
    await openPopup('?day=2024-04-08');
    await soon(() => expect(asked).toContainEqual({ verb: 'refresh', argument: '2024-04-08' }));
    expect(find('h1 time').getAttribute('datetime')).toBe('2024-04-08');
    await publish(digest([card(A)], { day: '2024-04-08' as Day }));
    await soon(() => expect(shownIds()).toEqual([A]));
  });

  it.each([
    ['2031-01-01', 'not published'],
    ['2019-05-06', 'further back'],
    ['2026-06-27', 'Saturdays'],
  ])('asks nobody for %s and says why', async (day, words) => {
    await openPopup(`?day=${day}`);
    await soon(() => expect(main().dataset.state).toBe('empty'));
    expect(find('.notes').textContent).toContain(words);
    expect(asked).toEqual([]);
  });

  it.each([
    ['2026-07-01', 'Meanwhile, read Tuesday, June 30, 2026'],
    ['2026-06-27', 'Meanwhile, read Friday, June 26, 2026', 'Show the latest day'],
    ['2019-05-06', 'Show the latest day'],
  ])('leads on from %s, where there is nothing, with one button for each day', async (day, ...names) => {
    await publish(digest([card(A)]));
    await publish(digest([card(B)], { day: '2026-06-26' as Day }));
    await openPopup(`?day=${day}`);
    const ways = () => [...document.querySelectorAll('.notes button')].map((one) => one.textContent);
    await soon(() => expect(ways()).toEqual(names));
    button(names.at(-1) ?? '').click();
    await soon(() => expect(shownIds()).toEqual([A]));
  });

  it('has the batch that came out meanwhile read, while it still shows the day before', async () => {
    const before = '2026-06-29' as Day;
    await publish(digest([card(A)], { day: before }));
    await openPopup(`?day=${before}`);
    await soon(() => expect(asked).toEqual([{ verb: 'resume' }]));
  });

  it('asks nobody for a newest day that is whole', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    expect(asked).toEqual([]);
  });

  it('goes on with a run that was cut off, with its progress', async () => {
    const { database } = await import('../../src/platform/database.ts');
    const counts = { asked: 8, answered: 3, notModified: 0, papers: 214, bytes: 1 };
    await (await database()).put('runs', { day: TODAY, startedAt: NOON, failures: [], ...counts });
    await publish(digest([card(A)]));
    await openPopup();
    await soon(() => expect(main().getAttribute('aria-busy')).toBe('true'));
    expect(asked).toContainEqual({ verb: 'refresh', argument: TODAY });
    expect(find('[role=status]').textContent).toContain('3 of 8');
  });

  it('says once, in a sentence, which source failed and when it is tried again', async () => {
    const failed = { source: 'hugging-face', failure: { kind: 'timeout' }, nextTry: NOON + 600_000 } as const;
    const failures = [
      { ...failed, list: 'a' },
      { ...failed, list: 'b' },
    ];
    await publish(digest([card(A)], { failures, complete: false }));
    await openPopup();
    const lines = [...document.querySelectorAll('.failure')].map((one) => one.textContent);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Hugging Face: .+ Next try /);
    expect(asked).toEqual([]);
  });

  it('says of an empty day that all sources are off, and leads to them', async () => {
    const { saveSettings } = await import('../../src/platform/settings-store.ts');
    const lists = ['arxiv-feed', 'arxiv-listing', 'arxiv-catchup', 'hugging-face'];
    const empty = digest([], { sources: [], communityOnly: true });
    await publish(empty);
    await saveSettings({ sourcesOff: lists });
    await openPopup();
    await soon(() => expect(find('.notes').textContent).toContain('No source of papers is on.'));
    expect(find('.notes').textContent).not.toMatch(/out of reach|Refresh/);
    expect(find('.notes a').getAttribute('href')).toBe('/options/index.html#sources');
    await saveSettings({ sourcesOff: lists.slice(1) });
    await soon(() => expect(find('.notes').textContent).not.toContain('sources'));
    await saveSettings({ sourcesOff: lists });
    await publish({ ...empty, cards: [card(A)], madeAt: NOON + 1 });
    await soon(() => expect(shownIds()).toEqual([A]));
    expect(find('.notes').textContent, 'what is stored stays').not.toContain('sources');
  });

  it('says that arXiv has not published yet, and that the disk is full', async () => {
    const nextTry = NOON + 1_200_000;
    const failures = [
      { source: 'arxiv-listing', list: 'cs.CL', failure: { kind: 'stale' }, nextTry },
      { source: 'arxiv-feed', list: 'cs.CL', failure: { kind: 'storage-full' } },
    ] as const;
    await publish(digest([card(A)], { failures, complete: false }));
    await openPopup();
    const lines = [...document.querySelectorAll('.failure')].map((one) => one.textContent);
    expect(lines[0]).toMatch(/^arXiv.*: It still has the previous batch\. Next try /);
    expect(lines[1]).toMatch(/^arXiv.*: The disk or the browser’s storage is full; nothing of yours is lost\.$/);
    expect(shownIds()).toEqual([A]);
  });

  it('says that the database was lost until that is seen; the focus goes on to the papers or to the calendar', async () => {
    const { dropDatabase } = await import('../../src/platform/database.ts');
    for (const cards of [[card(A)], []]) {
      await publish(digest([card(A)]));
      await dropDatabase();
      await publish(digest(cards));
      await openPopup();
      const seen = await soon(() => button('Seen'));
      expect(find('.notes').textContent).toMatch(/On Jun 30, 2026, .+ the browser had lost the database/);
      seen.focus();
      seen.click();
      await soon(() => expect(seen.isConnected).toBe(false));
      expect(document.activeElement).toBe(cards.length > 0 ? paper(A) : button('Calendar'));
      await closePopup();
    }
  });

  it('weekends show the last batch and say when the next is due', async () => {
    vi.setSystemTime(Date.parse('2026-06-27T15:00:00Z'));
    await publish(digest([card(A)], { day: '2026-06-26' as Day }));
    await openPopup();
    expect(shownIds()).toEqual([A]);
    expect(find('.notes').textContent).toContain('announces nothing today');
  });
});

describe('a list that is being read', () => {
  it('never moves: a newer one is offered and taken when asked for', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    await publish(digest([card(C), card(B), card(D), card(A)], { madeAt: NOON + 1000 }));
    await soon(() => expect(find('.offer').textContent).toBe('2 new papers'));
    expect(shownIds()).toEqual([A, B]);
    button('2 new papers').click();
    await soon(() => expect(shownIds()).toEqual([C, B, D, A]));
  });

  it('takes in at once what is new about the same papers', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    await publish(digest([card(A, { links: [code] }), card(B)], { madeAt: NOON + 1000 }));
    await soon(() => expect(find('a[data-kind]', paper(A)).textContent).toContain('github.com'));
    expect(document.querySelector('.offer')).toBeNull();
  });

  it('fills up by itself while it is incomplete and untouched, but not after a touch', async () => {
    await publish(digest([card(A)], { complete: false }));
    await openPopup();
    await atRest();
    await publish(digest([card(B), card(A)], { complete: false, madeAt: NOON + 1000 }));
    await soon(() => expect(shownIds()).toEqual([B, A]));
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await publish(digest([card(C), card(B), card(A)], { madeAt: NOON + 2000 }));
    await soon(() => expect(find('.offer').textContent).toBe('1 new paper'));
    expect(shownIds()).toEqual([B, A]);
  });

  it('"mark all read" spares what came later', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    await publish(digest([card(A), card(B), card(C)], { madeAt: NOON + 1000 }));
    await soon(() => expect(find('.offer').textContent).toBe('1 new paper'));
    button('Mark all as read').click();
    await soon(() => expect(find('.toast').textContent).toContain('2 papers'));
    expect((await readMark(A))?.readAt).toBeGreaterThanOrEqual(NOON);
    expect(await readMark(C)).toBeUndefined();
    button('Undo').click();
    await soon(async () => expect((await readMark(A))?.unreadAt).toBeGreaterThan(NOON));
  });
});

describe('marks', () => {
  it('a saved paper is kept whole, listed without its day, and let go again', async () => {
    await publish(digest([card(A, { links: [code] }), card(B)]));
    await openPopup();
    button('Save', paper(A)).click();
    await soon(() => expect(button('Save', paper(A)).getAttribute('aria-pressed')).toBe('true'));
    expect(button('Save', paper(A)).getAttribute('aria-describedby')).toBe(find('h2', paper(A)).id);
    expect(await readMark(A)).toMatchObject({
      savedAt: expect.any(Number),
      paper: { title: `Title of ${A}` },
      links: [code],
    });
    const { database } = await import('../../src/platform/database.ts');
    await (await database()).clear('digests');
    button(/^Saved/).click();
    await soon(() => expect(shownIds()).toEqual([A]));
    expect(find('[data-part=abstract]', paper(A)).textContent).toBe(card(A).abstract);
    button('Undo').click();
    await soon(() => expect(shownIds()).toEqual([]));
  });

  it('a saved paper marked as read under "Unread" stays, as everywhere', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    for (const id of [A, B]) {
      button('Save', paper(id)).click();
      await soon(() => expect(button('Save', paper(id)).getAttribute('aria-pressed')).toBe('true'));
    }
    find('.views button:last-child').click();
    button('Filters').click();
    await soon(() => expect(document.querySelectorAll('select')).toHaveLength(3));
    choose(find<HTMLSelectElement>('select'), 'unread');
    await soon(() => expect(shownIds().sort()).toEqual([A, B]));
    button('Read', paper(A)).click();
    await soon(() => expect(paper(A).dataset.state).toContain('read'));
    expect(shownIds().sort()).toEqual([A, B]);
    choose(find<HTMLSelectElement>('select'), '');
    choose(find<HTMLSelectElement>('select'), 'unread');
    await soon(() => expect(find('[role=status].note').textContent).toBe('1 saved paper'));
    expect(shownIds()).toEqual([B]);
  });

  it('lead, as a day does, to the page that writes them into a file', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    const way = () => find<HTMLAnchorElement>('.end a').getAttribute('href');
    expect(way()).toBe(`/options/index.html?export=${TODAY}#data`);
    button('Save', paper(A)).click();
    await soon(() => expect(button('Save', paper(A)).getAttribute('aria-pressed')).toBe('true'));
    button(/^Saved/).click();
    await soon(() => expect(way()).toBe('/options/index.html?export=saved#data'));
  });

  it('hiding takes a paper away, undo brings it back, and the filter finds it', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    button('Hide', paper(A)).click();
    await soon(() => expect(shownIds()).toEqual([B]));
    button('Undo').click();
    await soon(() => expect(shownIds()).toEqual([A, B]));
    button('Hide', paper(B)).click();
    await soon(() => expect(shownIds()).toEqual([A]));
    button('Filters').click();
    await soon(() => expect(document.querySelectorAll('select')).toHaveLength(3));
    choose(find<HTMLSelectElement>('select'), 'hidden');
    await soon(() => expect(shownIds()).toEqual([B]));
  });

  it('a paper marked as read under "Unread" stays until another list is chosen', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    button('Filters').click();
    await soon(() => expect(document.querySelector('select')).not.toBeNull());
    choose(find<HTMLSelectElement>('select'), 'unread');
    button('Read', paper(A)).click();
    await soon(() => expect(paper(A).dataset.state).toBe('read'));
    expect(shownIds()).toEqual([A, B]);
  });

  it('steering is stored, asks for another order, and can be undone', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    button('More', paper(A)).click();
    await soon(() => expect(button('Less like this', paper(A))).toBeTruthy());
    button('Less like this', paper(A)).click();
    await soon(async () => expect((await readMark(A))?.lessAt).toBeGreaterThanOrEqual(NOON));
    await soon(() => expect(asked).toContainEqual({ verb: 'recompose', argument: TODAY }));
    button('Undo').click();
    await soon(async () => expect((await readMark(A))?.unlessAt).toBeGreaterThan(NOON));
  });

  it('"never this author" goes to the settings, and out of them again', async () => {
    const { loadSettings } = await import('../../src/platform/settings-store.ts');
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    button('More', paper(A)).click();
    await soon(() => button(/^Never this author/, paper(A)).click());
    await soon(() => button('Emmy Noether', paper(A)).click());
    await soon(async () => expect((await loadSettings()).neverAuthors).toEqual(['Emmy Noether']));
    await soon(() => button('Undo').click());
    await soon(async () => expect((await loadSettings()).neverAuthors).toEqual([]));
  });
});

describe('opening a paper', () => {
  it('marks it as read, also when the popup is gone before that is stored', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    const link = find('a[data-key=o]', paper(A));
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await soon(() => expect(paper(A).dataset.state).toBe('read'));
    expect((await readMark(A))?.openedAt).toBeGreaterThanOrEqual(NOON);
    expect(localStorage.getItem('opened')).toBeNull();
    await closePopup();
    localStorage.setItem('opened', JSON.stringify({ [B]: NOON }));
    await openPopup();
    expect(paper(B).dataset.state).toBe('read');
    expect(localStorage.getItem('opened')).toBeNull();
  });

  it('is a click, also of the middle button; the menu of the right one is none', async () => {
    await publish(digest([card(A, { links: [code] }), card(B), card(C)]));
    await openPopup();
    await atRest();
    const press = (link: HTMLElement, button: number) =>
      link.dispatchEvent(new MouseEvent('auxclick', { button, bubbles: true, cancelable: true }));
    press(find('a[data-key=o]', paper(A)), 2);
    press(find('a[data-key=m]', paper(A)), 2);
    press(find('a[data-key=o]', paper(B)), 1);
    await soon(() => expect(paper(B).dataset.state).toBe('read'));
    expect(await readMark(A)).toBeUndefined();
    press(find('a[data-key=m]', paper(A)), 1);
    await soon(() => expect(paper(A).dataset.state).toBe('read'));
  });
});

describe('by keyboard', () => {
  it('j and k go through the papers, s and r mark the one in focus, u takes it back', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    press('j');
    press('j');
    expect(document.activeElement).toBe(paper(B));
    press('k');
    expect(document.activeElement).toBe(paper(A));
    press('s');
    await soon(async () => expect((await readMark(A))?.savedAt).toBeGreaterThanOrEqual(NOON));
    await soon(() => expect(find('.toast').textContent).toContain('Undo'));
    press('u');
    await soon(async () => expect((await readMark(A))?.unsavedAt).toBeGreaterThan(NOON));
    expect(await readMark(B)).toBeUndefined();
  });

  it('h hides and goes on to the next paper', async () => {
    await publish(digest([card(A), card(B)]));
    await openPopup();
    await atRest();
    press('j');
    press('h');
    await soon(() => expect(shownIds()).toEqual([B]));
    expect(document.activeElement).toBe(paper(B));
  });

  it('h on a line that cannot be hidden leaves the focus where it is', async () => {
    await publish(digest([card(A), card(B)]));
    const facts = { authors: '', categories: [], kinds: [], topics: [], score: 1 };
    const rows = [A, B].map((id) => ({ id: id as PaperId, title: id, ...facts }));
    await store([{ day: TODAY, rows }]);
    await openPopup();
    await atRest();
    button(/^All/).click();
    await soon(() => expect(find('.rows').children.length).toBe(2));
    press('j');
    press('h');
    expect(document.activeElement).toBe(paper(A));
  });

  it('a opens the paper with its media, c copies their addresses, though both buttons are folded away', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
    await publish(digest([card(A), card(B, { links: [code, film] })]));
    await openPopup();
    await atRest();
    press('j');
    press('c');
    await soon(() => expect(document.body.textContent).toContain('No links are known for this paper.'));
    press('j');
    press('c');
    await soon(() => expect(copied).toEqual([`${code.url}\n${film.url}`]));
    press('a');
    await soon(() => expect(tabs).toEqual([`https://arxiv.org/abs/${B}`, code.url, film.url]));
    await soon(async () => expect((await readMark(B))?.readAt).toBeGreaterThanOrEqual(NOON));
    expect(await readMark(A)).toBeUndefined();
    vi.restoreAllMocks();
  });

  it('Escape empties the search, but not while it ends what an input method composes', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    const field = find<HTMLInputElement>('input[type=search]');
    type(field, 'nihongo');
    const pressEscape = (isComposing: boolean) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, isComposing }),
      );
    pressEscape(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(field.value).toBe('nihongo');
    pressEscape(false);
    await soon(() => expect(field.value).toBe(''));
  });

  it('who has chosen a day in the calendar goes on from its button', async () => {
    await publish(digest([card(A)]));
    await publish(digest([card(B)], { day: '2026-06-29' as Day }));
    await openPopup();
    await atRest();
    press('g');
    const chosen = await soon(() => button(/^Monday, June 29, 2026/));
    chosen.focus();
    chosen.click();
    await soon(() => expect(shownIds()).toEqual([B]));
    expect(document.activeElement).toBe(button('Calendar'));
  });

  it('keys typed into a field are words', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    find('input[type=search]').focus();
    press('s');
    find('input[type=search]').blur();
    press('j');
    press('r');
    await soon(async () => expect((await readMark(A))?.readAt).toBeGreaterThanOrEqual(NOON));
    expect((await readMark(A))?.savedAt).toBeUndefined();
  });
});

describe('coming back', () => {
  it('within a quarter of an hour it is as it was, later it is new', async () => {
    const days = ['2026-06-29', '2026-06-30'] as Day[];
    for (const day of days) await publish(digest([card(A), card(B)], { day }));
    await openPopup();
    button('Previous day').click();
    await soon(() => expect(find('h1 time').getAttribute('datetime')).toBe('2026-06-29'));
    await soon(() => button('Show more', paper(B)).click());
    await soon(() => expect(button('Show less', paper(B))).toBeTruthy());
    await closePopup();
    vi.setSystemTime(NOON + 14 * 60_000);
    await openPopup();
    expect(find('h1 time').getAttribute('datetime')).toBe('2026-06-29');
    expect(button('Show less', paper(B))).toBeTruthy();
    await closePopup();
    vi.setSystemTime(NOON + 30 * 60_000);
    await openPopup();
    expect(find('h1 time').getAttribute('datetime')).toBe(TODAY);
    expect(button('Show more', paper(B))).toBeTruthy();
  });

  it('a page for one day does not lead the popup astray', async () => {
    for (const day of ['2026-06-29', '2026-06-30'] as Day[]) await publish(digest([card(A)], { day }));
    await openPopup('?day=2026-06-29');
    await closePopup();
    await openPopup();
    expect(find('h1 time').getAttribute('datetime')).toBe(TODAY);
  });

  it('a day that came out meanwhile is offered, not forced', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    await closePopup();
    // Half past eight in the evening in New York: the next batch is on the listings.
    vi.setSystemTime(Date.parse('2026-07-01T00:30:00Z'));
    localStorage.setItem(
      'place:popup',
      JSON.stringify({
        ...JSON.parse(localStorage.getItem('place:popup') ?? '{}'),
        at: Date.parse('2026-07-01T00:25:00Z'),
      }),
    );
    await openPopup();
    await atRest();
    expect(shownIds()).toEqual([A]);
    await publish(digest([card(C)], { day: '2026-07-01' as Day }));
    await soon(() => expect(find('.offer').textContent).toBe('Wednesday’s papers are out'));
    find('.offer button').click();
    await soon(() => expect(shownIds()).toEqual([C]));
  });
});

describe('search and the whole day', () => {
  const row = (id: string, title: string, authors = 'Kurt Gödel') => {
    const facts = { categories: ['math.LO'], kinds: [], topics: [], score: 1 };
    return { id: id as PaperId, title, authors, ...facts };
  };

  it('finds titles and authors of all stored days, newest first, however accents are typed', async () => {
    await publish(digest([card(A)]));
    await store([
      { day: '2026-06-29' as Day, rows: [row(B, 'On undecidable sentences')] },
      { day: TODAY, rows: [row(C, 'Sentences of $\\alpha$ logic'), row(D, 'Something else', 'Alan Turing')] },
    ]);
    await openPopup();
    type(find<HTMLInputElement>('input[type=search]'), 'godel sentences');
    await soon(() => expect(shownIds()).toEqual([C, B]));
    expect([...paper(B).querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['sentences', 'Gödel']);
  });

  it('finds what only abstracts say, and unfolds a row into a card', async () => {
    await publish(digest([card(A)]));
    const abstract = 'About the halting problem.';
    const found = { ...card(B), abstract, day: TODAY, links: [], pictures: [], from: 'arxiv-feed' };
    await store([{ day: TODAY, rows: [row(B, 'Untold')] }], [found]);
    await openPopup();
    type(find<HTMLInputElement>('input[type=search]'), 'halting');
    await soon(() => expect(shownIds()).toEqual([B]));
    find('[data-key=e]', paper(B)).click();
    await soon(() => expect(find('[data-part=abstract]', paper(B)).textContent).toContain('halting'));
    expect(button('Save', paper(B))).toBeTruthy();
  });

  it('is gone through by keyboard: Enter leads to the first line, which keeps the focus while it is a card', async () => {
    await publish(digest([card(A)]));
    const found = [A, B].map((id) => ({ ...card(id), day: TODAY, links: [], pictures: [], from: 'arxiv-feed' }));
    await store([{ day: TODAY, rows: [row(A, 'Parrots A'), row(B, 'Parrots B')] }], found);
    await openPopup();
    await atRest();
    const field = find<HTMLInputElement>('input[type=search]');
    field.focus();
    type(field, 'parrots');
    await soon(() => expect(shownIds()).toEqual([A, B]));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(document.activeElement).toBe(paper(A));
    for (const part of ['.bar', '.row']) {
      press('e');
      await soon(() => expect(part === '.bar' ? find(part, paper(A)) : paper(A).matches(part)).toBeTruthy());
      expect(document.activeElement, part).toBe(paper(A));
    }
  });

  it('narrows what is found to a kind of media, a topic or what is saved, and says when that leaves nothing', async () => {
    await publish(digest([card(A, { links: [code] })]));
    const found = { ...card(D), abstract: 'Of parrots.', day: TODAY, links: [code], pictures: [], from: 'arxiv-feed' };
    const rows = [row(A, 'Parrots A'), { ...row(B, 'Parrots B'), kinds: ['code'], topics: ['Machine learning'] }];
    await store([{ day: TODAY, rows }], [found]);
    await openPopup();
    await atRest();
    button('Save', paper(A)).click();
    await soon(() => expect(button('Save', paper(A)).getAttribute('aria-pressed')).toBe('true'));
    type(find<HTMLInputElement>('input[type=search]'), 'parrots');
    await soon(() => expect(shownIds()).toEqual([A, B, D]));
    button('Filters').click();
    await soon(() => expect(document.querySelectorAll('select')).toHaveLength(3));
    const [state, topic, kind] = [...document.querySelectorAll('select')] as HTMLSelectElement[];
    choose(kind as HTMLSelectElement, 'code');
    await soon(() => expect(shownIds()).toEqual([B, D]));
    choose(kind as HTMLSelectElement, '');
    choose(state as HTMLSelectElement, 'saved');
    await soon(() => expect(shownIds()).toEqual([A]));
    choose(topic as HTMLSelectElement, 'Machine learning');
    await soon(() => expect(find('main').textContent).toContain('No paper passes the filters.'));
    for (const clear of [0, 1]) {
      choose(state as HTMLSelectElement, 'hidden');
      const clearers = await soon(() => {
        const all = [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Clear filters');
        expect(all, 'among the filters, and where the list was').toHaveLength(2);
        return all;
      });
      clearers[clear]?.focus();
      clearers[clear]?.click();
      await soon(() => expect(shownIds()).toEqual([A, B, D]));
      expect(document.activeElement).toBe(clear === 0 ? clearers[0] : button('Filters'));
    }
  });

  it('says that it has looked, also when the abstracts cannot be read', async () => {
    await publish(digest([card(A)]));
    await openPopup();
    await atRest();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(IDBCursor.prototype, 'continue').mockImplementation(() => {
      throw new DOMException('broken', 'DataError');
    });
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('broken', 'DataError');
    });
    type(find<HTMLInputElement>('input[type=search]'), 'nowhere');
    await soon(() => expect(find('main [role=status]').textContent).toBe('Nothing found among all that is stored.'));
    vi.restoreAllMocks();
  });

  it('marks what is opened from a line as read', async () => {
    await publish(digest([card(A)]));
    await store([{ day: TODAY, rows: [row(B, 'Two')] }]);
    await openPopup();
    await atRest();
    button(/^All/).click();
    const link = await soon(() => find<HTMLAnchorElement>('h2 a', paper(B)));
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await soon(async () => expect((await readMark(B))?.openedAt).toBeGreaterThanOrEqual(NOON));
    await soon(() => expect(paper(B).dataset.state).toBe('read'));
  });

  it('keeps the order of the whole day under the reader, and offers what is new', async () => {
    await publish(digest([card(A)]));
    await store([{ day: TODAY, rows: [row(A, 'One'), row(B, 'Two')] }]);
    await openPopup();
    await atRest();
    button(/^All/).click();
    await soon(() => expect(shownIds()).toEqual([A, B]));
    await store([{ day: TODAY, rows: [{ ...row(A, 'One'), votes: 7 }, row(B, 'Two')] }]);
    await publish(digest([card(A)]));
    await soon(() => expect(find('.votes', paper(A)).textContent).toContain('7'));
    await store([{ day: TODAY, rows: [row(C, 'Three'), row(B, 'Two'), row(A, 'One')] }]);
    await publish(digest([card(A)]));
    const offer = await soon(() => button('Show the updated list'));
    expect(shownIds()).toEqual([A, B]);
    offer.click();
    await soon(() => expect(shownIds()).toEqual([C, B, A]));
    expect(document.querySelector('.offer')).toBeNull();
  });

  it('shows every paper of the day, filtered by kind of media', async () => {
    await publish(digest([card(A)]));
    await store([{ day: TODAY, rows: [row(A, 'One'), { ...row(B, 'Two'), kinds: ['code'] }] }]);
    await openPopup();
    button(/^All/).click();
    await soon(() => expect(shownIds()).toEqual([A, B]));
    button('Filters').click();
    await soon(() => expect(document.querySelectorAll('select')).toHaveLength(3));
    choose([...document.querySelectorAll('select')][2] as HTMLSelectElement, 'code');
    await soon(() => expect(shownIds()).toEqual([B]));
  });
});
