import type { KindRule } from './kind.ts';

export const video: readonly KindRule[] = [
  {
    site: /^(?:youtube\.com|youtu\.be|(?:.+\.)?vimeo\.com|(?:.+\.)?bilibili\.com|b23\.tv|loom\.com|slideslive\.com|videolectures\.net|underline\.io)\//,
    kind: 'video',
  },
  { site: /^[^?#]*\.(?:mp4|webm|mov|m4v|avi|mkv|qt|mpe?g)(?:$|[?#])/, kind: 'video' },
];
