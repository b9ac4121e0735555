import type { KindRule } from './kind.ts';

/** What was shown at a meeting, and sound. */
export const slides: readonly KindRule[] = [
  {
    site: /^(?:docs\.google\.com\/presentation|speakerdeck\.com|slideshare\.net)\/|\.(?:pptx?|key|odp)(?:$|[?#])/,
    kind: 'slides',
  },
  {
    site: /^(?:[^/]+\.)?(?:(?:neurips|nips|icml|iclr|eccv)\.cc|thecvf\.com|ecva\.net)\/virtual\/|poster[^/]*\.(?:pdf|png)$/,
    kind: 'poster',
  },
  { site: /^[^?#]*\.(?:mp3|wav|flac|ogg)(?:$|[?#])/, kind: 'audio' },
];
