import type { Day } from './day.ts';
import type { Card, Digest, Shelf, ShelfRow, SourceFailure } from './digest.ts';
import type { Link } from './link.ts';
import { mediaOf } from './media/index.ts';
import type { PaperId } from './paper.ts';
import { type Judgement, judge } from './ranking/index.ts';
import type { PriorModel } from './ranking/learning/pack-prior.ts';
import { type Choice, choose } from './ranking/reader/choose.ts';
import { countAfter } from './ranking/reader/count-after.ts';
import { prepareReader } from './ranking/reader/prepare-reader.ts';
import { readSubject, type Subject } from './ranking/reader/subject.ts';
import { prepareTaste, type TasteModel } from './ranking/taste.ts';
import { readPaper } from './ranking/text/read-paper.ts';
import type { Settings } from './settings.ts';
import type { Candidate } from './signal.ts';

export interface ComposeInput {
  readonly day: Day;
  /** ms since 1970 (UTC). */
  readonly now: number;
  /** All that is known of the day, in any order; each paper once. */
  readonly candidates: readonly Candidate[];
  readonly settings: Settings;
  /** What was learned of the reader; without it nothing is guessed. */
  readonly taste?: TasteModel | undefined;
  /** What the community is likely to pick; without it nothing is guessed. */
  readonly prior?: PriorModel | undefined;
  /** Papers the reader hid: no cards, but rows of the shelf. */
  readonly hidden: ReadonlySet<PaperId>;
  readonly failures: readonly SourceFailure[];
  /** Names of the sources that had answered. */
  readonly sources: readonly string[];
  readonly complete: boolean;
  readonly communityOnly: boolean;
}

/** Community picks shown apart to a reader whose fields are others. */
const APART = 5;
const SHELF_AUTHORS = 3;

/** What is kept of each candidate. Its words are read again where they are asked for, of a few: kept, they would fill the memory. */
interface Entry extends Judgement, Choice {
  readonly candidate: Candidate;
  readonly forbidden: Subject['forbidden'];
  readonly links: readonly Link[];
  readonly pinned: boolean;
}

function byScore(a: Entry, b: Entry): number {
  return b.score - a.score || (a.candidate.paper.id < b.candidate.paper.id ? -1 : 1);
}

/** Names of the topics a candidate belongs to: those whose every condition it meets (see `Topic`). */
export function topicsOf(
  candidate: Candidate,
  settings: Pick<Settings, 'topics' | 'neverWords' | 'neverAuthors'>,
): string[] {
  return namesOf(readSubject(candidate, prepareReader(settings)));
}

function namesOf(subject: Subject): string[] {
  if (subject.forbidden) return [];
  return subject.matches.filter((match) => match.whole).map((match) => match.topic.name);
}

/** `cs`, `stat` and `eess` are one field: their people read one another's papers. */
function fieldOf(category: string): string {
  const archive = category.toLowerCase().split('.')[0] ?? '';
  return archive === 'stat' || archive === 'eess' ? 'cs' : archive;
}

/** The reader's fields; `undefined` when some topic is open to all. */
function fieldsOf(settings: Settings): ReadonlySet<string> | undefined {
  if (settings.topics.length === 0 || settings.topics.some((topic) => topic.categories.length === 0)) return undefined;
  return new Set(settings.topics.flatMap((topic) => topic.categories.map(fieldOf)));
}

/** A pick whose categories nobody has told yet is taken for one of the field that the community's list is about. */
function fieldsOfPaper(categories: readonly string[]): string[] {
  return categories.length === 0 ? ['cs'] : categories.map(fieldOf);
}

function mayBeCard({ candidate, forbidden }: Entry, hidden: ReadonlySet<PaperId>): boolean {
  const { paper, announce } = candidate;
  if (forbidden || announce === 'replace' || hidden.has(paper.id)) return false;
  return paper.title.trim() !== '' && paper.abstract.trim() !== '';
}

function cardOf({ candidate, links, score, reasons, topics }: Entry, section: Card['section']): Card {
  const { paper, announce, community, pictures } = candidate;
  const { id, title, abstract, authors, authorCount, categories, comments } = paper;
  return {
    ...{ id, title, abstract, authors, authorCount, categories, links, score, reasons, topics, section },
    ...(comments === undefined ? {} : { comments }),
    pictures: pictures ?? [],
    ...(announce ? { announce } : {}),
    ...(community ? { community } : {}),
  };
}

function rowOf({ candidate, links, score, topics }: Entry): ShelfRow {
  const { paper, announce, community } = candidate;
  const kinds = new Set(links.filter((link) => link.from !== 'rule').map((link) => link.kind));
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors.slice(0, SHELF_AUTHORS).join(', '),
    categories: paper.categories,
    ...(announce ? { announce } : {}),
    ...(community ? { votes: community.votes } : {}),
    kinds: [...kinds],
    topics,
    score,
  };
}

/** Wanted papers first, then what was only replaced, then what the reader excluded. */
function shelve(entries: readonly Entry[]): ShelfRow[] {
  const group = ({ candidate, forbidden }: Entry) => (forbidden ? 2 : candidate.announce === 'replace' ? 1 : 0);
  return entries
    .filter(({ candidate, forbidden }) => forbidden !== 'never' && candidate.paper.title.trim() !== '')
    .sort((a, b) => group(a) - group(b) || byScore(a, b))
    .map(rowOf);
}

/**
 * Makes a day's digest and its shelf (all papers of the day) out of what is known. The same input gives the same
 * output, whatever the order of the candidates.
 */
export function composeDigest(input: ComposeInput): { digest: Digest; shelf: Shelf } {
  const { settings, day, communityOnly } = input;
  const reader = prepareReader(settings);
  const taste = prepareTaste(input.taste);
  const batch = input.candidates.filter(({ announce }) => announce === 'new');
  const after = countAfter(batch.map(({ paper }) => paper.id));
  const entries = input.candidates.map((candidate): Entry => {
    const subject = readSubject(candidate, reader);
    const links = mediaOf(candidate.paper, candidate.links);
    return {
      candidate,
      links,
      forbidden: subject.forbidden,
      topics: namesOf(subject),
      pinned: subject.followed.length > 0,
      ...judge(subject, { links, communityOnly, taste, prior: input.prior, after }),
      get words() {
        return readPaper(candidate.paper);
      },
    };
  });
  const fields = communityOnly ? undefined : fieldsOf(settings);
  const isApart = ({ candidate, topics, pinned }: Entry) =>
    fields !== undefined &&
    candidate.community !== undefined &&
    !pinned &&
    topics.length === 0 &&
    !fieldsOfPaper(candidate.paper.categories).some((field) => fields.has(field));
  const eligible = entries.filter((entry) => mayBeCard(entry, input.hidden)).sort(byScore);
  const near = eligible.filter((entry) => !isApart(entry));
  const pinned = near.filter((entry) => entry.pinned).slice(0, settings.highlights);
  const others = near.filter((entry) => !entry.pinned);
  const places = settings.highlights - pinned.length;
  const chosen = communityOnly ? others.slice(0, places) : choose(others, places, settings.diversity);
  const apart = eligible.filter(isApart).slice(0, APART);
  const digest: Digest = {
    day,
    madeAt: input.now,
    cards: [
      ...[...pinned, ...chosen].map((entry) => cardOf(entry, 'highlights')),
      ...apart.map((entry) => cardOf(entry, 'community')),
    ],
    candidates: entries.filter(({ candidate }) => candidate.announce !== 'replace').length,
    sources: input.sources,
    failures: input.failures,
    complete: input.complete,
    communityOnly,
  };
  return { digest, shelf: { day, rows: shelve(entries) } };
}
