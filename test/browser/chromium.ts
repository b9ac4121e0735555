import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import type { ChromiumSession, Launch } from './session.ts';

/** Flags without which a test browser would talk to its maker, draw on a missing GPU or leave the embedded outside. */
export function chromiumFlags(port: number | undefined): string[] {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(port === undefined ? [] : [`--host-resolver-rules=MAP *:443 127.0.0.1:${port}`, '--ignore-certificate-errors']),
  ];
}

/** A Chromium with the extension installed unpacked, which counts as a fresh install at each start. */
export async function openChromium(launch: Launch): Promise<ChromiumSession> {
  const puppet = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: launch.headless,
    pipe: true,
    userDataDir: launch.profile,
    enableExtensions: [launch.extension],
    defaultViewport: launch.headless ? { width: launch.width, height: launch.height } : null,
    protocolTimeout: 120_000,
    handleSIGINT: launch.endsWithProcess,
    handleSIGTERM: launch.endsWithProcess,
    handleSIGHUP: launch.endsWithProcess,
    args: [...chromiumFlags(launch.world?.port), `--window-size=${launch.width},${launch.height}`],
  });
  const target = await puppet.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith('chrome-extension://'),
    { timeout: 30_000 },
  );
  const origin = target.url().split('/').slice(0, 3).join('/');
  const open = async (url: string): Promise<Page> => {
    const page = await puppet.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };
  return {
    kind: 'chromium',
    puppet,
    origin,
    profile: launch.profile,
    openOwn: (path) => open(`${origin}/${path}`),
    openSite: open,
    async stopBackground() {
      const pages = await puppet.pages();
      const page =
        pages.find((candidate) => candidate.url().startsWith(origin)) ?? (await open(`${origin}/manifest.json`));
      const session = await page.createCDPSession();
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async openBubble() {
      const worker = await puppet.waitForTarget(
        (candidate) => candidate.url().startsWith(origin) && candidate.type() === 'service_worker',
      );
      await (await worker.worker())?.evaluate(() =>
        (globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } }).chrome.action.openPopup(),
      );
      const bubble = await puppet.waitForTarget((candidate) => candidate.url().includes('?bubble'), {
        timeout: 10_000,
      });
      return bubble.asPage();
    },
    close: () => puppet.close(),
  };
}
