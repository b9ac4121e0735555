import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanParagraphs } from '../../../src/core/sources/clean-text.ts';

const messy = fc.array(
  fc.oneof(fc.constantFrom(' ', '\n', '\t', '\n  ', '\0', '\u202e', '\ud800', 'e\u0301', '<b>', 'x'), fc.string()),
  { maxLength: 60 },
);

describe('cleanLine', () => {
  it('leaves one line without outer, double or unseen signs, and is done after once', () => {
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 80 }), (parts, most) => {
        const line = cleanLine(parts.join(''), most);
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line).not.toMatch(/^\s|\s$|\s\s|[^\S ]|\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(cleanLine(line, most)).toBe(line);
      }),
    );
  });

  it('leaves TeX and tags alone', () => {
    expect(cleanLine('  A <b>$x^2$</b>\n  \\"u ', 100)).toBe('A <b>$x^2$</b> \\"u');
  });

  it('keeps no more accents on a letter than a script needs', () => {
    expect(cleanLine(`a${'\u0301'.repeat(500)}b`, 1000)).toBe(`a${'\u0301'.repeat(8)}b`);
  });
});

describe('cleanParagraphs', () => {
  it('begins a paragraph at a blank or an empty line, and joins wrapped ones', () => {
    expect(cleanParagraphs('  One\ntwo.\n  Three\r\nfour.\n\nFive.\n', 100)).toBe('One two.\nThree four.\nFive.');
  });

  it('stays in its bounds', () => {
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 80 }), (parts, most) => {
        const text = cleanParagraphs(parts.join(''), most);
        expect(text.length).toBeLessThanOrEqual(most);
        expect(text).not.toMatch(/\n\n|^\s|\s$|\t|\r/);
      }),
    );
  });
});
