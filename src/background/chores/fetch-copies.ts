import { utcDay } from '../../core/day.ts';
import { Failed, failureOf } from '../../core/failure.ts';
import type { Link } from '../../core/link.ts';
import type { Mark } from '../../core/mark.ts';
import type { Paper, PaperId } from '../../core/paper.ts';
import type { Settings } from '../../core/settings.ts';
import { commentsQuestions, sourceOf } from '../../core/sources/index.ts';
import { now } from '../../platform/clock.ts';
import { fetchText } from '../../platform/http.ts';
import { MARKED, mergeIntoMarks } from '../../platform/marks.ts';
import { copyOf, readPapers } from '../../platform/papers.ts';
import { isBeingRead } from '../../platform/presence.ts';
import { readStates, writeState } from '../../platform/state.ts';
import { copiesMissing } from '../../platform/sync-marks.ts';
import { politely } from '../politely.ts';

const SOURCE = 'arxiv-api';
const SLICE = 50;
const LATER = 600_000;
const LONGEST = 6 * 3_600_000;
/** State key. */
const COPIES = 'copies';

interface Copies {
  /** The state of the marks in which nothing was missing. */
  readonly marked?: number | undefined;
  /** Ids asked for at a time: fewer after an answer that did not do, since one bad id spoils it for all. */
  readonly slice: number;
  /** Nobody knows them. */
  readonly unknown: readonly string[];
  readonly failures: number;
  /** No request before, ms since 1970. */
  readonly after: number;
}

const FRESH: Copies = { slice: SLICE, unknown: [], failures: 0, after: 0 };

/** Gets copies of papers that were saved on another device, so that they can be read here too. No stamp changes. */
export async function fetchCopies({ sourcesOff, schedule }: Settings): Promise<number> {
  const at = now();
  const [stored, marked] = (await readStates([COPIES, MARKED])) as [Copies?, number?];
  const copies = stored ?? FRESH;
  if (stored && copies.marked === marked) return Number.POSITIVE_INFINITY;
  if (copies.after > at) return Math.min(copies.after, at + LONGEST);
  const missing = (await copiesMissing()).filter((id) => !copies.unknown.includes(id)) as PaperId[];
  if (missing.length === 0) {
    await writeState(COPIES, { ...copies, marked } satisfies Copies);
    return Number.POSITIVE_INFINITY;
  }
  const known = await readPapers(missing);
  if (known.size > 0) {
    await keep([...known.values()].map(copyOf));
    return 0;
  }
  const isOff = sourcesOff.includes(SOURCE) || (schedule === 'manual' && !(await isBeingRead()));
  return isOff ? Number.POSITIVE_INFINITY : askFor(missing.slice(0, copies.slice), copies);
}

/** Asks arXiv's API, once for all of the slice. */
async function askFor(ids: readonly PaperId[], copies: Copies): Promise<number> {
  const [question] = commentsQuestions(utcDay(now()), ids);
  const source = sourceOf(SOURCE);
  if (!question || !source) return Number.POSITIVE_INFINITY;
  const note = (change: Partial<Copies>) => writeState(COPIES, { ...copies, marked: -1, ...change } satisfies Copies);
  const failures = copies.failures + 1;
  // Noted before: one that kills the worker ends, too.
  await note({ failures, after: now() + Math.min(LATER * failures, LONGEST) });
  try {
    const fetched = await politely(question.url, source.pause, () => fetchText(question.url));
    const findings = source.read({ question, body: fetched.body, at: now() });
    const papers = findings.flatMap((finding) => (finding.type === 'paper' ? [finding.paper] : []));
    const found = papers.filter(({ id }) => ids.includes(id));
    if (found.length === 0) throw new Failed({ kind: 'stale' });
    await keep(found.map((paper) => ({ paper, links: [] })));
    const unknown = ids.filter((id) => !found.some((paper) => paper.id === id));
    await note({ slice: SLICE, unknown: [...copies.unknown, ...unknown], failures: 0, after: 0 });
  } catch (error) {
    const failure = failureOf(error);
    const isSpoilt = ['refused', 'stale', 'unreadable'].includes(failure.kind);
    // Alone, and still not had after some hours: it is not there.
    const unknown = isSpoilt && ids.length === 1 && failures > 6 ? [...copies.unknown, ...ids] : copies.unknown;
    const until = failure.kind === 'busy' ? (failure.until ?? 0) : 0;
    const slice = isSpoilt ? Math.ceil(ids.length / 2) : copies.slice;
    await note({ failures, slice, unknown, after: Math.max(until, now() + Math.min(LATER * failures, LONGEST)) });
  }
  return 0;
}

async function keep(copies: readonly { readonly paper: Paper; readonly links: readonly Link[] }[]): Promise<void> {
  await mergeIntoMarks(copies.map((copy): Mark => ({ id: copy.paper.id, ...copy })));
}
