import polyfill from 'webextension-polyfill';

/** The browser's own functions, with promises in every browser. The one place that names the polyfill. */
export const browser = polyfill;
