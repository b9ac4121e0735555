/** What content scripts use of the WebExtension API; the polyfill (10 kB) stays out of arXiv's pages. */
interface Browser {
  readonly runtime?: {
    /** `undefined` once the extension was updated, switched off or removed under an open page. */
    readonly id?: string;
    sendMessage(message: unknown): Promise<unknown>;
  };
  readonly i18n: {
    getMessage(key: string, substitutions?: readonly string[]): string;
  };
}

/** Firefox, and Chromium from 148 on, say `browser`; older Chromium says `chrome`. Both answer with promises. */
export function browser(): Browser {
  const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome: Browser };
  return browser ?? chrome;
}
