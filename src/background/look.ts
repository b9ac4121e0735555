import { utcDay } from '../core/day.ts';
import { Failed, type Failure, failureOf } from '../core/failure.ts';
import type { Link } from '../core/link.ts';
import type { PaperId } from '../core/paper.ts';
import { lookQuestions, sourceOf } from '../core/sources/index.ts';
import { keepAwake } from '../platform/awake.ts';
import { now } from '../platform/clock.ts';
import { fetchText } from '../platform/http.ts';
import { readLook, writeLook } from '../platform/looks.ts';
import { allowedOrigins } from '../platform/permissions.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { politely } from './politely.ts';

/** A look's answer holds this long, "nothing found" included. */
const FRESH = 6 * 3_600_000;

/**
 * Asks the sources for one paper, because the reader said so. What is found is kept with the date, and so is that nothing
 * was. @throws Failed when no source answered.
 */
export async function lookFor(id: PaperId, isPrivate: boolean): Promise<readonly Link[]> {
  const known = await readLook(id);
  if (known && now() - known.at < FRESH) return known.links;
  const [allowed, settings] = await Promise.all([allowedOrigins(), loadSettings()]);
  const questions = lookQuestions(utcDay(now()), id, (origin) => allowed.has(origin)).filter(
    ({ source }) => !settings.sourcesOff.includes(source),
  );
  const links = new Map<string, Link>();
  let failure: Failure | undefined;
  let answered = questions.length === 0;
  for (const question of questions) {
    try {
      const fetched = await keepAwake(() =>
        politely(question.url, sourceOf(question.source)?.pause ?? 3000, () => fetchText(question.url)),
      );
      const findings = sourceOf(question.source)?.read({ question, body: fetched.body, at: now() }) ?? [];
      for (const finding of findings) {
        if (finding.type === 'links' && finding.id === id) for (const link of finding.links) links.set(link.url, link);
      }
      answered = true;
    } catch (error) {
      failure = failureOf(error);
      // Not there is an answer: the source does not know the paper.
      if (failure.kind === 'refused' && failure.status === 404) answered = true;
    }
  }
  if (!answered && failure) throw new Failed(failure);
  const found = [...links.values()];
  if (!isPrivate) await writeLook({ id, at: now(), links: found });
  return found;
}
