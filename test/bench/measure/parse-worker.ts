import type { Day } from '../../../src/core/day.ts';
import { arxivFeed } from '../../../src/core/sources/arxiv-feed.ts';

/** A worker that fetches a feed and does nothing but read it: the floor of memory. */
declare const chrome: {
  runtime: {
    onMessage: {
      addListener(listener: (message: unknown, sender: unknown, answer: (reply: unknown) => void) => boolean): void;
    };
  };
};

chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  const { url, day } = message as { url: string; day: Day };
  void (async () => {
    const body = await (await fetch(url, { cache: 'no-store' })).text();
    const read = arxivFeed.read({ question: { source: arxivFeed.name, day, url, list: 'math.CO' }, body, at: 0 });
    // The text and what was read of it are held together, long enough to be seen by whoever looks at the heap.
    await new Promise((resolve) => setTimeout(resolve, 100));
    reply(read.length + body.length);
  })();
  return true;
});
