import { plainCategory } from '../../category.ts';
import type { Paper } from '../../paper.ts';
import type { Candidate } from '../../signal.ts';
import { hasKeyword, type Keyword } from '../text/find-keyword.ts';
import { isLoose, isSamePerson, type Name, readName } from '../text/match-name.ts';
import { readFeatures } from '../text/read-features.ts';
import { type PaperWords, readPaper } from '../text/read-paper.ts';
import type { PreparedTopic, Reader } from './prepare-reader.ts';

type Field = 'title' | 'abstract' | 'comments';

export interface TopicMatch {
  readonly topic: PreparedTopic;
  /** The paper's own spelling of the category that fits; `undefined` when the topic names none. */
  readonly category?: string;
  /** That category is the paper's first. */
  readonly primary: boolean;
  readonly keywords: readonly { readonly text: string; readonly field: Field }[];
  readonly authors: readonly string[];
  /** All the topic asks for is there; else only the category fits. */
  readonly whole: boolean;
}

/** A candidate as the signals see it. */
export interface Subject {
  readonly candidate: Candidate;
  readonly words: PaperWords;
  /** `readFeatures(title, abstract)`; empty for a replaced paper. */
  readonly features: Int32Array;
  /** Topics whose category fits and whose excluded keywords do not. */
  readonly matches: readonly TopicMatch[];
  /** Followed authors found, as the reader wrote them. */
  readonly followed: readonly string[];
  /** The reader said no: an excluded keyword without another topic that wants it, a never-word, a never-author. */
  readonly forbidden: 'never' | 'excluded' | undefined;
}

const FIELDS: readonly Field[] = ['title', 'abstract', 'comments'];

function findKeyword(keyword: Keyword, words: PaperWords, paper: Paper): Field | undefined {
  return FIELDS.find((field) => hasKeyword(keyword, words[field], paper[field] ?? ''));
}

function fits(wanted: readonly string[], category: string): boolean {
  return wanted.some((one) => category === one || (category.startsWith(one) && category[one.length] === '.'));
}

interface Person {
  readonly name: Name;
  readonly author: string;
}

function findAuthors(followed: readonly Name[], people: readonly Person[]): Person[] {
  if (followed.length === 0) return [];
  return people.filter((person) => followed.some((name) => isSamePerson(name, person.name)));
}

function matchTopic(
  topic: PreparedTopic,
  words: PaperWords,
  paper: Paper,
  people: readonly Person[],
): TopicMatch | undefined {
  let at = -1;
  if (topic.categories.length > 0) {
    at = paper.categories.findIndex((category) => fits(topic.categories, plainCategory(category)));
    // Of a paper that only a community named the categories may be unknown: then the words decide.
    if (at < 0 && paper.categories.length > 0) return undefined;
  }
  if (topic.excluded.some((keyword) => findKeyword(keyword, words, paper))) return undefined;
  const keywords: { text: string; field: Field }[] = [];
  for (const keyword of topic.keywords) {
    const field = findKeyword(keyword, words, paper);
    if (field) keywords.push({ text: keyword.text, field });
  }
  const authors = findAuthors(topic.authors, people).map((person) => person.author);
  const asks = topic.keywords.length + topic.authors.length > 0;
  const known = at >= 0 || topic.categories.length === 0;
  const whole = asks ? keywords.length + authors.length > 0 : known;
  const category = paper.categories[at];
  // A topic without any condition but keywords has nothing to say about a paper without them.
  if (!whole && category === undefined) return undefined;
  return { topic, ...(category === undefined ? {} : { category }), primary: at === 0, keywords, authors, whole };
}

/** Followed anywhere: an author written out in full is pinned even outside the topic's categories. */
function findFollowed(reader: Reader, matches: readonly TopicMatch[], people: readonly Person[]): string[] {
  const found = new Set(matches.flatMap((match) => match.authors));
  for (const topic of reader.topics) {
    for (const name of topic.authors) {
      for (const person of people) {
        if (!isLoose(name, person.name) && isSamePerson(name, person.name)) found.add(person.author);
      }
    }
  }
  return [...found];
}

function forbid(reader: Reader, words: PaperWords, paper: Paper, people: readonly Person[], wanted: boolean) {
  if (findAuthors(reader.neverAuthors, people).length > 0) return 'never';
  if (reader.neverWords.some((keyword) => findKeyword(keyword, words, paper))) return 'never';
  if (wanted) return undefined;
  const excluded = reader.topics.some((topic) => topic.excluded.some((keyword) => findKeyword(keyword, words, paper)));
  return excluded ? 'excluded' : undefined;
}

const NOTHING = new Int32Array(0);

/** Reads a candidate once: its words, the topics it fits, the people in it. */
export function readSubject(candidate: Candidate, reader: Reader): Subject {
  const { paper } = candidate;
  const words = readPaper(paper);
  const known = paper.authors.filter((author) => !reader.isStranger(author));
  const people = known.map((author) => ({ author, name: readName(author) }));
  const matches = reader.topics
    .map((topic) => matchTopic(topic, words, paper, people))
    .filter((match) => match !== undefined);
  const wanted = matches.some((match) => match.whole);
  const forbidden = forbid(reader, words, paper, people, wanted);
  const excludedSomewhere = forbidden !== undefined;
  return {
    candidate,
    words,
    // Of replaced papers, which are no highlights, nothing is guessed.
    features: candidate.announce === 'replace' ? NOTHING : readFeatures(words.title, words.abstract),
    matches,
    followed: excludedSomewhere ? [] : findFollowed(reader, matches, people),
    forbidden,
  };
}
