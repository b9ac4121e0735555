import { render } from 'preact';
import { latestDay, parseDay } from '../../src/core/day.ts';
import { now } from '../../src/platform/clock.ts';
import { listDays, readDigest } from '../../src/platform/digests.ts';
import { noteFault } from '../../src/platform/faults.ts';
import { applyTheme } from '../../src/ui/theme.ts';
import { language } from '../../src/ui/words.ts';
import { Show } from './show.tsx';

document.documentElement.lang = language();
applyTheme();

async function start(): Promise<void> {
  const asked = parseDay(new URLSearchParams(location.search).get('day') ?? '');
  const wanted = asked ?? latestDay(now());
  let digest = await readDigest(wanted);
  // Without a day of its own it shows what there is: the last day that is stored.
  if (!digest && !asked) {
    const [newest] = await listDays();
    if (newest) digest = await readDigest(newest.day);
  }
  const page = document.getElementById('page');
  if (!page) throw new Error('the page has no place for the show');
  page.replaceChildren();
  render(<Show day={digest?.day ?? wanted} digest={digest} />, page);
}

start().catch((error: unknown) => {
  document.querySelector('main')?.setAttribute('data-state', 'failed');
  void noteFault('the show cannot begin', error);
});
