import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Day } from '../../src/core/day.ts';
import type { Link } from '../../src/core/link.ts';
import { judge, WEIGHTS } from '../../src/core/ranking/index.ts';
import { type PriorModel, packPrior, unpackPrior } from '../../src/core/ranking/learning/pack-prior.ts';
import { type PriorData, readPriorData, trainPrior } from '../../src/core/ranking/learning/train-prior.ts';
import { prior, scorePrior } from '../../src/core/ranking/prior.ts';
import { prepareReader } from '../../src/core/ranking/reader/prepare-reader.ts';
import type { Subject } from '../../src/core/ranking/reader/subject.ts';
import {
  type Background,
  emptyBackground,
  extendBackground,
  prepareTaste,
  taste,
  trainTaste,
} from '../../src/core/ranking/taste.ts';
import { type RankedPaper, type RankingData, type ReaderPicks, readRankingData } from './measure/ranking-data.ts';
import { communityFigures, personalFigures, rankAmong } from './measure/ranking-figures.ts';
import { linksOf, subjectFor, subjectOf } from './measure/ranking-subject.ts';

const MOST_TRAINING = 20;
const LEAST_TRAINING = 3;
/** The community task learns from this share of the days. */
const TRAINING_DAYS = 0.8;

/** Days after which a reader's prior is trained anew; until then the older one, which knows less, will do. */
const TRAIN_AGAIN = 8;

interface PersonalTask {
  readonly reader: ReaderPicks;
  readonly train: readonly RankedPaper[];
  /** Last day of the background. */
  readonly until: string;
  readonly later: readonly { readonly paper: RankedPaper }[];
  readonly days: readonly string[];
}

/** The protocol's split: see the README beside the recorded data. */
function splitReader(data: RankingData, reader: ReaderPicks): PersonalTask | undefined {
  const picks = reader.picks.flatMap(({ id }) => data.byId.get(id) ?? []);
  const size = reader.days ? picks.length : Math.min(Math.floor(picks.length / 2), MOST_TRAINING);
  if (size < (reader.days ? 1 : LEAST_TRAINING)) return undefined;
  const train = picks.slice(0, size);
  const until =
    train
      .map((paper) => paper.day)
      .sort()
      .at(-1) ?? '';
  const later = reader.days ? [] : picks.slice(size).filter((paper) => paper.day > until);
  const days = reader.days ?? [...new Set(later.map((paper) => paper.day))];
  return { reader, train, until, later: later.map((paper) => ({ paper })), days };
}

type Score = (paper: RankedPaper) => number;

/** The product's own signals and weights, of those the reader's topics play no part in. */
function scorer(
  model: ReturnType<typeof trainTaste>,
  priorModel: PriorModel | undefined,
  after: RankingData['after'],
  off: readonly string[],
): Score {
  const context = { links: [], communityOnly: false, taste: prepareTaste(model), prior: priorModel, after };
  const signals = [taste, prior].filter(({ name }) => !off.includes(name));
  return (paper) => {
    const subject = subjectOf(paper);
    let sum = 0;
    for (const signal of signals) {
      for (const { value } of signal.weigh(subject, context)) sum += value * (WEIGHTS[signal.name] ?? 0);
    }
    return sum;
  };
}

type Meet = (paper: RankedPaper) => { readonly subject: Subject; readonly links: readonly Link[] };

/** Papers as a reader meets them whose one topic has the keyword that their picks were chosen by; each read once. */
function meetWith(keyword: string): Meet {
  const topic = { name: keyword, categories: [], keywords: [keyword], excludedKeywords: [], authors: [] };
  const reader = prepareReader({ topics: [topic], neverWords: [], neverAuthors: [] });
  const met = new Map<string, ReturnType<Meet>>();
  return (paper) => {
    const known = met.get(paper.id) ?? { subject: subjectFor(paper, reader), links: linksOf(paper) };
    met.set(paper.id, known);
    return known;
  };
}

/** All signals, for a reader who has a topic. */
function topicScorer(
  meet: Meet,
  model: ReturnType<typeof trainTaste>,
  priorModel: PriorModel | undefined,
  after: RankingData['after'],
  off: readonly string[],
): Score {
  const context = { communityOnly: false, taste: prepareTaste(model), prior: priorModel, after };
  const without = new Set(off);
  return (paper) => {
    const { subject, links } = meet(paper);
    return judge(subject, { ...context, links }, without).score;
  };
}

/** `interest:…`: the keyword that somebody else gave to this reader's papers. */
function keywordOf({ kind }: ReaderPicks): string | undefined {
  return kind.startsWith('interest:') ? kind.slice('interest:'.length) : undefined;
}

/** Walks through the days once, so that what is known at each reader's last day is known for little. */
class Past {
  background: Background = emptyBackground();
  prior: PriorModel | undefined;
  private readonly data: RankingData;
  private readonly learn: PriorData;
  private readonly picksEnd: number;
  private state: Parameters<typeof trainPrior>[2];
  private day = 0;
  private trained = 0;

  constructor(data: RankingData, learn: PriorData) {
    this.data = data;
    this.learn = learn;
    const first = data.communityDays ? [...data.communityDays].sort()[0] : undefined;
    this.picksEnd = first === undefined ? data.days.length : data.days.filter((day) => day < first).length;
  }

  /** Goes on to the end of `until`. */
  advance(until: string): void {
    const { days, byDay } = this.data;
    const from = this.day;
    while (this.day < days.length && (days[this.day] as string) <= until) this.day++;
    if (this.day === from) return;
    this.background = extendBackground(
      this.background,
      days.slice(from, this.day).flatMap((day) => byDay.get(day) ?? []),
    );
    if (this.prior && (from >= this.picksEnd || this.day - this.trained < TRAIN_AGAIN)) return;
    this.trained = this.day;
    const { model, state } = trainPrior(this.learn, Math.min(this.day, this.picksEnd), this.state);
    this.state = state;
    this.prior = model;
  }
}

interface ScoreLine {
  readonly task: 'personal' | 'community';
  readonly reader?: string;
  readonly day: string;
  readonly id: string;
  readonly score: number;
}

function runPersonal(
  data: RankingData,
  learn: PriorData,
  variants: readonly Variant[],
  lines: ScoreLine[] | undefined,
) {
  const tasks = data.readers.flatMap((reader) => splitReader(data, reader) ?? []);
  tasks.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  const past = new Past(data, learn);
  const places = variants.map((): { rank: number; candidates: number }[] => []);
  const times: number[] = [];
  for (const task of tasks) {
    past.advance(task.until);
    const start = performance.now();
    const model = trainTaste(
      task.train.map((paper) => ({ paper, weight: 1 })),
      past.background,
    );
    times.push(performance.now() - start);
    const own = new Set(task.reader.picks.map(({ id }) => id));
    const keyword = keywordOf(task.reader);
    const meet = keyword === undefined ? undefined : meetWith(keyword);
    variants.forEach(({ off, withTopic }, variant) => {
      if (withTopic && !meet) return;
      const score =
        withTopic && meet
          ? topicScorer(meet, model, past.prior, data.after, off)
          : scorer(model, past.prior, data.after, off);
      for (const day of task.days) {
        const papers = data.byDay.get(day) ?? [];
        const scores = new Map(papers.map((paper) => [paper.id, score(paper)]));
        if (variant === 0) {
          for (const [id, value] of scores)
            lines?.push({ task: 'personal', reader: task.reader.reader, day, id, score: value });
        }
        const others = papers.filter(({ id }) => !own.has(id)).map(({ id }) => scores.get(id) ?? 0);
        for (const { paper } of task.later) {
          if (paper.day !== day) continue;
          places[variant]?.push({ rank: rankAmong(scores.get(paper.id) ?? 0, others), candidates: others.length + 1 });
        }
      }
    });
  }
  return { figures: places.map(personalFigures), trainMs: times.sort((a, b) => a - b)[times.length >> 1] ?? 0 };
}

function runCommunity(data: RankingData, learn: PriorData, lines: ScoreLine[] | undefined) {
  const first = data.communityDays
    ? [...data.communityDays].sort()[0]
    : data.days[Math.floor(data.days.length * TRAINING_DAYS)];
  const days = data.communityDays ?? data.days.filter((day) => day >= (first ?? ''));
  const { model: trained } = trainPrior(learn, data.days.filter((day) => day < (first ?? '')).length);
  // What is judged is what came through the data file.
  const file = trained && packPrior(trained);
  const model = file && unpackPrior(file);
  const scored = days.map((day) =>
    (data.byDay.get(day) ?? []).map((paper) => {
      const score = model ? scorePrior(model, paper) : 0;
      lines?.push({ task: 'community', day, id: paper.id, score });
      return { score, picked: data.votes.has(paper.id) };
    }),
  );
  return { figures: communityFigures(scored), modelBytes: file ? gzipSync(file).length : 0 };
}

interface Variant {
  readonly off: readonly string[];
  /** Readers of an interest have it as a topic, and all signals speak. */
  readonly withTopic?: boolean;
}

const ALL: Variant = { off: [] };
/** Each signal switched off. Authors and votes are not among them: the folder does not tell them as of the morning. */
const VARIANTS: readonly Variant[] = [ALL, { off: ['prior'] }, { off: ['taste'] }];
const TOPIC_VARIANTS: readonly Variant[] = [[], ['topics'], ['taste'], ['prior'], ['media']].map((off) => ({
  off,
  withTopic: true,
}));

function printAblation(title: string, variants: readonly Variant[], figures: readonly object[]): void {
  console.log(title);
  variants.forEach(({ off }, at) => {
    console.log(` ${off.length ? `without ${off.join()}` : 'all'}:`, JSON.stringify(round(figures[at] ?? {})));
  });
}

function round<T extends object>(figures: T): T {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Math.round(value * 1e4) / 1e4])) as T;
}

/**
 * Ranking on a folder of the recorded form: `--data DIR [--scores FILE]`. `trainMs` is the median reader's training,
 * `modelBytes` the gzipped prior. The prior is trained anew, on the past of whatever is scored.
 */
export async function run({
  data: folder,
  json,
  rest,
}: {
  data?: string;
  json: boolean;
  rest: string[];
}): Promise<object> {
  const data = readRankingData(folder ?? resolve(import.meta.dirname, '../../../shared/recorded/ranking'));
  const numbers = new Map(data.days.map((day, number) => [day as Day, number]));
  const learn = readPriorData(
    data.papers,
    Int32Array.from(data.papers, ({ day }) => numbers.get(day as Day) ?? 0),
    Float64Array.from(data.papers, ({ id }) => data.votes.get(id) ?? -1),
  );
  const at = rest.indexOf('--scores');
  const file = at >= 0 ? rest[at + 1] : rest.find((word) => word.startsWith('--scores='))?.slice(9);
  const lines: ScoreLine[] | undefined = file ? [] : undefined;
  const community = runCommunity(data, learn, lines);
  const personal = runPersonal(data, learn, json ? [ALL] : [...VARIANTS, ...TOPIC_VARIANTS], lines);
  if (file && lines) writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  if (!json) {
    printAblation('personal (server SVM: mrr 0.428, recall10 0.746, auc 0.932)', VARIANTS, personal.figures);
    printAblation(
      'personal, readers of an interest who have its keyword as their topic',
      TOPIC_VARIANTS,
      personal.figures.slice(VARIANTS.length),
    );
    console.log(
      'community (logistic regression: recall20 0.513, auc 0.862)\n ',
      JSON.stringify(round(community.figures)),
    );
  }
  return {
    personal: round(personal.figures[0] ?? {}),
    community: round(community.figures),
    trainMs: Math.round(personal.trainMs * 10) / 10,
    modelBytes: community.modelBytes,
  };
}
