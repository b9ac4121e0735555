const STILL = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** The first of a paper's pictures that is none that plays: what its card shows. */
export function stillOf(urls: readonly string[]): string | undefined {
  return urls.find((url) => STILL.test(new URL(url).pathname));
}

/** What files of a type begin with, and where; a dot stands for any byte. */
const BEGINNINGS: readonly (readonly [type: string, beginning: string])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF8'],
  ['image/webp', 'RIFF....WEBP'],
  ['image/avif', '....ftypavif'],
];

/** The type of a picture by its first bytes, whatever its name or sender says; `undefined` when it is none (SVG is a document). */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  const is = (beginning: string) => [...beginning].every((letter, at) => letter === '.' || letter === head[at]);
  return BEGINNINGS.find(([, beginning]) => is(beginning))?.[0];
}
