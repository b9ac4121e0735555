import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeOf, decodeEntities, walkHtml } from '../../src/core/html.ts';

function walk(html: string): string[] {
  const seen: string[] = [];
  walkHtml(html, {
    text: (text) => void seen.push(text),
    open: (name, attributes) => void seen.push(`<${name}${attributes}>`),
    close: (name) => void seen.push(`</${name}>`),
  });
  return seen;
}

describe('walkHtml', () => {
  it('tells tags from text, comments and raw insides', () => {
    expect(walk('a<B c="x>y">1 < 2<!-- <i> --></b ><script>if (a<b) "</i>"</script>z')).toEqual([
      ...['a', '<b c="x>y">', '1 ', '<', ' 2', '</b>', '<script>', '</script>', 'z'],
    ]);
  });

  it.each(['<a', '<a href="x', '<!-- x', '<script>x', '</a', '<?x'])('ends where %s never does', (html) => {
    const handler = { text: () => undefined, open: () => undefined, close: () => undefined };
    expect(walkHtml(`t${html}`, handler)).toBe(false);
  });

  it.each(['<a>', '<', '<!---->', '</a>', '<a b="'])('gives up on a flood of %s', (piece) => {
    let steps = 0;
    const count = () => {
      steps += 1;
    };
    expect(walkHtml(piece.repeat(2_000_000), { text: count, open: count, close: count })).toBe(false);
    expect(steps).toBeLessThanOrEqual(600_002);
  });

  it('loses no text of a page without markup', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const bare = text.replaceAll('<', '(');
        expect(walk(bare).join('')).toBe(bare);
      }),
    );
  });
});

describe('attributeOf', () => {
  it.each([
    [` class='a b' id=x`, 'id', 'x'],
    [' href ="/abs/1" title="A &amp; B"', 'title', 'A & B'],
    [' data-id="no" id="yes"', 'id', 'yes'],
    [' title="id=no"', 'id', undefined],
    [' checked id', 'id', ''],
  ])('%j %s', (attributes, name, value) => {
    expect(attributeOf(attributes, name)).toBe(value);
  });
});

describe('decodeEntities', () => {
  it.each([
    ['&amp;lt; &#60;&#x3C; &quot;&#39;&nbsp;|', '&lt; << "\' |'],
    ['&unknown; &constructor; & &;', '&unknown; &constructor; & &;'],
    ['&#0; &#55296; &#x110000;', '\ufffd \ufffd \ufffd'],
  ])('%s', (html, text) => {
    expect(decodeEntities(html)).toBe(text);
  });
});
