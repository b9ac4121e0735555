import type { Day } from '../core/day.ts';
import { database, transact } from './database.ts';
import type { Picture } from './schema.ts';

/** A stored picture by its address; `undefined` when it was not fetched. Show it with `URL.createObjectURL(blob)`. */
export async function readPicture(url: string): Promise<Picture | undefined> {
  return (await database()).get('pictures', url);
}

/** The pictures of one day's papers, by address. */
export async function readPictures(day: Day): Promise<Map<string, Picture>> {
  const pictures = await (await database()).getAllFromIndex('pictures', 'day', day);
  return new Map(pictures.map((picture) => [picture.url, picture]));
}

export async function writePicture(picture: Picture): Promise<void> {
  await transact(['pictures'], 'readwrite', (tx, operations) => {
    operations.push(tx.objectStore('pictures').put(picture));
  });
}

/** Throws all pictures away: the setting was switched off. */
export async function clearPictures(): Promise<void> {
  await transact(['pictures'], 'readwrite', (tx, operations) => {
    operations.push(tx.objectStore('pictures').clear());
  });
}
