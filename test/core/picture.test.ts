import { expect, it } from 'vitest';
import { pictureType, stillOf } from '../../src/core/picture.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it('knows pictures by what they begin with', () => {
  expect(pictureType(bytes('\x89PNG\r\n\x1a\n----'))).toBe('image/png');
  expect(pictureType(bytes('\xff\xd8\xff\xe0--------'))).toBe('image/jpeg');
  expect(pictureType(bytes('GIF89a'))).toBe('image/gif');
  expect(pictureType(bytes('RIFF\x01\x02\x03\x04WEBPVP8 '))).toBe('image/webp');
  for (const other of ['', 'GIF', '<svg xmlns=', '<!DOCTYPE html>', 'RIFF\x01\x02\x03\x04WAVE', '%PDF-1.7']) {
    expect(pictureType(bytes(other))).toBeUndefined();
  }
});

it('shows the first that does not play', () => {
  const at = (name: string) => `https://cdn-uploads.huggingface.co/x/${name}`;
  expect(stillOf([at('a.mp4'), at('b.qt'), at('c.PNG'), at('d.png')])).toBe(at('c.PNG'));
  expect(stillOf([at('a.webm'), at('b')])).toBeUndefined();
});
