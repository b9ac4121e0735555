/** Puts text on the clipboard; works in answer to a click or key only. @throws when the browser refuses. */
export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}
