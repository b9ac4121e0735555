import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readState } from '../test/browser/pages.ts';
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
  const session = await openSession(browser, { ...(world && { world }), headless });
  try {
    say(browser, program, world, session, paper);
    const popup = await session.openOwn('popup/index.html');
    if (!headless) {
      await session.openSite(`https://arxiv.org/abs/${paper}`);
      await popup.bringToFront();
      await new Promise<void>((resolve) => {
        session.puppet.once('disconnected', () => resolve());
        process.once('SIGINT', () => resolve());
      });
      return;
    }
    await takePictures(session, popup, paper);
  } finally {
    await session.close().catch(() => undefined);
    await world?.close();
  }
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

async function takePictures(
  session: Session,
  popup: Awaited<ReturnType<Session['openOwn']>>,
  paper: string,
): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const state = await readState(popup);
    if (state.state !== 'loading' && state.busy === 'false') break;
    if (Date.now() > end) throw new Error(`The day was not complete in time: ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await popup.reload().catch(() => undefined);
  const shot = async (page: typeof popup, name: string) => {
    const path = join(PICTURES, `${session.kind}-${name}.png`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.screenshot({ path: path as `${string}.png` });
    console.log(`  saved ${path}`);
  };
  await shot(popup, 'popup');
  await shot(await session.openOwn('options/index.html'), 'options');
  await shot(await session.openSite(`https://arxiv.org/abs/${paper}`), 'abstract-page');
  if (session.kind === 'chromium') await shot(await (session as ChromiumSession).openBubble(), 'bubble');
}
