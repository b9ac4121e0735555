import type { Settings } from '../core/settings.ts';
import { readTheme, writeTheme } from '../platform/place.ts';

/** Puts the chosen theme on the page; without one the system's holds. Call it before the first paint without argument. */
export function applyTheme(theme?: Settings['theme']): void {
  if (theme !== undefined) writeTheme(theme);
  const chosen = theme ?? readTheme();
  const root = document.documentElement;
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  else delete root.dataset.theme;
}
