import type { KindRule } from './kind.ts';

/** What was shown and heard at a meeting; pictures and sound. */
export const talk: readonly KindRule[] = [
  ['slides', 'speakerdeck slideshare'],
  ['slides', '', /^\/presentation\/d\/|\.(?:pptx?|key|odp)$/],
  ['poster', 'neurips icml iclr thecvf', /^\/virtual\//],
  ['poster', '', /poster[^/]*\.(?:pdf|png)$/],
  ['supplement', '', /\.(?:png|jpe?g|gif|webp|svg)$/],
  ['audio', '', /\.(?:mp3|wav|flac|ogg)$/],
];
