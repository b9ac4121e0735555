import { addDays, weekday } from './calendar.ts';
import { communityList } from './generated-community.ts';
import { generatePaper } from './generated-paper.ts';
import { FIELDS } from './generated-words.ts';
import type { Library, WorldDay, WorldPaper } from './library.ts';
import { between, pick, randomFrom } from './random.ts';

export interface GeneratedOptions {
  readonly seed: string;
  /** Days without a batch besides weekends. */
  readonly holidays?: readonly WorldDay[];
  /** Share of a middling day's papers; 1 makes about 280 a day. */
  readonly size?: number;
}

const HOUR = 3_600_000;

/** Days of our own making, without end in either direction: any date asked for has always been there. */
export function generatedLibrary(options: GeneratedOptions): Library {
  const { seed, holidays = [], size = 1 } = options;
  const batches = new Map<WorldDay, readonly WorldPaper[]>();
  const freshOf = new Map<WorldDay, readonly WorldPaper[]>();
  const known = new Map<string, WorldPaper>();

  const hasBatch = (day: WorldDay) => weekday(day) % 6 !== 0 && !holidays.includes(day);

  /** The papers first announced on this day. */
  function fresh(day: WorldDay): readonly WorldPaper[] {
    const held = freshOf.get(day);
    if (held) return held;
    const made = makeFresh(day);
    freshOf.set(day, made);
    return made;
  }

  function makeFresh(day: WorldDay): WorldPaper[] {
    const random = randomFrom(`${seed} ${day}`);
    const [year = '', month = '', date = ''] = day.split('-');
    let number = Number(date) * 800;
    const papers: WorldPaper[] = [];
    for (const field of FIELDS) {
      const count = Math.max(1, Math.round(field.papers * size * (0.8 + random() * 0.4)));
      for (let at = 0; at < count; at += 1) {
        number += between(random, 1, 2);
        const id = `${year.slice(2)}${month}.${String(number).padStart(5, '0')}`;
        const submitted = Date.parse(`${addDays(day, -2)}T18:00:00Z`) + Math.floor(random() * 24 * HOUR);
        papers.push(generatePaper(`${seed} ${id}`, id, field, submitted));
      }
    }
    return papers.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Papers of earlier days in a new version, and some put on a further list. */
  function returning(day: WorldDay, count: number): WorldPaper[] {
    const random = randomFrom(`${seed} ${day} again`);
    const found = new Map<string, WorldPaper>();
    for (let at = 0; at < count; at += 1) {
      let earlier = addDays(day, -between(random, 5, 40));
      while (!hasBatch(earlier)) earlier = addDays(earlier, -1);
      const paper = pick(random, fresh(earlier));
      const updated = Date.parse(`${addDays(day, -1)}T12:00:00Z`);
      const late = at % 12 === 0;
      found.set(
        paper.id,
        late
          ? {
              ...paper,
              announce: 'cross',
              categories: [...new Set([...paper.categories, pick(random, FIELDS).category])],
            }
          : { ...paper, announce: 'replace', version: between(random, 2, 5), updated },
      );
    }
    return [...found.values()];
  }

  function batch(day: WorldDay): readonly WorldPaper[] | undefined {
    if (!hasBatch(day)) return undefined;
    const held = batches.get(day);
    if (held) return held;
    const papers = fresh(day);
    const whole = [...papers, ...returning(day, Math.round(papers.length * 0.3))];
    batches.set(day, whole);
    for (const paper of whole) known.set(paper.id, paper);
    return whole;
  }

  return {
    batch,
    lastBatchDay(day) {
      let last = day;
      while (!hasBatch(last)) last = addDays(last, -1);
      return last;
    },
    paper(id) {
      if (!known.has(id)) {
        // The id tells the day it was announced on.
        const [, year, month, number] = /^(\d{2})(\d{2})\.(\d{5})$/.exec(id) ?? [];
        const at = Date.parse(
          `20${year}-${month}-${String(Math.floor(Number(number) / 800)).padStart(2, '0')}T00:00:00Z`,
        );
        if (!Number.isNaN(at)) batch(new Date(at).toISOString().slice(0, 10));
      }
      return known.get(id);
    },
    community(day) {
      return communityList(seed, day, hasBatch(day) ? (batch(day) ?? []) : []);
    },
  };
}
