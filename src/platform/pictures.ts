import type { Day } from '../core/day.ts';
import { read, transact } from './database.ts';
import type { Picture } from './schema.ts';

/** A stored picture by its address; `undefined` when it was not fetched. Show it with `URL.createObjectURL(blob)`. */
export async function readPicture(url: string): Promise<Picture | undefined> {
  return read(['pictures'], (tx) => tx.objectStore('pictures').get(url));
}

/** The pictures of one day's papers, by address. */
export async function readPictures(day: Day): Promise<Map<string, Picture>> {
  const pictures = await read(['pictures'], (tx) => tx.objectStore('pictures').index('day').getAll(day));
  return new Map(pictures.map((picture) => [picture.url, picture]));
}

export async function writePicture(picture: Picture): Promise<void> {
  await transact(['pictures'], (tx, operations) => {
    operations.push(tx.objectStore('pictures').put(picture));
  });
}

/** Throws all pictures away: the setting was switched off. */
export async function clearPictures(): Promise<void> {
  await transact(['pictures'], (tx, operations) => {
    operations.push(tx.objectStore('pictures').clear());
  });
}

/** Throws away the oldest pictures, so that what stays has at most `most` bytes. */
export async function prunePictures(most: number): Promise<void> {
  await transact(['pictures'], async (tx, operations) => {
    const store = tx.objectStore('pictures');
    let bytes = 0;
    for (const { url, blob } of (await store.index('day').getAll()).reverse()) {
      bytes += blob.size;
      if (bytes > most) operations.push(store.delete(url));
    }
  });
}
