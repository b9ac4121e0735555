import { SAVED_KEYS } from '../core/merge-saved.ts';
import { browser } from './browser.ts';
import { announce } from './changes.ts';
import { transact } from './database.ts';
import { forgetFaults } from './faults.ts';
import { clearMirror } from './marks-mirror.ts';
import { forgetSettings } from './settings-store.ts';

const CACHE = [
  'papers',
  'listings',
  'digests',
  'shelves',
  'questions',
  'runs',
  'validators',
  'looks',
  'pictures',
] as const;

/**
 * Forgets what was fetched: papers, days, pictures, and what has been noted about asking for them. What is the user's
 * (marks, settings) stays. Small values go with it, the learned taste among them: all of them can be made again.
 */
export async function forgetFetched(): Promise<void> {
  await transact([...CACHE, 'state'], (tx, operations) => {
    for (const store of CACHE) operations.push(tx.objectStore(store).clear());
    operations.push(tx.objectStore('state').clear());
  });
  announce({ type: 'digest' });
}

/**
 * Forgets everything on this device: what was fetched, marks, settings, and what this device has put into
 * `storage.sync`. Other devices of the same account keep what they have.
 */
export async function forgetEverything(): Promise<void> {
  await clearMirror();
  await browser.storage.sync.remove([...SAVED_KEYS]).catch(() => undefined);
  await transact([...CACHE, 'state', 'marks'], (tx, operations) => {
    for (const store of [...CACHE, 'state', 'marks'] as const) operations.push(tx.objectStore(store).clear());
  });
  await forgetSettings();
  await forgetFaults();
  announce({ type: 'marks' });
  announce({ type: 'digest' });
}
