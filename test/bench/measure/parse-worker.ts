import type { Day } from '../../../src/core/day.ts';
import { arxivFeed } from '../../../src/core/sources/arxiv-feed.ts';

/** A worker that fetches a feed and does nothing but read it: the floor of memory. What was read stays until the next. */
declare const chrome: {
  runtime: {
    onMessage: {
      addListener(listener: (message: unknown, sender: unknown, answer: (reply: unknown) => void) => boolean): void;
    };
  };
};
let kept: unknown;

chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  const { url, day } = message as { url: string; day: Day };
  void (async () => {
    const body = await (await fetch(url, { cache: 'no-store' })).text();
    kept = arxivFeed.read({ question: { source: arxivFeed.name, day, url, list: 'math.CO' }, body, at: 0 });
    reply((kept as unknown[]).length);
  })();
  return true;
});
