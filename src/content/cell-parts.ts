import type { CellPart } from '../core/media/index.ts';

/**
 * What stands in a text of arXiv's pages: words, and arXiv's links to elsewhere as they were written down. `textContent`
 * would lose the addresses, `innerText` would lay the page out.
 */
export function cellParts(cell: Node): CellPart[] {
  const parts: CellPart[] = [];
  for (let node = cell.firstChild; node; node = node.nextSibling) {
    if (!(node instanceof Element)) {
      if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? '');
    } else if (node.localName === 'br') parts.push('\n');
    else if (node.className === 'descriptor' || node.localName === 'script') continue;
    else if (node.classList.contains('link-external'))
      parts.push({ href: node.getAttribute('href') ?? '', text: node.textContent });
    else parts.push(...cellParts(node));
  }
  return parts;
}
