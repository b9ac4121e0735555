import { browser } from './browser.ts';

/** Chromium ends an idle worker after 30 s, and neither fetch nor the database counts as activity. */
const PULSE = 20_000;

/** Does the work, and calls the extension API often enough that the browser sees the worker as busy. */
export async function keepAwake<Result>(work: () => Promise<Result>): Promise<Result> {
  const pulse = setInterval(() => void browser.runtime.getPlatformInfo().catch(() => undefined), PULSE);
  try {
    return await work();
  } finally {
    clearInterval(pulse);
  }
}
