import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/find-browser.ts';
import type { Launch, Session } from './session.ts';

/** Pinned, so that the addresses of the extension's pages are known before it is installed. */
const UUID = '6d0a9c3e-7f41-4b6a-9d58-0c2e51a7f3b4';

/** A Firefox with the extension installed for the time it runs. */
export async function openFirefox(launch: Launch): Promise<Session> {
  const manifest = JSON.parse(readFileSync(join(launch.extension, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  mkdirSync(launch.profile, { recursive: true });
  const puppet = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: launch.headless,
    userDataDir: launch.profile,
    acceptInsecureCerts: true,
    defaultViewport: launch.headless ? { width: launch.width, height: launch.height } : null,
    protocolTimeout: 120_000,
    handleSIGINT: launch.endsWithProcess,
    handleSIGTERM: launch.endsWithProcess,
    handleSIGHUP: launch.endsWithProcess,
    args: ['--remote-allow-system-access', `--width=${launch.width}`, `--height=${launch.height}`],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
      // Extension pages can be driven only when they live in the parent process.
      'extensions.webextensions.remote': false,
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(launch.world && {
        'network.proxy.type': 1,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': launch.world.proxyPort,
        'network.proxy.no_proxies_on': '',
      }),
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.safebrowsing.downloads.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
  const origin = `moz-extension://${UUID}`;
  await puppet.installExtension(launch.extension);
  return {
    kind: 'firefox',
    puppet,
    origin,
    profile: launch.profile,
    async openOwn(path) {
      const page = await puppet.newPage();
      // Navigations to an extension's page are never reported as done; the page is there all the same.
      page.goto(`${origin}/${path}`).catch(() => undefined);
      await untilAt(page, `${origin}/${path.split(/[?#]/)[0]}`);
      return page;
    },
    async openSite(url) {
      const page = await puppet.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return page;
    },
    async stopBackground() {
      const state = await inChrome(
        puppet,
        `(async () => {
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
        await extension.terminateBackground({ disableResetIdleForTest: true });
        return extension.backgroundState;
      })()`,
      );
      if (state !== 'stopped') throw new Error(`the event page is ${state}`);
    },
    close: () => puppet.close(),
  };
}

interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/** Runs a script with the browser's own rights (`--remote-allow-system-access`); its result must be a plain value. */
async function inChrome(puppet: Browser, expression: string): Promise<unknown> {
  const { connection } = puppet as unknown as { connection: Connection };
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
    contexts: { context: string }[];
  };
  const target = { context: tree.contexts[0]?.context };
  const answer = await connection.send('script.evaluate', { expression, awaitPromise: true, target });
  return (answer.result as { result?: { value?: unknown } }).result?.value;
}

/** Waits until the page's own document is the one asked for and has been parsed. */
async function untilAt(page: Page, address: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const there = await page
      .evaluate((start) => location.href.startsWith(start) && document.readyState !== 'loading', address)
      .catch(() => false);
    if (there) return;
    if (Date.now() > end) throw new Error(`${address} did not open within 20 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
