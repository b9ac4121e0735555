import { type PaperId, parseId } from '../core/paper.ts';
import { mergeIntoMarks } from './marks.ts';
import { isPrivate } from './private-window.ts';

const KEY = 'opened';

type Opened = Record<string, number>;

function read(): Opened {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as Opened;
  } catch {
    return {};
  }
}

function write(opened: Opened): void {
  try {
    if (Object.keys(opened).length > 0) localStorage.setItem(KEY, JSON.stringify(opened));
    else localStorage.removeItem(KEY);
  } catch {
    // Then what is opened from a popup that closes at once is not marked as read.
  }
}

/**
 * Marks a paper as opened and read at `at` (ms since 1970). A popup closes the moment that a link opens a tab, and takes
 * an unfinished transaction with it (seen in Chromium): so the note is made at once, and what is left of it is marked by
 * the next page (`markOpened`).
 */
export async function noteOpened(id: PaperId, at: number): Promise<void> {
  if (!isPrivate()) write({ ...read(), [id]: at });
  await markOpened();
}

/** Marks what was noted and not marked yet; nothing to do, nearly always. */
export async function markOpened(): Promise<void> {
  const opened = read();
  const marks = Object.entries(opened).flatMap(([name, at]) => {
    const id = parseId(name)?.id;
    return id && typeof at === 'number' ? [{ id, openedAt: at, readAt: at }] : [];
  });
  if (marks.length > 0) await mergeIntoMarks(marks);
  const later = Object.entries(read()).filter(([id, at]) => opened[id] !== at);
  if (Object.keys(opened).length > 0) write(Object.fromEntries(later));
}
