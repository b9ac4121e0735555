import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/core/decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) bytes.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
};

describe('decodeText', () => {
  it('reads UTF-8, whatever somebody says of it', () => {
    const text = '<?xml version="1.0" encoding="windows-1252"?><a>Poincaré 𝒳</a>';
    expect(decodeText(utf8(text), 'text/xml; charset=iso-8859-1')).toBe(text);
    expect(decodeText(utf8('\ufeffé'), '')).toBe('é');
  });

  it.each([true, false])('reads UTF-16, with a mark or by how it begins (little end first: %s)', (little) => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a>Poincaré 𝒳</a>';
    expect(decodeText(utf16(`\ufeff${text}`, little), '')).toBe(text);
    expect(decodeText(utf16(text, little), '')).toBe(text);
  });

  it('reads anything else as the answer or the document says', () => {
    const declared = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Poincaré</a>';
    expect(decodeText(latin1(declared), 'application/xml')).toBe(declared);
    expect(decodeText(latin1('<a>Poincaré</a>'), 'text/html; charset="ISO-8859-1"')).toBe('<a>Poincaré</a>');
    expect(decodeText(latin1('<?xml version="1.0" encoding="koi8-r"?><a>\xd0</a>'), '')).toMatch(/<a>п<\/a>/);
  });

  it('shows what it cannot read as such', () => {
    for (const told of ['', 'text/xml; charset=no-such-thing', 'text/xml; charset=']) {
      expect(decodeText(latin1('<a>Poincaré</a>'), told)).toBe('<a>Poincar\ufffd</a>');
    }
    expect(decodeText(latin1('<?xml version="1.0" encoding="x-user-made"?>\xe9'), '')).toContain('\ufffd');
  });

  it('reads any bytes, and any text back', () => {
    fc.assert(fc.property(fc.uint8Array(), fc.string(), (bytes, told) => typeof decodeText(bytes, told) === 'string'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, told) => {
        fc.pre(!/^(?:\ufeff|\0|<\0)/.test(text));
        expect(decodeText(utf8(text), told)).toBe(text);
      }),
    );
  });
});
