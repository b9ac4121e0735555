import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { readFailures, readState, until, untilStill } from '../test/browser/pages.ts';
import { type ChromiumSession, openSession, type Session } from '../test/browser/session.ts';
import { daysAt } from '../test/world/answer.ts';
import { generatedLibrary } from '../test/world/generated-library.ts';
import { openWorld, type World } from '../test/world/world.ts';
import { findBrowser } from './find-browser.ts';
import type { Browser } from './manifest-for.ts';
import { runProgram } from './run-step.ts';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, '.try', 'screenshots');
/** Runs are polite: a first day of four categories takes about half a minute at arXiv's pace. */
const PATIENCE_MS = 150_000;

/**
 * `npm start [-- --live] [--browser firefox] [--headless]`: builds, starts the embedded arXiv (or, with `--live`, leaves
 * the real one in place), and opens a browser with the extension installed on today's digest.
 */
export async function main(args: readonly string[]): Promise<void> {
  const live = args.includes('--live');
  const browser = readBrowser(args);
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const headless = args.includes('--headless') || noDisplay;
  if (noDisplay && !args.includes('--headless')) console.log('There is no display here: taking screenshots instead.');
  const program = findBrowser(browser);
  console.log(`Building for ${browser} …`);
  if ((await runProgram('vite', ['build', '--mode', browser, '--logLevel', 'error'])) !== 0)
    throw new Error('The build failed.');

  const library = generatedLibrary({ seed: 'npm start' });
  const world = live ? undefined : await openWorld({ library });
  const { listingDay } = daysAt(Date.now());
  const batchDay = library.lastBatchDay(listingDay) ?? listingDay;
  const paper = live ? '1706.03762' : (library.batch(batchDay)?.find(hasMedia)?.id ?? '');
  let isTold = false;
  const told = untilTold().then(() => {
    isTold = true;
  });
  const session = await openSession(browser, { ...(world && { world }), headless, endsWithProcess: false });
  try {
    say(browser, program, world, session, paper);
    await Promise.race([told, headless ? takePictures(session, paper) : show(session, paper)]);
  } finally {
    await session.close().catch(() => undefined);
    await world?.close();
  }
  // Something may still look for a page of the browser that is closed now: that is not waited for.
  if (isTold) process.exit();
}

/** Resolves when the process is told to end (Ctrl-C), so that the browser is closed and its profile removed first. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}

/** Opens the popup and an abstract page in the window; resolves when the browser has been closed. */
async function show(session: Session, paper: string): Promise<void> {
  const closed = new Promise<void>((resolve) => session.puppet.once('disconnected', () => resolve()));
  console.log('  Ctrl-C, or closing the browser, ends it all.\n');
  const popup = await session.openOwn('popup/index.html');
  // Without a network there is no such page; the popup says the same.
  await session.openSite(`https://arxiv.org/abs/${paper}`).catch((error: Error) => console.log(`  ${error.message}`));
  await popup.bringToFront().catch(() => undefined);
  await closed;
}

function readBrowser(args: readonly string[]): Browser {
  const at = args.findIndex((word) => word === '--browser' || word.startsWith('--browser='));
  const name = at < 0 ? 'chromium' : (args[at]?.split('=')[1] ?? args[at + 1]);
  if (name !== 'chromium' && name !== 'firefox') throw new Error(`--browser is chromium or firefox, not ${name}`);
  return name;
}

function hasMedia({ abstract, announce }: { abstract: string; announce: string }): boolean {
  return announce === 'new' && /github\.com/.test(abstract) && /github\.io/.test(abstract);
}

function say(browser: Browser, program: string, world: World | undefined, session: Session, paper: string): void {
  console.log(`
  Browser         ${program}
  Extension       ${join(ROOT, 'dist', browser)}
  Popup           ${session.origin}/popup/index.html
  Another day     ${session.origin}/popup/index.html?day=YYYY-MM-DD
  Options         ${session.origin}/options/index.html
  Abstract page   https://arxiv.org/abs/${paper}
  The outside     ${world ? `embedded, https://127.0.0.1:${world.port} (made-up papers); --live for the real one` : 'the real arXiv'}
`);
}

/** Saves what a reader would see, once the day is there. @throws Error that says what the sources answered instead. */
async function takePictures(session: Session, paper: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const popup = await session.openOwn('popup/index.html');
  const state = await until(
    'the day',
    async () => {
      const now = await readState(popup);
      return ((now.state !== 'loading' && now.busy === 'false') || (await isHopeless(popup))) && now;
    },
    PATIENCE_MS,
  );
  const shot = async (page: Page, name: string) => {
    const path = join(PICTURES, `${session.kind}-${name}.png`);
    await untilStill(page);
    await page.screenshot({ path: path as `${string}.png` });
    console.log(`  saved ${path}`);
  };
  // Opened again, it shows all of it at once instead of offering what came later.
  await shot(await session.openOwn('popup/index.html'), 'popup');
  await shot(await session.openOwn('options/index.html'), 'options');
  if (state.cards === 0)
    throw new Error(`There is no digest. The popup says: ${(await readFailures(popup)).join(' ')}`);
  await shot(await session.openSite(`https://arxiv.org/abs/${paper}`), 'abstract-page');
  if (session.kind === 'chromium') await shot(await (session as ChromiumSession).openBubble(), 'bubble');
}

/** Nothing has come, and more than one source has failed: no network, most likely. */
async function isHopeless(popup: Page): Promise<boolean> {
  return (await readState(popup)).cards === 0 && (await readFailures(popup)).length > 1;
}
