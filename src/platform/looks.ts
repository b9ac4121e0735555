import type { PaperId } from '../core/paper.ts';
import { announce } from './changes.ts';
import { read, transact } from './database.ts';
import type { Look } from './schema.ts';

/** The answer of the last "Look for more" about a paper; "nothing found" is an empty list of links. */
export async function readLook(id: PaperId): Promise<Look | undefined> {
  return read(['looks'], (tx) => tx.objectStore('looks').get(id));
}

export async function writeLook(look: Look): Promise<void> {
  await transact(['looks'], (tx, operations) => {
    operations.push(tx.objectStore('looks').put(look));
  });
  announce({ type: 'looks', id: look.id });
}
