import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIGNALS, WEIGHTS } from '../../../src/core/ranking/index.ts';
import messages from '../../../src/static/_locales/en/messages.json' with { type: 'json' };

const FOLDER = resolve(import.meta.dirname, '../../../src/core/ranking');

describe('the registry of signals', () => {
  it('names every file beside it, once, with a weight', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
    const names = SIGNALS.map(({ name }) => name);
    expect([...names].sort()).toEqual(files.map((file) => file.slice(0, -3)).sort());
    expect(Object.keys(WEIGHTS).sort()).toEqual([...names].sort());
  });

  it('has words for every reason', () => {
    const kinds = ['Project', 'Demo', 'Video', 'Code', 'Model', 'Dataset', 'Leaderboard'].map((kind) => `Has${kind}`);
    const keys = [
      'Author',
      'Keyword',
      'Category',
      'Votes',
      'Comments',
      'Stars',
      'Prior',
      'PriorAgainst',
      'Taste',
      'TasteAgainst',
    ];
    for (const key of [...keys, ...kinds]) expect(messages).toHaveProperty(`reason${key}`);
  });
});
