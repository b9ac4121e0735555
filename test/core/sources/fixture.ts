import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Day } from '../../../src/core/day.ts';
import { Failed } from '../../../src/core/failure.ts';
import type { Link } from '../../../src/core/link.ts';
import type { Paper } from '../../../src/core/paper.ts';
import type { Finding, ListingEntry, Question, Source } from '../../../src/core/source.ts';

export const DAY = '2027-03-03' as Day;

export function fixture(path: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures', path), 'utf8');
}

/** Reads an answer as the worker would. */
export function read(source: Source, question: Question, body: string): Finding[] {
  return source.read({ question, body, at: 0 });
}

export function papersOf(findings: readonly Finding[]): Paper[] {
  return findings.flatMap((finding) => (finding.type === 'paper' ? [finding.paper] : []));
}

export function linksOf(findings: readonly Finding[]): Link[] {
  return findings.flatMap((finding) => (finding.type === 'links' ? finding.links : []));
}

export function listingOf(findings: readonly Finding[]): { day: Day; list: string; entries: readonly ListingEntry[] } {
  const listings = findings.flatMap((finding) => (finding.type === 'listing' ? [finding] : []));
  expect(listings).toHaveLength(1);
  return listings[0] as { day: Day; list: string; entries: readonly ListingEntry[] };
}

/** The named failure a source answers with; anything else it throws is thrown on. */
export function failureOf(source: Source, question: Question, body: string): string | undefined {
  try {
    read(source, question, body);
    return undefined;
  } catch (error) {
    if (error instanceof Failed) return error.failure.kind;
    throw error;
  }
}
