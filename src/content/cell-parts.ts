import type { CellPart } from './media.ts';

/**
 * What stands in a text of arXiv's pages: words, and arXiv's links to elsewhere as they were written down. `textContent`
 * would lose the addresses, `innerText` would lay the page out.
 */
export function cellParts(cell: Node): CellPart[] {
  const parts: CellPart[] = [];
  for (let node = cell.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) parts.push(node.data);
    if (!(node instanceof Element)) continue;
    const { localName, className } = node;
    if (localName === 'br') parts.push('\n');
    else if (/\blink-external\b/.test(className))
      parts.push({ href: node.getAttribute('href') ?? '', text: node.textContent });
    else if (className !== 'descriptor' && localName !== 'script') parts.push(...cellParts(node));
  }
  return parts;
}
