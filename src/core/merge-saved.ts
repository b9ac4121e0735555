import type { Mark } from './mark.ts';
import { compareIds, type PaperId, parseId } from './paper.ts';

/** Items of `storage.sync` that carry saved ids: together with the settings they stay under its 102,400 bytes. */
export const SAVED_KEYS: readonly string[] = Array.from({ length: 11 }, (_, at) => `saved:${at}`);
/** An item may have 8,192 bytes, its key included. */
const ITEM_BYTES = 8000;
/** A save taken back is remembered this long, so that a device that was away does not bring it back. */
const MEMORY = 120 * 86_400_000;

/** A paper was saved, or the save taken back, at a moment (ms since 1970, UTC): what devices tell one another. */
export interface SavedStamp {
  readonly id: PaperId;
  readonly saved: boolean;
  readonly at: number;
}

/** Which item an id travels in; never changed, since all devices must agree. */
function bucketOf(id: PaperId): number {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003;
  return hash % SAVED_KEYS.length;
}

/** What a mark says of being saved; `undefined` when it never was. */
export function savedStamp({ id, savedAt = 0, unsavedAt = 0 }: Mark): SavedStamp | undefined {
  if (savedAt === 0 && unsavedAt === 0) return undefined;
  return savedAt > unsavedAt ? { id, saved: true, at: savedAt } : { id, saved: false, at: unsavedAt };
}

/** A stamp as a change of a mark. */
export function markOf({ id, saved, at }: SavedStamp): Mark {
  return saved ? { id, savedAt: at } : { id, unsavedAt: at };
}

/** Of two stamps of one paper the later; in the same millisecond a save is taken back, as with marks. */
function later(a: SavedStamp | undefined, b: SavedStamp): SavedStamp {
  if (!a || b.at > a.at) return b;
  return b.at === a.at && a.saved ? b : a;
}

/** Every id once, with its latest stamp; the same in whichever order they come. */
export function mergeSaved(...lists: readonly (readonly SavedStamp[])[]): SavedStamp[] {
  const merged = new Map<PaperId, SavedStamp>();
  for (const stamp of lists.flat()) merged.set(stamp.id, later(merged.get(stamp.id), stamp));
  return [...merged.values()];
}

/**
 * Packs stamps into items of `storage.sync`, each a string of `id+stamp` (saved) and `id~stamp` (taken back), stamps in
 * base 36, parted by spaces. Where an item has no room for all, old memories of taken-back saves go first, then what
 * was saved longest ago: it stays saved on this device.
 * @param now ms since 1970 (UTC).
 */
export function packSaved(stamps: readonly SavedStamp[], now: number): { items: Record<string, string>; left: number } {
  const buckets = SAVED_KEYS.map((): SavedStamp[] => []);
  for (const stamp of stamps) if (stamp.saved || stamp.at > now - MEMORY) buckets[bucketOf(stamp.id)]?.push(stamp);
  const items: Record<string, string> = {};
  let left = 0;
  for (const [at, bucket] of buckets.entries()) {
    bucket.sort((a, b) => Number(b.saved) - Number(a.saved) || b.at - a.at || compareIds(a.id, b.id));
    let bytes = 0;
    const kept = bucket.filter((stamp) => {
      bytes += print(stamp).length + 1;
      if (bytes > ITEM_BYTES && stamp.saved) left += 1;
      return bytes <= ITEM_BYTES;
    });
    // In a fixed order, so that an unchanged item is not written again.
    if (kept.length > 0) items[SAVED_KEYS[at] as string] = kept.map(print).sort().join(' ');
  }
  return { items, left };
}

function print({ id, saved, at }: SavedStamp): string {
  return `${id}${saved ? '+' : '~'}${at.toString(36)}`;
}

const STAMP = /^(.{9,40})([+~])([0-9a-z]{1,9})$/;

/** Reads items of `storage.sync`, whoever wrote them; what is no stamp is passed over. */
export function readSaved(items: Readonly<Record<string, unknown>>): SavedStamp[] {
  const stamps = SAVED_KEYS.flatMap((key) => {
    const packed = Object.hasOwn(items, key) ? items[key] : undefined;
    if (typeof packed !== 'string') return [];
    return packed
      .slice(0, 2 * ITEM_BYTES)
      .split(' ')
      .flatMap(readStamp);
  });
  return mergeSaved(stamps);
}

function readStamp(text: string): SavedStamp[] {
  const match = STAMP.exec(text);
  const id = match?.[1] === undefined ? undefined : parseId(match[1])?.id;
  const at = Number.parseInt(match?.[3] ?? '', 36);
  return id && at > 0 && at < 4_102_444_800_000 ? [{ id, saved: match?.[2] === '+', at }] : [];
}
