import { trimTail } from './media/clean-url.ts';
import { findUrls } from './media/find-urls.ts';

/** Where each opening brace is closed; 0 where never, since nothing closes at the first sign. */
export function matchBraces(raw: string): Uint32Array {
  const closes = new Uint32Array(raw.length);
  const open: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const sign = raw[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') open.push(at);
    else if (sign === '}') {
      const start = open.pop();
      if (start !== undefined) closes[start] = at;
    }
  }
  return closes;
}

/** A bare address in a text: where it begins and ends. */
interface Spot {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** Bare addresses, each as far as it is one: marks and tags after it belong to the sentence. */
export function bareUrls(raw: string): Spot[] {
  if (!/\/|www\.|\.(?:io|app|dev|space|site)\b/i.test(raw)) return [];
  return findUrls(raw).map(({ url, start, end }) => {
    const written = raw.slice(start, end);
    const tag = written.search(/["<>]/);
    const kept = trimTail(tag > 0 ? written.slice(0, tag) : written);
    return { url, start, end: start + Math.max(1, kept.length) };
  });
}

/** An address as it is shown: without what every address has. */
export function showUrl(url: string): string {
  return url.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
