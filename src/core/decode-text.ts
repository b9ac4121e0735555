/** An encoding that a content type names, or an XML declaration: `charset=…`, `encoding="…"`. */
const TOLD = /\b(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})/i;
/** Characters in which a declaration stands, if there is one. */
const HEAD = 200;
/** The first two bytes of UTF-16: its mark, or the `<` that XML begins with. */
const WIDE: Readonly<Record<string, string>> = {
  '255,254': 'utf-16le',
  '60,0': 'utf-16le',
  '254,255': 'utf-16be',
  '0,60': 'utf-16be',
};

/**
 * The text of an answer's bytes. What reads as UTF-8 is UTF-8, whatever else is said of it: sources say wrong things far
 * more often than other bytes happen to fit. Else as `contentType` says (the header as it came, `''` for none), or the
 * document's own declaration; bytes that fit nowhere become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const wide = WIDE[`${bytes[0]},${bytes[1]}`];
  try {
    return new TextDecoder(wide, { fatal: !wide }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    const told = TOLD.exec(`${contentType} ${text.slice(0, HEAD)}`)?.[1];
    try {
      return new TextDecoder(told).decode(bytes);
    } catch {
      // An encoding that nobody knows.
      return text;
    }
  }
}
