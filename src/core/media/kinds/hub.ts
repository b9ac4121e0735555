import type { KindRule } from './kind.ts';

/** Sites that keep several kinds of thing, told apart by the path. */
export const hub: readonly KindRule[] = [
  { site: /^huggingface\.co\/spaces\/.*(?:leader-?board|arena)/, kind: 'leaderboard' },
  { site: /^huggingface\.co\/spaces\/|^[^/]+\.hf\.space/, kind: 'demo', words: ['leaderboard'] },
  { site: /^huggingface\.co\/papers\//, kind: 'paper' },
  { site: /^(?:huggingface\.co|modelscope\.\w+|kaggle\.com)\/datasets\//, kind: 'dataset' },
  { site: /^(?:huggingface\.co|modelscope\.\w+)\/collections\//, kind: 'collection' },
  { site: /^huggingface\.co\/blog\//, kind: 'blog' },
  { site: /^huggingface\.co\/(?:docs|learn)\//, kind: 'docs' },
  { site: /^modelscope\.\w+\/studios\//, kind: 'demo' },
  { site: /^huggingface\.co\/[^/]+\/[^/]|^(?:modelscope\.\w+|kaggle\.com)\/models\//, kind: 'model' },
  { site: /^huggingface\.co\/|^modelscope\./, kind: 'collection' },
  { site: /^kaggle\.com\/(?:c|competitions)\//, kind: 'leaderboard' },
  { site: /^kaggle\.com\//, kind: 'code' },
];
