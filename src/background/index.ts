import { onWake } from '../platform/alarm.ts';
import { database } from '../platform/database.ts';
import { onInstalled, onStarted } from '../platform/lifecycle.ts';
import { bringBackMarks } from '../platform/marks.ts';
import { onMarksChange } from '../platform/marks-mirror.ts';
import { answer } from '../platform/messages.ts';
import { onNoticeClick } from '../platform/notices.ts';
import { onAllowed } from '../platform/permissions.ts';
import { onSettingsChange } from '../platform/settings-store.ts';
import { syncSaved, watchSaved } from '../platform/sync-marks.ts';
import { openOwn } from '../platform/tabs.ts';
import { handlers } from './answers.ts';
import { welcome } from './chores/welcome.ts';
import { guarded } from './guard.ts';
import { retry } from './retry.ts';
import { applySettings } from './settings-change.ts';
import { tick, tickAfter } from './tick.ts';
import { ensure } from './wake.ts';

// Every listener is registered in the first turn: one that comes later misses the event that started the worker.
onWake(() => guarded(tick));
onInstalled(() => guarded(tick));
onStarted(() => guarded(tick));
onInstalled(() => guarded(bringBackMarks));
onInstalled(() => guarded(syncSaved));
onInstalled((reason) => guarded(() => welcome(reason)));
onNoticeClick(() => guarded(() => openOwn('popup/index.html')));
onStarted(() => guarded(bringBackMarks));
onStarted(() => guarded(syncSaved));
watchSaved();
onSettingsChange(() => void guarded(applySettings));
// The reader has allowed a host again: what waited for that is asked now.
onAllowed(() => void guarded(() => tickAfter(() => retry('no-permission'))));
onMarksChange(() => void guarded(() => tick(true)));
answer(handlers);
void guarded(ensure);
// Whatever woke the worker asks the database: it opens while the event is on its way. A failure is told to who asks.
database().catch(() => undefined);
