import { isPrivate } from './private-window.ts';

/** How long a popup that closed comes back as it was, in ms. */
const KEPT_FOR = 15 * 60_000;

const PREFIX = 'place:';

/**
 * Small things of one page that must be there before its first paint and must be written while it closes: localStorage
 * is the only store that does both without waiting. Nothing the user could miss is kept here.
 */
export function readPlace<Value>(name: string, now: number): Value | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as { at: number; value: Value } | null;
    return kept && now - kept.at < KEPT_FOR && kept.at <= now ? kept.value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value until `KEPT_FOR` after `now` (ms since 1970); nothing from private windows. */
export function writePlace(name: string, value: unknown, now: number): void {
  if (isPrivate()) return;
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: now, value }));
  } catch {
    // Storage is full or switched off: the popup then opens as new.
  }
}

/** The theme chosen in the settings, for the first paint; the settings themselves come a moment later. */
export function readTheme(): string | null {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null;
  }
}

export function writeTheme(theme: string): void {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Then the next page starts in the system's theme and changes a moment later.
  }
}
