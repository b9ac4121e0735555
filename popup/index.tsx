import { render } from 'preact';
import { holdReading } from '../src/platform/presence.ts';
import { drawModels } from '../src/ui/copied.ts';
import { applyTheme } from '../src/ui/theme.ts';
import { language } from '../src/ui/words.ts';
import { App } from './app.tsx';
import { readStart } from './start.ts';

// First, since the database takes its time: the rest is done meanwhile.
const reading = readStart(location.search);

const root = document.documentElement;
root.lang = language();
// In the toolbar's bubble the page makes the window, so its width must not depend on the window.
if (new URLSearchParams(location.search).has('bubble')) root.dataset.bubble = '';
applyTheme();

const page = document.getElementById('page');
if (!page) throw new Error('the page has no place for the popup');
drawModels();
reading.then(
  (start) => {
    page.replaceChildren();
    render(<App start={start} />, page);
    holdReading();
  },
  (error: unknown) => {
    page.querySelector('main')?.setAttribute('data-state', 'failed');
    throw error;
  },
);
