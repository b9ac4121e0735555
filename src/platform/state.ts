import { read, transact } from './database.ts';

/** A small single value by name; `undefined` when it was never set. The caller says, and answers for, its shape. */
export async function readState<Value>(key: string): Promise<Value | undefined> {
  return (await read(['state'], (tx) => tx.objectStore('state').get(key))) as Value | undefined;
}

/** Several small single values of one moment, in one transaction: as `readState`, in the order of the keys. */
export function readStates(keys: readonly string[]): Promise<unknown[]> {
  return read(['state'], (tx) => Promise.all(keys.map((key) => tx.objectStore('state').get(key))));
}

/** Stores, or with `undefined` deletes, a small single value. */
export async function writeState(key: string, value: unknown): Promise<void> {
  await transact(['state'], (tx, operations) => {
    const store = tx.objectStore('state');
    operations.push(value === undefined ? store.delete(key) : store.put(value, key));
  });
}
