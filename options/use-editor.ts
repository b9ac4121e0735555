import { useEffect, useRef, useState } from 'preact/hooks';
import { bytesOf, SETTINGS_BYTES } from '../src/core/fit-settings.ts';
import type { Settings } from '../src/core/settings.ts';
import { loadSettings, onSettingsChange, saveSettings } from '../src/platform/settings-store.ts';
import { applyTheme } from '../src/ui/theme.ts';

/** How the last change fared. `local`: kept on this device only; `full`: there is no more room for words. */
export type Saving = 'unchanged' | 'saving' | 'saved' | 'local' | 'full' | 'failed';

type Change = Partial<Settings> | ((settings: Settings) => Partial<Settings>);

export interface Editor {
  readonly settings: Settings;
  readonly saving: Saving;
  /** Shows a change at once and saves it soon. A function gets the settings as they are by then. */
  readonly change: (fields: Change) => void;
  /** Saves now what waits. */
  readonly flush: () => void;
}

/** Typing is saved after a rest of this many ms, so that a change is stored well within a second. */
const REST = 300;

/** The settings while they are being edited; `undefined` until they are read. */
export function useEditor(): Editor | undefined {
  const [settings, setSettings] = useState<Settings>();
  const [saving, setSaving] = useState<Saving>('unchanged');
  // What was changed here and is not stored yet: it goes before what storage says.
  const open = useRef<{ current?: Settings; waiting: Partial<Settings>; sent: Partial<Settings>; timer?: number }>({
    waiting: {},
    sent: {},
  });

  const show = useRef((stored: Settings) => {
    const { waiting, sent } = open.current;
    const shown = { ...stored, ...sent, ...waiting };
    open.current.current = shown;
    applyTheme(shown.theme);
    setSettings(shown);
  }).current;

  const flush = useRef(() => {
    clearTimeout(open.current.timer);
    const { waiting } = open.current;
    if (Object.keys(waiting).length === 0) return;
    open.current.waiting = {};
    open.current.sent = { ...open.current.sent, ...waiting };
    saveSettings(waiting).then(
      (saved) => {
        open.current.sent = without(open.current.sent, waiting);
        setSaving(saved === 'synced' ? 'saved' : 'local');
      },
      () => {
        open.current.sent = without(open.current.sent, waiting);
        open.current.waiting = { ...waiting, ...open.current.waiting };
        setSaving('failed');
      },
    );
  }).current;

  const change = useRef((wanted: Change) => {
    const { current } = open.current;
    if (!current) return;
    const fields = typeof wanted === 'function' ? wanted(current) : wanted;
    const next = { ...current, ...fields };
    open.current.current = next;
    setSettings(next);
    if (fields.theme) applyTheme(fields.theme);
    clearTimeout(open.current.timer);
    if (bytesOf(next) > SETTINGS_BYTES && bytesOf(next) > bytesOf(current)) {
      setSaving('full');
      return;
    }
    open.current.waiting = { ...open.current.waiting, ...fields };
    setSaving('saving');
    open.current.timer = setTimeout(flush, REST) as unknown as number;
  }).current;

  useEffect(() => {
    loadSettings().then(show, () => setSaving('failed'));
    const stop = onSettingsChange(show);
    const leave = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('focusout', flush);
    document.addEventListener('visibilitychange', leave);
    addEventListener('pagehide', flush);
    return () => {
      flush();
      stop();
      document.removeEventListener('focusout', flush);
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('pagehide', flush);
    };
  }, [flush, show]);

  return settings && { settings, saving, change, flush };
}

/** Fields that were sent and have not been changed again since. */
function without(sent: Partial<Settings>, stored: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(sent).filter(([key, value]) => stored[key as keyof Settings] !== value),
  ) as Partial<Settings>;
}
