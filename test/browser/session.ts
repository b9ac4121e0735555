import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Browser as Puppet } from 'puppeteer-core';
import type { Browser } from '../../scripts/manifest-for.ts';
import type { World } from '../world/world.ts';
import { openChromium } from './chromium.ts';
import { makeShiftedCopy } from './fake-clock.ts';
import { openFirefox } from './firefox.ts';

/** A real browser with the extension installed, in front of the embedded outside. */
export interface Session {
  readonly kind: Browser;
  readonly puppet: Puppet;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly origin: string;
  /** Folder of the profile; whoever closes the session removes it, unless it was given. */
  readonly profile: string;
  /** Opens a page of the extension in a tab: `popup/index.html?day=2026-06-26`. */
  openOwn(path: string): Promise<Page>;
  /** Opens a page of the outside in a tab. */
  openSite(url: string): Promise<Page>;
  /** Stops the extension's background at once, as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** @throws when anybody has been asked whom the manifest does not name. */
  close(): Promise<void>;
}

/** What only Chromium can show. */
export interface ChromiumSession extends Session {
  /** Opens the real bubble under the toolbar button, as a click does. */
  openBubble(): Promise<Page>;
}

export interface SessionOptions {
  /** The outside; the real one when not said. */
  readonly world?: World;
  /** What time it is for the extension, ms since 1970 (UTC); the machine's own when not said. */
  readonly now?: number;
  /** The built extension; `dist/<kind>` when not said. */
  readonly build?: string;
  /** A profile to go on with; a new empty one when not said. */
  readonly profile?: string;
  readonly headless?: boolean;
  /** Whether a signal that ends this process ends the browser, too; else its starter closes it. */
  readonly endsWithProcess?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** What a browser is given to start with. */
export interface Launch {
  readonly extension: string;
  readonly profile: string;
  readonly world: World | undefined;
  readonly headless: boolean;
  readonly endsWithProcess: boolean;
  readonly width: number;
  readonly height: number;
}

const ROOT = join(import.meta.dirname, '../..');

/** What a browser asks on its own account. */
const BROWSERS_OWN = /(?:^|\.)(?:google(?:apis)?\.com|gstatic\.com|gvt1\.com)$/;

/** Whom the extension has asked of those the manifest does not name. What arXiv's own pages load has them as referrer. */
function strangersTo(world: World): string[] {
  const { host_permissions, optional_host_permissions } = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const named = new Set([...host_permissions, ...optional_host_permissions].map((origin) => new URL(origin).host));
  const asked = world.history.filter(
    ({ host, headers }) =>
      !named.has(host) && !BROWSERS_OWN.test(host) && !headers.referer?.startsWith('https://arxiv.org/'),
  );
  return asked.map(({ host, path, headers }) => `${headers['sec-fetch-dest']} https://${host}${path}`);
}

/** Opens a browser with the extension. Sets the world's clock to the same time. */
export async function openSession(kind: 'chromium', options: SessionOptions): Promise<ChromiumSession>;
export async function openSession(kind: Browser, options: SessionOptions): Promise<Session>;
export async function openSession(kind: Browser, options: SessionOptions): Promise<Session> {
  const home = mkdtempSync(join(tmpdir(), `daily-show-${kind}-`));
  const profile = options.profile ?? join(home, 'profile');
  let extension = options.build ?? join(ROOT, 'dist', kind);
  if (options.now !== undefined) {
    const offset = options.now - Date.now();
    if (options.world) options.world.now = () => Date.now() + offset;
    // Beside the profile, so that the same profile finds the same path, and with it the same id, again.
    const copy = `${profile}-extension`;
    makeShiftedCopy(extension, copy, offset);
    extension = copy;
  }
  const launch: Launch = {
    extension,
    profile,
    world: options.world,
    headless: options.headless ?? true,
    endsWithProcess: options.endsWithProcess ?? true,
    width: options.width ?? 1280,
    height: options.height ?? 900,
  };
  const session = await (kind === 'chromium' ? openChromium(launch) : openFirefox(launch));
  return {
    ...session,
    async close() {
      await session.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      // Whatever a test is about: nobody is asked whom the manifest does not name.
      const strangers = options.world ? strangersTo(options.world) : [];
      if (strangers.length > 0) throw new Error(`asked, though the manifest does not name them: ${strangers}`);
    },
  };
}
