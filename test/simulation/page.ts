/** What a page of the extension does, for the simulation's reader: the platform's own code in a context of its own. */
export { listDays, readDigest } from '../../src/platform/digests.ts';
export { changeMark, mergeIntoMarks, readMarks } from '../../src/platform/marks.ts';
export { send } from '../../src/platform/messages.ts';
export { holdReading } from '../../src/platform/presence.ts';
export { loadSettings, saveSettings } from '../../src/platform/settings-store.ts';
