import type { KindRule } from './kind.ts';

export const slides: readonly KindRule[] = [
  {
    site: /^(?:docs\.google\.com\/presentation|speakerdeck\.com|slideshare\.net)\/|\.(?:pptx?|key|odp)(?:$|[?#])/i,
    kind: 'slides',
  },
  { site: /^(?:(?:.+\.)?(?:neurips|icml|iclr)\.cc|[^/]+\.thecvf\.com)\/virtual\/|poster[^/]*\.pdf$/i, kind: 'poster' },
  { site: /^[^?#]*\.(?:mp3|wav|flac|ogg)(?:$|[?#])/i, kind: 'audio' },
];
