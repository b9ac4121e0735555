/** The encoding that a content type names, or an XML declaration: `charset=…`, `encoding="…"`. */
const TOLD = /\b(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})/i;
/** Where a declaration stands, if there is one. */
const HEAD = 200;

/**
 * The text of an answer's bytes. What reads as UTF-8 is UTF-8, whatever else is said of it: sources say wrong things far
 * more often than other bytes happen to fit. Else by byte order mark, by how XML begins in UTF-16, by `contentType` (the
 * header as it came, `''` for none), by the document's own declaration; bytes that fit nowhere become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return decode(bytes, 'utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return decode(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = decode(bytes.subarray(0, HEAD), 'utf-8');
    return decode(bytes, TOLD.exec(contentType)?.[1] ?? TOLD.exec(head)?.[1] ?? 'utf-8');
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // An encoding that nobody knows.
    return new TextDecoder().decode(bytes);
  }
}
