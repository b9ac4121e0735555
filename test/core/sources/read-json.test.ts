import { describe, expect, it } from 'vitest';
import { Failed } from '../../../src/core/failure.ts';
import { hasAnyOf, readJson } from '../../../src/core/sources/read-json.ts';

function failure(body: string): string | undefined {
  try {
    readJson(body);
    return undefined;
  } catch (error) {
    return error instanceof Failed ? error.failure.kind : `escaped: ${error}`;
  }
}

describe('readJson', () => {
  it('refuses what is longer than any honest answer before reading it', () => {
    expect(failure(`"${'a'.repeat(4 * 1024 * 1024)}"`)).toBe('too-large');
    expect(failure(`"${'a'.repeat(4 * 1024 * 1024 - 2)}"`)).toBeUndefined();
  });

  it.each(['', '{', '<html></html>', 'NaN', '{"a":Infinity}', "{'a':1}", '[1,]', `${'['.repeat(100_000)}`])(
    'calls %.20j unreadable',
    (body) => {
      expect(failure(body)).toBe('unreadable');
    },
  );

  it('keeps names of prototypes as plain fields', () => {
    expect(readJson('{"__proto__":{"polluted":1},"a":1,"a":2}')).toHaveProperty('a', 2);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('hasAnyOf', () => {
  it.each([
    [{ models: [] }, true],
    [{ error: 'slow down' }, false],
    [{}, false],
    [[], false],
    [null, false],
    ['models', false],
    [JSON.parse('{"__proto__":1,"constructor":1}'), false],
  ])('%j: %s', (raw, known) => {
    expect(hasAnyOf(raw, { models: 0, datasets: 0 })).toBe(known);
  });
});
