// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { Digest, Shelf } from '../../src/core/digest.ts';
import type { PaperId } from '../../src/core/paper.ts';
import type { TasteModel } from '../../src/core/ranking/taste.ts';
import type { Topic } from '../../src/core/settings.ts';
import { type FakeStorage, installExtension, makeStorage } from '../platform/fake-storage.ts';
import { getMessage } from './fake-words.ts';

let storage: FakeStorage;
let place: HTMLElement;

beforeEach(async () => {
  storage = makeStorage();
  installExtension(storage, {
    i18n: { getMessage },
    permissions: {
      getAll: async () => ({ origins: [], permissions: [] }),
      request: async () => false,
      onAdded: { addListener: () => undefined, removeListener: () => undefined },
      onRemoved: { addListener: () => undefined, removeListener: () => undefined },
    },
  });
  const { App } = await import('../../options/app.tsx');
  place = document.body.appendChild(document.createElement('div'));
  render(<App />, place);
  await vi.waitFor(() => expect(place.querySelector('.topic')).not.toBeNull());
});
afterEach(async () => {
  // Leaving saves what waits: let it, before the next storage takes the place of this one.
  render(null, place);
  await new Promise((resolve) => setTimeout(resolve, 20));
  place.remove();
});

const stored = async (): Promise<Topic[] | undefined> =>
  ((await storage.sync.get('settings')).settings as { topics?: Topic[] } | undefined)?.topics;

/** The field of a topic that is labelled so. */
function field(label: string, topic = -1): HTMLInputElement {
  const groups = [...place.querySelectorAll('.topic')];
  const labels = [...(groups.at(topic)?.querySelectorAll('label') ?? [])];
  const id = labels.find((one) => one.textContent === label)?.htmlFor;
  return document.getElementById(id ?? '') as HTMLInputElement;
}

function button(name: string): HTMLButtonElement {
  const all = [...place.querySelectorAll('button')];
  return all.find((one) => one.textContent === name) as HTMLButtonElement;
}

async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await Promise.resolve();
}

const press = (input: HTMLElement, key: string) =>
  input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

async function addTopic(): Promise<void> {
  const before = place.querySelectorAll('.topic').length;
  button('Add topic').click();
  await vi.waitFor(() => expect(place.querySelectorAll('.topic')).toHaveLength(before + 1));
}

describe('topics in the settings', () => {
  it('what is typed into the labelled fields is stored by itself', async () => {
    await addTopic();
    await type(field('Name'), 'Strings');
    await type(field('Categories'), 'hep-th');
    press(field('Categories'), 'Enter');
    await type(field('Keywords'), 'holography, black hole ,holography');
    await type(field('Excluded keywords'), 'review');
    await type(field('Authors'), 'Emmy Noether ,A. Einstein, ');
    await vi.waitFor(async () =>
      expect((await stored())?.at(-1)).toEqual({
        name: 'Strings',
        categories: ['hep-th'],
        keywords: ['holography', 'black hole'],
        excludedKeywords: ['review'],
        authors: ['Emmy Noether', 'A. Einstein'],
      }),
    );
    await vi.waitFor(() => expect(place.querySelector('[role=status].status')?.textContent).toBe('Saved'));
    // What is being typed is not rewritten under the hands; what was left is tidied.
    expect(field('Authors').value).toBe('Emmy Noether ,A. Einstein, ');
    expect(field('Keywords').value).toBe('holography, black hole');
  });

  it('categories may be typed one after another, parted by commas, without Enter', async () => {
    await addTopic();
    await type(field('Categories'), 'cs.ai, quant-ph');
    await vi.waitFor(async () => expect((await stored())?.at(-1)?.categories).toEqual(['cs.AI', 'quant-ph']));
    expect(field('Categories').value).toBe('');
  });

  it('an unknown category is said to be none, with the nearest ones, and is not stored', async () => {
    await type(field('Categories'), 'cs.IA');
    press(field('Categories'), 'Enter');
    await vi.waitFor(() => expect(place.textContent).toContain('arXiv has no category “cs.IA”'));
    expect(field('Categories').getAttribute('aria-invalid')).toBe('true');
    expect(await stored()).toBeUndefined();
    await type(field('Categories'), 'cs.IR');
    press(field('Categories'), 'Enter');
    await vi.waitFor(async () => expect((await stored())?.[0]?.categories.at(-1)).toBe('cs.IR'));
  });

  it('a whole archive is explained', async () => {
    await type(field('Categories'), 'cs');
    press(field('Categories'), 'Enter');
    await vi.waitFor(() => expect(place.textContent).toContain('“cs” is a whole archive: Computer Science'));
  });

  it('the arrows and Enter take a suggestion; Backspace takes the last category back', async () => {
    await addTopic();
    await type(field('Categories'), 'quantum phy');
    await vi.waitFor(() => expect(field('Categories').getAttribute('aria-expanded')).toBe('true'));
    press(field('Categories'), 'ArrowDown');
    await vi.waitFor(() => expect(field('Categories').getAttribute('aria-activedescendant')).toMatch(/quant-ph$/));
    press(field('Categories'), 'Enter');
    await vi.waitFor(async () => expect((await stored())?.at(-1)?.categories).toEqual(['quant-ph']));
    press(field('Categories'), 'Backspace');
    await vi.waitFor(async () => expect((await stored())?.at(-1)?.categories).toEqual([]));
  });

  it('a removed topic comes back whole with Undo', async () => {
    const before = field('Name').value;
    button('Remove topic').click();
    await vi.waitFor(async () => expect(await stored()).toEqual([]));
    button('Undo').click();
    await vi.waitFor(async () => expect((await stored())?.map(({ name }) => name)).toEqual([before]));
    expect((await stored())?.[0]?.categories.length).toBeGreaterThan(0);
  });

  it('shows at once what another device or a hand has changed', async () => {
    const topic = { name: 'From afar', categories: ['gr-qc'], keywords: ['tides'], excludedKeywords: [], authors: [] };
    await storage.sync.set({ settings: { topics: [topic] } });
    await vi.waitFor(() => expect(field('Name').value).toBe('From afar'));
    await vi.waitFor(() => expect(field('Keywords').value).toBe('tides'));
    expect(place.querySelector('.chip')?.textContent).toContain('gr-qc');
  });

  it('says when the browser’s sync does not take a change, and keeps it', async () => {
    storage.faults.sync = new Error('QUOTA_BYTES');
    await type(field('Name'), 'Kept here');
    await vi.waitFor(() => expect(place.querySelector('.status')?.textContent).toContain('on this device only'));
    const here = (await storage.local.get('settings')).settings as { topics: Topic[] };
    expect(here.topics[0]?.name).toBe('Kept here');
  });

  it('says when there is no more room, and loses nothing that was stored', async () => {
    const many = Array.from({ length: 100 }, (_, at) =>
      `a rather long phrase to watch for, number ${at} `.padEnd(75, 'x'),
    );
    await type(field('Name'), 'Full');
    await vi.waitFor(async () => expect((await stored())?.[0]?.name).toBe('Full'));
    await type(field('Keywords'), many.map((one) => one.replaceAll(',', '')).join(', '));
    await vi.waitFor(() => expect(place.querySelector('.status')?.textContent).toContain('no more room'));
    expect((await stored())?.[0]?.keywords).toEqual([]);
  });
});

describe('how many papers of the last day a topic would get', () => {
  const DAY = '2026-07-02' as Day;
  const shelf: Shelf = {
    day: DAY,
    rows: ['cs.LG', 'hep-th'].map((category, at) => ({
      ...{ id: `2607.0000${at}` as PaperId, title: 'One', authors: '', categories: [category] },
      ...{ kinds: [], topics: [], score: 0 },
    })),
  };
  const said = () => [...place.querySelectorAll('.count')].map((one) => one.textContent?.replace('\u00a0', ''));
  /** As the worker does when the settings have changed. */
  async function publishCounts(matching: readonly number[] | undefined): Promise<void> {
    const { publish } = await import('../../src/platform/publish.ts');
    const rest = { sources: [], failures: [], complete: true, communityOnly: false };
    const digest = { day: DAY, madeAt: 1, cards: [], candidates: 2, ...(matching ? { matching } : {}), ...rest };
    await publish(digest as unknown as Digest, shelf, async () => undefined);
  }

  it('is not said before a day is stored', async () => {
    await vi.waitFor(() => expect(said()).toEqual(['No day is stored yet to try this topic on.']));
  });

  it('is said when it was counted, and never of another topic: not at once of one that is new or has taken a place', async () => {
    await publishCounts([1]);
    await vi.waitFor(() => expect(said()).toEqual(['Thu, Jul 2, 2026: 1 of 2 papers would fit.']));
    await addTopic();
    await type(field('Categories'), 'hep-th,');
    await vi.waitFor(() => expect(said()).toEqual(['Thu, Jul 2, 2026: 1 of 2 papers would fit.', '']));
    await publishCounts([1, 2]);
    await vi.waitFor(() => expect(said().at(-1)).toBe('Thu, Jul 2, 2026: 2 of 2 papers would fit.'));
    button('Remove topic').click();
    await vi.waitFor(() => expect(place.querySelectorAll('.topic')).toHaveLength(1));
    expect(said()).toEqual(['']);
    await publishCounts([2]);
    await vi.waitFor(() => expect(said()).toEqual(['Thu, Jul 2, 2026: 2 of 2 papers would fit.']));
  });

  it('says nothing of a day made by a version that did not count, and says where nothing was fetched', async () => {
    await publishCounts(undefined);
    await vi.waitFor(() => expect(said()).toEqual(['']));
    await storage.sync.set({
      settings: { topics: [{ name: '', categories: ['gr-qc'], keywords: [], excludedKeywords: [], authors: [] }] },
    });
    await publishCounts([0]);
    await vi.waitFor(() => expect(said()[0]).toMatch(/^On Thu, Jul 2, 2026 nothing was fetched from these categories/));
  });
});

describe('the rest of the settings', () => {
  it.each([
    ['sources', 'Papers with Code'],
    ['notices', 'Notify me when the day is out'],
  ])('says in %s that the browser did not allow what was switched on', async (part, label) => {
    const said = () => place.querySelector(`#${part}`)?.textContent ?? '';
    const labels = [...place.querySelectorAll<HTMLLabelElement>(`#${part} label`)];
    const box = labels.find((one) => one.textContent === label)?.control as HTMLInputElement;
    expect(said()).not.toContain('did not allow');
    box.click();
    await vi.waitFor(() => expect(said()).toContain('The browser did not allow it, so it stays off.'));
    expect(box.checked).toBe(false);
  });

  it('the first page leads on to the field that takes the place of the button', async () => {
    const { Welcome } = await import('../../options/welcome.tsx');
    render(null, place);
    render(<Welcome />, place);
    await vi.waitFor(() => expect(button('Another field …')).toBeTruthy());
    button('Another field …').focus();
    button('Another field …').click();
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
  });

  it('tells of a fault of its own, in words and in the report, until it is seen', async () => {
    const { noteFault } = await import('../../src/platform/faults.ts');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await noteFault('a chore failed', new TypeError('no such thing'));
    const { App } = await import('../../options/app.tsx');
    render(null, place);
    render(<App />, place);
    const section = () => place.querySelector('#diagnostics')?.textContent ?? '';
    await vi.waitFor(() => expect(section()).toContain('Something failed inside the extension'));
    expect(section()).toContain('a chore failed: TypeError: no such thing');
    const seen = place.querySelector<HTMLButtonElement>('#diagnostics .warn button');
    seen?.focus();
    seen?.click();
    await vi.waitFor(() => expect(section()).not.toContain('a chore failed'));
    expect(document.activeElement, 'the focus goes on').toBe(button('Copy report'));
  });

  it('takes a file in when told to, or leaves it; the focus goes back to where one is chosen', async () => {
    const { writeBackup } = await import('../../src/core/export/backup.ts');
    const { loadSettings } = await import('../../src/platform/settings-store.ts');
    const backup = writeBackup(await loadSettings(), [{ id: '2606.00001' as PaperId, savedAt: 1 }], 2);
    const chooser = place.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
    const box = chooser.closest('.box') as HTMLElement;
    const own = (name: string) => [...box.querySelectorAll('button')].find((one) => one.textContent === name);
    for (const [name, said] of [
      ['Cancel', undefined],
      ['Import', 'Imported'],
    ] as const) {
      Object.defineProperty(chooser, 'files', { value: [new File([backup], 'backup.json')], configurable: true });
      chooser.dispatchEvent(new Event('change', { bubbles: true }));
      await vi.waitFor(() => expect(own(name)).toBeTruthy());
      own(name)?.focus();
      own(name)?.click();
      await vi.waitFor(() => expect(own(name)).toBeUndefined());
      expect(document.activeElement, name).toBe(chooser);
      if (said) expect(box.textContent).toContain(said);
    }
  });

  it('exports the day that a link has named, also before it is in the list, and never another list', async () => {
    const { mergeIntoMarks } = await import('../../src/platform/marks.ts');
    const bare = { abstract: '', authors: [], authorCount: 0, categories: [] };
    const id = '2606.00001' as PaperId;
    await mergeIntoMarks([{ id, savedAt: 1, paper: { id, title: 'Saved', ...bare }, links: [] }]);
    history.replaceState(null, '', '?export=2026-06-30');
    const { App } = await import('../../options/app.tsx');
    render(null, place);
    render(<App />, place);
    await vi.waitFor(() => expect(button('Save file')).toBeTruthy());
    const box = button('Save file').closest('.box') as HTMLElement;
    expect(box.querySelector('select')?.value).toBe('2026-06-30');
    button('Save file').click();
    await vi.waitFor(() => expect(box.textContent).toContain('There is nothing to export yet.'));
    history.replaceState(null, '', '?export=yesterday');
    render(null, place);
    render(<App />, place);
    await vi.waitFor(() => expect(place.querySelector<HTMLSelectElement>('#data select')?.value).toBe('saved'));
    history.replaceState(null, '', location.pathname);
  });

  it('thanks arXiv in the words it asks for', () => {
    const sentences = [...place.querySelectorAll('p')].map((one) => one.textContent);
    expect(sentences).toContain('Thank you to arXiv for use of its open access interoperability.');
    expect(sentences).toContain('Not affiliated with arXiv.');
  });

  it('no word is missing', () => {
    const names = [...place.querySelectorAll('h1, h2, h3, label, button, legend, summary, option')];
    expect(names.filter((one) => !one.textContent?.trim() && !one.getAttribute('aria-label'))).toEqual([]);
    expect(place.textContent).not.toMatch(/options[A-Z]|\$\d/);
  });

  it('every field has a label, and every described-by leads somewhere', () => {
    const fields = [...place.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter((one) => !place.querySelector(`label[for="${one.id}"]`)?.textContent)).toEqual([]);
    const described = [...place.querySelectorAll('[aria-describedby]')];
    for (const one of described)
      for (const id of one.getAttribute('aria-describedby')?.split(' ') ?? [])
        expect(document.getElementById(id), id).not.toBeNull();
  });
});

describe('what was learned', () => {
  it('is shown word by word, strongest first, with how much each weighs, and is forgotten at one click', async () => {
    const { writeState } = await import('../../src/platform/state.ts');
    const { announce } = await import('../../src/platform/changes.ts');
    const words = new Map([
      ['glacier', 1],
      ['constructor', 2],
      ['survey', -0.5],
    ]);
    await writeState('taste', { words, mean: 0, spread: 1, examples: 4 } satisfies TasteModel);
    announce({ type: 'marks' });
    const shown = () =>
      [...place.querySelectorAll('#learned .words')].map((list) =>
        [...list.children].map((item) => item.textContent?.replace(/\s+/g, ' ')),
      );
    await vi.waitFor(() => expect(shown()).toEqual([['constructor 100%', 'glacier 50%'], ['survey 100%']]));
    button('Forget what was learned').click();
    await vi.waitFor(() => expect(shown()).toEqual([]));
    const { readTaste } = await import('../../src/platform/taste.ts');
    expect(await readTaste()).toBeUndefined();
  });
});
