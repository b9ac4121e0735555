import type { KindRule } from './kind.ts';

export const video: readonly KindRule[] = [
  ['video', 'youtube youtu.be vimeo bilibili b23.tv loom.com slideslive videolectures.net underline.io'],
  ['video', '', /\.(?:mp4|webm|mov|m4v|avi|mkv|qt|mpe?g)(?:$|[?#])/],
];
