import type { Day } from './day.ts';
import type { Card, Digest, Shelf, ShelfRow, SourceFailure } from './digest.ts';
import type { Link } from './link.ts';
import { mediaOf } from './media/index.ts';
import type { PaperId } from './paper.ts';
import { type Judgement, judge } from './ranking/index.ts';
import type { PriorModel } from './ranking/learning/pack-prior.ts';
import { choose, poolOf } from './ranking/reader/choose.ts';
import { countAfter } from './ranking/reader/count-after.ts';
import { type PreparedTopic, prepareReader } from './ranking/reader/prepare-reader.ts';
import { readSubject, type Subject } from './ranking/reader/subject.ts';
import { prepareTaste, type TasteModel } from './ranking/taste.ts';
import { readPaper } from './ranking/text/read-paper.ts';
import type { Settings } from './settings.ts';
import type { Candidate } from './signal.ts';

/** What is known of a day before its papers are read. */
export interface ComposeInput {
  readonly day: Day;
  /** ms since 1970 (UTC). */
  readonly now: number;
  /** The papers that were new that day, in any order. */
  readonly batch: readonly PaperId[];
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

/** A candidate read whole. */
interface Opened extends Judgement {
  readonly candidate: Candidate;
  readonly subject: Subject;
  readonly links: readonly Link[];
  readonly topics: readonly string[];
}

/** What is kept of each candidate until all have been judged: nothing that is long. */
interface Entry {
  readonly row: ShelfRow;
  readonly forbidden: Subject['forbidden'];
  /** The topics themselves: their names may be equal or empty. */
  readonly met: readonly PreparedTopic[];
  /** Where its card may stand: `apart` are a community's picks from other fields than the reader's. None: no card. */
  readonly part: 'pinned' | 'near' | 'apart' | undefined;
}

/** A digest in the making. Its papers are read twice, all and then few, so that never all of them need be held. */
export interface Draft {
  /** Takes one candidate, in any order; each paper once. */
  add(candidate: Candidate): void;
  /** When all have been taken: those that may become cards. */
  shortlist(): Shortlist;
}

interface Shortlist {
  readonly ids: ReadonlySet<PaperId>;
  /** @param again the candidates of these ids. */
  compose(again: ReadonlyMap<PaperId, Candidate>): { digest: Digest; shelf: Shelf };
}

function byScore({ row: a }: Entry, { row: b }: Entry): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** Names of the topics a candidate belongs to: those whose every condition it meets (see `Topic`). */
export function topicsOf(
  candidate: Candidate,
  settings: Pick<Settings, 'topics' | 'neverWords' | 'neverAuthors'>,
): string[] {
  return namesOf(readSubject(candidate, prepareReader(settings)));
}

/** The topics of which a candidate meets every condition. */
function metBy(subject: Subject): PreparedTopic[] {
  if (subject.forbidden) return [];
  return subject.matches.filter((match) => match.whole).map((match) => match.topic);
}

function namesOf(subject: Subject): string[] {
  return metBy(subject).map((topic) => topic.name);
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

function cardOf({ candidate, links, score, reasons, topics }: Opened, section: Card['section']): Card {
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

function rowOf({ candidate, links, score, topics }: Opened): ShelfRow {
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

function rowsOf(entries: readonly Entry[]): ShelfRow[] {
  return entries.map(({ row }) => row);
}

/** Of entries in order of their scores: wanted papers first, then what was only replaced, then what the reader excluded. */
function shelve(entries: readonly Entry[]): ShelfRow[] {
  const group = ({ row, forbidden }: Entry) => (forbidden ? 2 : row.announce === 'replace' ? 1 : 0);
  const shown = entries.filter(({ row, forbidden }) => forbidden !== 'never' && row.title.trim());
  return rowsOf(shown.sort((a, b) => group(a) - group(b)));
}

/**
 * Begins a day's digest and its shelf (all papers of the day). The same input and candidates give the same output,
 * whatever the order of the candidates.
 */
export function startDigest(input: ComposeInput): Draft {
  const { settings, day, communityOnly, hidden, prior } = input;
  const reader = prepareReader(settings);
  const taste = prepareTaste(input.taste);
  const after = countAfter(input.batch);
  const fields = communityOnly ? undefined : fieldsOf(settings);
  const entries: Entry[] = [];

  function open(candidate: Candidate): Opened {
    const subject = readSubject(candidate, reader);
    const links = mediaOf(candidate.paper, candidate.links);
    const judgement = judge(subject, { links, communityOnly, taste, prior, after });
    return { candidate, subject, links, topics: namesOf(subject), ...judgement };
  }

  function partOf({ candidate, subject, topics }: Opened): Entry['part'] {
    const { paper, announce, community } = candidate;
    if (subject.forbidden || announce === 'replace' || hidden.has(paper.id)) return undefined;
    if (!paper.title.trim() || !paper.abstract.trim()) return undefined;
    if (subject.followed.length > 0) return 'pinned';
    const isHome = !fields || topics.length > 0 || fieldsOfPaper(paper.categories).some((field) => fields.has(field));
    return community && !isHome ? 'apart' : 'near';
  }

  function add(candidate: Candidate): void {
    const opened = open(candidate);
    const { subject } = opened;
    entries.push({ row: rowOf(opened), forbidden: subject.forbidden, met: metBy(subject), part: partOf(opened) });
  }

  function shortlist(): Shortlist {
    entries.sort(byScore);
    const rowsIn = (part: Entry['part']) => rowsOf(entries.filter((entry) => entry.part === part));
    const pinned = rowsIn('pinned').slice(0, settings.highlights);
    const places = settings.highlights - pinned.length;
    const pool = communityOnly ? rowsIn('near').slice(0, places) : poolOf(rowsIn('near'), places);
    const apart = rowsIn('apart').slice(0, APART);
    return {
      ids: new Set([...pinned, ...pool, ...apart].map(({ id }) => id)),
      compose(again) {
        const candidateOf = ({ id }: ShelfRow) => again.get(id) as Candidate;
        const cardsOf = (rows: readonly ShelfRow[], section: Card['section']) =>
          rows.map((row) => cardOf(open(candidateOf(row)), section));
        const chosen = communityOnly
          ? pool
          : choose(pool, places, settings.diversity, (row) => readPaper(candidateOf(row).paper));
        const current = entries.filter(({ row }) => row.announce !== 'replace');
        const digest: Digest = {
          day,
          madeAt: input.now,
          cards: [...cardsOf([...pinned, ...chosen], 'highlights'), ...cardsOf(apart, 'community')],
          candidates: current.length,
          matching: reader.topics.map((topic) => current.filter(({ met }) => met.includes(topic)).length),
          sources: input.sources,
          failures: input.failures,
          complete: input.complete,
          communityOnly,
        };
        return { digest, shelf: { day, rows: shelve(entries) } };
      },
    };
  }

  return { add, shortlist };
}
