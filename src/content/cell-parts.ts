import type { CellPart } from '../core/media/index.ts';

/**
 * What stands in a text of arXiv's pages: words, and arXiv's links to elsewhere as they were written down. `textContent`
 * would lose the addresses, `innerText` would lay the page out.
 */
export function cellParts(cell: Node): CellPart[] {
  const parts: CellPart[] = [];
  for (const node of cell.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? '');
    if (!(node instanceof Element) || node.matches('.descriptor, script')) continue;
    const href = node.matches('a.link-external') && node.getAttribute('href');
    if (href) parts.push({ href, text: node.textContent });
    else if (node.localName === 'br') parts.push('\n');
    else parts.push(...cellParts(node));
  }
  return parts;
}
