import type { CellPart } from './media.ts';

/**
 * What stands in a text of arXiv's pages: words, and arXiv's links to elsewhere as they were written down. `textContent`
 * would lose the addresses, `innerText` would lay the page out.
 */
export function cellParts(cell: Node): CellPart[] {
  const parts: CellPart[] = [];
  for (let node = cell.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? '');
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    const { localName, className } = element;
    if (localName === 'br') parts.push('\n');
    else if (/\blink-external\b/.test(className))
      parts.push({ href: element.getAttribute('href') ?? '', text: element.textContent });
    else if (className !== 'descriptor' && localName !== 'script') parts.push(...cellParts(element));
  }
  return parts;
}
