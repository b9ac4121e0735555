import type { KindRule } from './kind.ts';

/** Everything else is somebody's page, file or short link, and mostly only the sentence can tell what is there. */
export const page: readonly KindRule[] = [
  ['other', 'docs.google.com forms.gle'],
  ['demo', 'streamlit gradio run.app onrender shinyapps replicate apps.apple.com play.google.com chromewebstore colab'],
  ['supplement', '', /\/[^/]*(?:supp|appendi)[^/]*\.pdf$/],
  ['paper', '', /\.(?:pdf|ps|ps\.gz|djvu)$/, 'supplement slides poster'],
  ['dataset', 'drive.google.com dropbox box.com sharepoint pan.baidu.com 1drv.ms', 0, '*'],
  [
    'project',
    'bit.ly tinyurl aka.ms goo.gl goo.gle dub.sh shorturl w3id.org url rb.gy cutt.ly rebrand.ly purl.org ibm.biz is.gd tiny.cc go',
    0,
    '*',
  ],
  ['leaderboard', 'leaderboard leaderboards', 0, 'project'],
  ['leaderboard', '', /\/leader-?boards?\b/, 'project'],
  ['dataset', '', /\/data-?sets?\/[^/]/, 'project leaderboard'],
  ['project', 'github.io sites.google.com research.nvidia.com', 0, 'demo leaderboard docs blog other'],
  ['project', '', 0, 'video demo leaderboard slides poster supplement paper dataset docs blog audio other'],
];
