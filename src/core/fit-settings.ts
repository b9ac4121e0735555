import type { Settings } from './settings.ts';
import { TOPIC_STAMP, topicKeys } from './topic-keys.ts';

/** All settings together are one item of `storage.sync`, which takes 8,192 bytes: room is left for a later field. */
export const SETTINGS_BYTES = 6000;

/** Bytes a value takes in `storage.sync`: its JSON as UTF-8. Chromium writes `<` as six characters. */
export function bytesOf(value: unknown): number {
  const json = JSON.stringify(value);
  return new TextEncoder().encode(json).length + 5 * (json.split('<').length - 1);
}

/**
 * Makes settings fit `SETTINGS_BYTES`: first memories of removed topics go, oldest first, then the last entry of
 * whatever list takes the most. The options page says when there is no more room, so people meet this only through
 * an import or a merge.
 */
export function fitSettings(settings: Settings): Settings {
  let bytes = bytesOf(settings);
  if (bytes <= SETTINGS_BYTES) return settings;
  const fitted = structuredClone(settings);
  const names = new Set(topicKeys(fitted.topics));
  const memories = Object.entries(fitted.stamps).filter(([key]) => key.startsWith(TOPIC_STAMP) && !names.has(key));
  memories.sort((a, b) => a[1] - b[1]);
  for (const [key] of memories) {
    if (bytes <= SETTINGS_BYTES) return fitted;
    delete fitted.stamps[key];
    bytes = bytesOf(fitted);
  }
  const lists = [
    ...fitted.topics.flatMap((topic) => [topic.keywords, topic.authors, topic.excludedKeywords, topic.categories]),
    ...[fitted.neverWords, fitted.neverAuthors, fitted.sourcesOff],
  ].map((list) => ({ list, bytes: bytesOf(list) }));
  while (bytes > SETTINGS_BYTES) {
    const longest = lists.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    if (longest.list.length === 0) break;
    const freed = bytesOf(longest.list.pop()) + 1;
    longest.bytes -= freed;
    bytes -= freed;
  }
  while (bytesOf(fitted) > SETTINGS_BYTES && fitted.topics.length > 1) fitted.topics.pop();
  return fitted;
}
