import type { SourceFailure } from '../src/core/digest.ts';
import { REPOSITORY } from '../src/core/project.ts';
import type { Run } from '../src/core/run.ts';
import type { Settings } from '../src/core/settings.ts';
import type { Fault } from '../src/platform/faults.ts';

export interface ReportInput {
  readonly version: string;
  readonly agent: string;
  readonly settings: Settings;
  readonly runs: readonly Run[];
  readonly papers: number;
  readonly days: number;
  /** When arXiv's page was last not as we know it, and when the database was last lost; ms since 1970 (UTC). */
  readonly layoutUnknownAt?: number | undefined;
  readonly lostAt?: number | undefined;
  readonly missing: readonly string[];
  /** Saved papers that found no room in the browser's sync. */
  readonly unsynced?: number | undefined;
  readonly faults: readonly Fault[];
}

/**
 * What helps to find a fault: versions, times, counts and failures. Nothing private is in it: no topics, categories,
 * words, names, papers or addresses that somebody asked for. English, since it is for whoever mends it.
 */
export function writeReport(input: ReportInput): string {
  const { settings, runs } = input;
  const time = (at: number) => new Date(at).toISOString();
  return [
    `ArXiv Daily Show ${input.version}`,
    input.agent,
    `stored: ${input.papers} papers, ${input.days} days`,
    `settings: ${settings.topics.length} topics, ${settings.highlights} highlights, ${settings.schedule}` +
      `, off: ${settings.sourcesOff.filter((name) => /^[a-z-]+$/.test(name)).join(' ') || 'none'}`,
    `hosts not allowed: ${input.missing.join(' ') || 'none'}`,
    ...(input.unsynced ? [`saved papers without room in sync: ${input.unsynced}`] : []),
    ...(input.layoutUnknownAt ? [`layout of an arXiv page unknown: ${time(input.layoutUnknownAt)}`] : []),
    ...(input.lostAt ? [`database lost: ${time(input.lostAt)}`] : []),
    ...runs
      .slice(0, 10)
      .flatMap((run) => [
        `run of ${run.day}: ${time(run.startedAt)} – ${run.finishedAt ? time(run.finishedAt) : 'not finished'}` +
          `, ${run.answered}/${run.asked} answered, ${run.notModified} unchanged, ${run.papers} papers, ${run.bytes} bytes`,
        ...run.failures.map((failure) => `  ${describe(failure)}`),
      ]),
    ...input.faults.map(({ at, what, error }) => `${time(at)} ${what}: ${withoutPrivate(error)}`),
    '',
  ].join('\n');
}

/** Lists are arXiv categories, so they stay out; details of an unreadable answer are our parser's own words. */
function describe({ source, failure }: SourceFailure): string {
  const more =
    'status' in failure ? ` ${failure.status}` : 'detail' in failure ? `: ${withoutPrivate(failure.detail)}` : '';
  return `${source}: ${failure.kind}${more}`;
}

/** An error's words without addresses, ids and what it quotes: a parser quotes what it stumbles over. */
function withoutPrivate(words: string): string {
  const quoted = /["'`“][\s\S]*["'`”]/;
  const ids = /https?:\/\/\S+|\b(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/g;
  return words.replace(ids, '…').replace(quoted, '…').slice(0, 200);
}

/** Browsers and GitHub take addresses of some 8,000 letters. */
const MAX_ADDRESS = 7900;

/** The project's form for faults with as much of the report filled in as an address holds. */
export function issueUrl(report: string): string {
  const letters = [...report.slice(0, MAX_ADDRESS)];
  for (;;) {
    const query = new URLSearchParams({ template: 'bug.yml', report: letters.join('') });
    const url = `${REPOSITORY}/issues/new?${query}`;
    // A letter takes up to twelve in an address.
    if (url.length <= MAX_ADDRESS) return url;
    letters.length -= Math.ceil((url.length - MAX_ADDRESS) / 12);
  }
}
