import { onWake } from '../platform/alarm.ts';
import { onInstalled, onStarted } from '../platform/lifecycle.ts';
import { onMarksChange } from '../platform/marks-mirror.ts';
import { answer } from '../platform/messages.ts';
import { onSettingsChange } from '../platform/settings-store.ts';
import { syncSaved, watchSaved } from '../platform/sync-marks.ts';
import { handlers } from './answers.ts';
import { showBadge } from './badge.ts';
import { guarded } from './guard.ts';
import { applySettings } from './settings-change.ts';
import { tick } from './tick.ts';
import { ensure } from './wake.ts';

// Every listener is registered in the first turn: one that comes later misses the event that started the worker.
onWake(() => guarded(tick));
onInstalled(() => guarded(tick));
onStarted(() => guarded(tick));
onInstalled(() => guarded(syncSaved));
onStarted(() => guarded(syncSaved));
watchSaved();
onSettingsChange(() => void guarded(applySettings));
onMarksChange(() => void guarded(showBadge));
onMarksChange(() => void guarded(() => tick(true)));
answer(handlers);
void guarded(ensure);
