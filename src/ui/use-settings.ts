import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../core/settings.ts';
import { noteFault } from '../platform/faults.ts';
import { loadSettings, onSettingsChange } from '../platform/settings-store.ts';
import { applyTheme } from './theme.ts';

/** The settings, as soon as they are read and whenever anybody changes them; the theme follows by itself. */
export function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    let gone = false;
    const take = (read: Settings) => {
      if (gone) return;
      applyTheme(read.theme);
      setSettings(read);
    };
    loadSettings().then(take, (error: unknown) => noteFault('settings could not be read', error));
    const stop = onSettingsChange(take);
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return settings;
}
