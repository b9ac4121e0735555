import { noteFault } from '../platform/faults.ts';

export type Tex = typeof import('../core/tex.ts');

let tex: Tex | undefined;

/** What only a reader of TeX, or of addresses in a text, turns into words. */
const MARKUP = /[\\$~{}`^]|--|''|:\/\/|[a-z]\.[a-z]{2,}\//i;

/** Whether a raw text is more than its characters. Most titles and half of the abstracts are not. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}

/** Fetches the reader of TeX and of addresses. @throws when its script cannot be loaded */
export async function loadTex(): Promise<Tex> {
  tex ??= await import('../core/tex.ts');
  return tex;
}

/** Uses the reader of TeX: at once where it has been fetched. */
export function withTex(use: (tex: Tex) => void): void {
  if (tex) use(tex);
  else loadTex().then(use, (error: unknown) => noteFault('TeX could not be loaded', error));
}
