import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../../scripts/find-browser.ts';
import { chromiumFlags } from '../../browser/chromium.ts';

/** A Chromium with some other unpacked extension, or with none. */
export interface Other {
  readonly puppet: Browser;
  readonly origin: string;
  /** The peer's popup page; `''` when it has none. */
  readonly popup: string;
  close(): Promise<void>;
}

/** Opens a Chromium like the ones under test, with these unpacked extensions instead of ours. */
export async function openOther(extensions: readonly string[], port?: number): Promise<Other> {
  const profile = mkdtempSync(join(tmpdir(), 'daily-show-other-'));
  const puppet = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    pipe: true,
    userDataDir: profile,
    ...(extensions.length > 0 ? { enableExtensions: [...extensions] } : {}),
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: 120_000,
    args: [...chromiumFlags(port), '--window-size=1280,900'],
  });
  let origin = '';
  let popup = '';
  if (extensions[0]) {
    const target = await puppet.waitForTarget((candidate) => candidate.url().startsWith('chrome-extension://'), {
      timeout: 20_000,
    });
    origin = target.url().split('/').slice(0, 3).join('/');
    const manifest = JSON.parse(readFileSync(join(extensions[0], 'manifest.json'), 'utf8'));
    popup = manifest.action?.default_popup ?? '';
  }
  return {
    puppet,
    origin,
    popup,
    close: async () => {
      await puppet.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** What stands after `--peer` on the line. */
function peerPath(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--peer' || word.startsWith('--peer='));
  const path = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
  return path === undefined ? undefined : resolve(path);
}

export async function openPeer(words: readonly string[], port?: number): Promise<Other | undefined> {
  const path = peerPath(words);
  return path === undefined ? undefined : openOther([path], port);
}
