import { describe, expect, it } from 'vitest';
import { hasKeyword, prepareKeyword } from '../../../src/core/ranking/text/find-keyword.ts';
import { readWords } from '../../../src/core/ranking/text/read-words.ts';

function finds(keyword: string, text: string): boolean {
  const prepared = prepareKeyword(keyword);
  if (!prepared) throw new Error(`no word in ${keyword}`);
  return hasKeyword(prepared, readWords(text), text);
}

describe('hasKeyword', () => {
  it.each([
    ['diffusion model', 'Latent Diffusion Models are slow'],
    ['LLM', 'on LLMs and their users'],
    ['text-to-image', 'text to image synthesis'],
    ['multimodal', 'A multi-modal benchmark'],
    ['multi-modal', 'multimodal learning'],
    ['"chain of thought"', 'Chain-of-Thought prompting'],
    ['Schrödinger bridge', 'a Schr\\"odinger bridge'],
    ['quanti*', 'Quantization-aware training'],
    ['C++', 'code in C++ and Rust'],
    ['AdS/CFT', 'the AdS/CFT correspondence'],
    ['3D', 'monocular 3D detection'],
  ])('%s is in: %s', (keyword, text) => {
    expect(finds(keyword, text)).toBe(true);
  });

  it.each([
    ['art', 'state of the arithmetic'],
    ['diffusion model', 'models of diffusion'],
    ['reason', 'reasoning at length'],
    ['quanti*', 'an antiquanti'],
    ['C++', 'the letter C'],
    ['constructor', 'nothing of that kind'],
  ])('%s is not in: %s', (keyword, text) => {
    expect(finds(keyword, text)).toBe(false);
  });

  it('refuses what holds no word', () => {
    expect(['', '  ', '"-"', '*'].map(prepareKeyword)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
