import type { KindRule } from './kind.ts';

export const demo: readonly KindRule[] = [
  {
    site: /^[^/]+\.(?:streamlit\.app|gradio\.(?:app|live)|run\.app|onrender\.com|shinyapps\.io)(?:\/|$)/,
    kind: 'demo',
  },
  {
    site: /^(?:apps\.apple\.com|play\.google\.com|chromewebstore\.google\.com|colab\.research\.google\.com|replicate\.com)\//,
    kind: 'demo',
  },
];
