import { useState } from 'preact/hooks';
import { sentence } from '../src/core/failure.ts';
import type { Run } from '../src/core/run.ts';
import { about } from '../src/platform/about.ts';
import { neededOrigins, readAllowed } from '../src/platform/ask-permission.ts';
import { copyText } from '../src/platform/clipboard.ts';
import { forgetFaults, listFaults } from '../src/platform/faults.ts';
import { listRuns } from '../src/platform/runs.ts';
import { forgetLoss, lostAt } from '../src/platform/sentinel.ts';
import { loadSettings } from '../src/platform/settings-store.ts';
import { readState, writeState } from '../src/platform/state.ts';
import { readStorageUse } from '../src/platform/storage-use.ts';
import { UNSYNCED } from '../src/platform/sync-marks.ts';
import { moment, shortDate } from '../src/ui/dates.ts';
import { sourceName } from '../src/ui/names.ts';
import { useQuery } from '../src/ui/use-query.ts';
import { numberOf, say, word } from '../src/ui/words.ts';
import { Out, Section } from './parts.tsx';
import { issueUrl, writeReport } from './report.ts';

const LAYOUT = 'layoutUnknown';
const SHOWN = 7;

async function read() {
  const [runs, layout, lost, settings, use, allowed, unsynced, faults] = await Promise.all([
    listRuns(),
    readState<{ readonly at: number }>(LAYOUT),
    lostAt(),
    loadSettings(),
    readStorageUse(),
    readAllowed(),
    readState<number>(UNSYNCED),
    listFaults(),
  ]);
  const missing = neededOrigins().filter((origin) => !allowed.origins.has(origin));
  const report = writeReport({
    ...about(),
    ...{
      settings,
      runs,
      missing,
      papers: use.papers,
      days: use.days,
      layoutUnknownAt: layout?.at,
      lostAt: lost,
      unsynced,
      faults,
    },
  });
  return { runs: runs.slice(0, SHOWN), layout, lost, faults, report };
}

/** What happened lately: runs, failures, notices; and a report to send with a question. */
export function DiagnosticsSection() {
  const { value, again } = useQuery('diagnostics', read, ({ type }) => type === 'run' || type === 'digest');
  const [copied, setCopied] = useState<boolean>();
  const copy = (report: string) =>
    copyText(report).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Section id="diagnostics" title={word('optionsDiagnostics')} intro={word('optionsDiagnosticsIntro')}>
      {value?.lost && (
        <Notice text={word('databaseLost', moment(value.lost))} dismiss={() => void forgetLoss().then(again)} />
      )}
      {value?.layout && (
        <Notice
          text={word('optionsLayoutUnknown', moment(value.layout.at))}
          dismiss={() => void writeState(LAYOUT, undefined).then(again)}
        />
      )}
      {value?.faults[0] && (
        <Notice
          text={word('optionsFaults', moment(value.faults[0].at))}
          dismiss={() => void forgetFaults().then(again)}
        />
      )}
      {value && (value.runs.length > 0 ? <Runs runs={value.runs} /> : <p class="note">{word('optionsNoRuns')}</p>)}
      {value && (
        <p class="row">
          <button type="button" class="button" onClick={() => void copy(value.report)}>
            {word('optionsCopyReport')}
          </button>
          <Out href={issueUrl(value.report)}>{word('optionsReportIssue')}</Out>
        </p>
      )}
      <p role="status">{copied !== undefined && word(copied ? 'optionsCopied' : 'optionsNotCopied')}</p>
      {value && (
        <details>
          <summary>{word('optionsShowReport')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{value.report}</pre>
        </details>
      )}
    </Section>
  );
}

function Notice({ text, dismiss }: { readonly text: string; readonly dismiss: () => void }) {
  return (
    <div class="note warn row">
      <p>{text}</p>
      <button
        type="button"
        class="button small"
        onClick={() => {
          dismiss();
          // It goes: the focus goes on to what stands below the notices.
          document.querySelector<HTMLElement>('#diagnostics .button:not(.small)')?.focus();
        }}
      >
        {word('dismiss')}
      </button>
    </div>
  );
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <ul class="runs">
      {runs.map((run) => (
        <li key={run.day}>
          <b>{shortDate(run.day)}</b> ·{' '}
          {word('optionsAnswered', numberOf(run.answered), numberOf(run.asked), numberOf(run.papers))}{' '}
          <span class="hint">
            {run.finishedAt === undefined ? word('optionsRunning', moment(run.startedAt)) : moment(run.finishedAt)}
          </span>
          {run.failures.length > 0 && (
            <ul>
              {run.failures.map(({ source, list, failure, nextTry }) => (
                <li key={`${source} ${list}`}>
                  {sourceName(source)} {list}: {say(sentence(failure))}{' '}
                  {nextTry !== undefined && word('optionsNextTry', moment(nextTry))}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
