import 'fake-indexeddb/auto';
import { render } from 'preact';
import { vi } from 'vitest';
import type { Day } from '../../src/core/day.ts';
import type { Card, Digest, Shelf } from '../../src/core/digest.ts';
import type { PaperId } from '../../src/core/paper.ts';
import type { StoredPaper } from '../../src/platform/schema.ts';
import { installExtension, makeStorage } from '../platform/fake-storage.ts';
import { getMessage } from './fake-words.ts';

/** Tabs that were opened, in order. */
export const tabs: string[] = [];

/** A Tuesday; "now" of these tests is its afternoon in New York. */
export const TODAY = '2026-06-30' as Day;
export const NOON = Date.parse('2026-06-30T16:00:00Z');

/** What the page asked the worker for, in order. */
export const asked: { verb: string; argument: unknown }[] = [];

export function card(id: string, change: Partial<Card> = {}): Card {
  return {
    id: id as PaperId,
    title: `Title of ${id}`,
    abstract: `The abstract of ${id} goes on for long enough to be folded. ${'More words follow here. '.repeat(15)}`,
    authors: ['Ada Lovelace', 'Emmy Noether'],
    authorCount: 2,
    categories: ['cs.CL'],
    links: [],
    pictures: [],
    score: 1,
    reasons: [{ signal: 'topic', value: 1.5, phrase: { key: 'reasonCategory', args: ['cs.CL'] } }],
    topics: [],
    section: 'highlights',
    ...change,
  };
}

export function digest(cards: readonly Card[], change: Partial<Digest> = {}): Digest {
  return {
    day: TODAY,
    madeAt: NOON,
    cards,
    candidates: cards.length,
    matching: [],
    sources: ['arxiv-feed'],
    failures: [],
    complete: true,
    communityOnly: false,
    ...change,
  };
}

/** Writes a digest as the worker does, and says so to whoever listens. */
export async function publish(made: Digest): Promise<void> {
  const { database } = await import('../../src/platform/database.ts');
  const db = await database();
  await db.put('digests', made);
  const counts = ((await db.get('state', 'days')) ?? []) as { day: Day }[];
  const own = { day: made.day, cards: made.cards.length, candidates: made.candidates };
  const days = [own, ...counts.filter(({ day }) => day !== made.day)].sort((a, b) => (a.day < b.day ? 1 : -1));
  await db.put('state', days, 'days');
  const { announce } = await import('../../src/platform/changes.ts');
  announce({ type: 'digest', day: made.day });
}

export async function store(shelves: readonly Shelf[], papers: readonly StoredPaper[] = []): Promise<void> {
  const { database } = await import('../../src/platform/database.ts');
  const db = await database();
  for (const shelf of shelves) await db.put('shelves', shelf);
  const { intoBlocks } = await import('../../src/platform/paper-blocks.ts');
  for (const block of intoBlocks(papers)) await db.put('papers', block);
}

export async function readMark(id: string) {
  const { database } = await import('../../src/platform/database.ts');
  return (await database()).get('marks', id as PaperId);
}

/** Forgets everything, so that tests do not meet. */
export async function forgetAll(): Promise<void> {
  const { dropDatabase } = await import('../../src/platform/database.ts');
  await dropDatabase();
  await storage.local.clear();
  localStorage.clear();
  asked.length = 0;
  tabs.length = 0;
}

const storage = makeStorage();
let page: HTMLElement | undefined;

export function prepare(): void {
  const runtime = {
    id: 'test',
    getManifest: () => ({ version: '0' }),
    getURL: (path: string) => `chrome-extension://test/${path}`,
    sendMessage: async (message: { verb: string; argument: unknown }) => {
      asked.push(message);
      return { ok: true, value: undefined };
    },
  };
  const create = async ({ url }: { url: string }) => void tabs.push(url);
  installExtension(storage, { runtime, tabs: { create }, i18n: { getMessage } });
  vi.setSystemTime(NOON);
  window.scrollTo = () => undefined;
  // The test's browser knows no time to spare: it has the least that there can be.
  window.requestIdleCallback = (read) => Number(setTimeout(() => read({ didTimeout: false, timeRemaining: () => 0 })));
}

/** Opens the popup as a tab or bubble does; resolves after its first paint. */
export async function openPopup(search = ''): Promise<HTMLElement> {
  const { readStart } = await import('../../popup/start.ts');
  const { App } = await import('../../popup/app.tsx');
  const start = await readStart(search);
  page = document.body.appendChild(document.createElement('div'));
  render(<App start={start} />, page);
  return page;
}

/** Closes it as losing focus does. */
export async function closePopup(): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  if (page) render(null, page);
  page?.remove();
  page = undefined;
  await new Promise((resolve) => setTimeout(resolve, 10));
}

export function find<Found extends Element = HTMLElement>(selector: string, within: ParentNode = document): Found {
  const found = within.querySelector<Found>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

/** Ids of the papers shown, from top to bottom. */
export function shownIds(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-arxiv-id]')].map((one) => one.dataset.arxivId ?? '');
}

/** The button with this name, by its label or its text. */
export function button(name: string | RegExp, within: ParentNode = document): HTMLElement {
  const matches = (text: string | null | undefined) =>
    text != null && (typeof name === 'string' ? text.trim() === name : name.test(text.trim()));
  const all = [...within.querySelectorAll<HTMLElement>('button')];
  const found = all.find((one) => matches(one.getAttribute('aria-label') ?? one.textContent));
  if (!found) throw new Error(`there is no button ${name}`);
  return found;
}

export function press(key: string): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

export function choose(field: HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
