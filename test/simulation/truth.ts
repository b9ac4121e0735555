import { addDays, type Day, isAnnouncementDay, isWeekday, previousDay } from '../../src/core/day.ts';
import type { WorldPaper } from '../world/library.ts';
import type { Chance } from './chance.ts';

export const LISTS = ['cs.AI', 'cs.CL', 'cs.CV', 'math.CO', 'hep-th'] as const;

/** What happens in the world, whoever looks: which days have a batch, and what is in it. */
export interface Truth {
  isAnnounced(day: Day): boolean;
  batch(day: Day): readonly WorldPaper[];
  /** The batch of arXiv's last announcement before this day. */
  before(day: Day): Day;
  /** The community's picks of a day, in the order they come over its UTC day. */
  picks(day: Day): readonly WorldPaper[];
  paper(id: string): WorldPaper | undefined;
}

/** Papers of a day: at least and at most, and the one day of 2,000. */
export interface Size {
  readonly least?: number;
  readonly small: number;
  readonly bigDay: Day | undefined;
}

export function makeTruth(chance: Chance, size: Size): Truth {
  const batches = new Map<Day, readonly WorldPaper[]>();
  const papers = new Map<string, WorldPaper>();
  const surprises = new Map<Day, boolean>();
  const picked = new Map<Day, readonly WorldPaper[]>();

  const isAnnounced = (day: Day) => {
    if (!isWeekday(day)) return false;
    const known = surprises.get(day);
    if (known !== undefined) return known;
    // Holidays nobody told of, and announcements where a holiday was told of.
    const isSurprise = chance.fork(`announced ${day}`).is(0.03);
    const announced = isAnnouncementDay(day) !== isSurprise;
    surprises.set(day, announced);
    return announced;
  };

  const makeBatch = (day: Day): WorldPaper[] => {
    const own = chance.fork(`batch ${day}`);
    const count = day === size.bigDay ? 2000 : own.whole(size.least ?? 3, size.small);
    const month = `${day.slice(2, 4)}${day.slice(5, 7)}`;
    const first = Number(day.slice(8, 10)) * 2500;
    return Array.from({ length: count }, (_, at) => {
      const isReplaced = own.is(0.15);
      const isCross = !isReplaced && own.is(0.1);
      const primary = day === size.bigDay ? 'cs.CV' : own.pick(LISTS);
      const others = LISTS.filter((list) => list !== primary && own.is(0.15));
      const number = String(first + at).padStart(5, '0');
      const back = own.whole(20, 300);
      const old = addDays(day, -back);
      const id = isReplaced || isCross ? `${old.slice(2, 4)}${old.slice(5, 7)}.${number}` : `${month}.${number}`;
      const at2 = Date.parse(`${addDays(day, -1)}T12:00:00Z`);
      return {
        id,
        version: isReplaced ? own.whole(2, 5) : 1,
        title: `On the ${own.pick(['shape', 'cost', 'limits', 'use'])} of thing ${number}`,
        abstract: `We look at thing ${number}. It is ${own.pick(['large', 'small', 'even', 'odd'])}.`,
        authors: [`Ada ${own.pick(['Byron', 'Moss', 'Reed'])}`, `Bo ${own.pick(['Linden', 'Hart'])}`],
        categories: [primary, ...others],
        comments: own.is(0.5) ? `${own.whole(4, 40)} pages, code at https://github.com/lab/thing${number}` : '',
        announce: isReplaced ? 'replace' : isCross ? 'cross' : 'new',
        published: at2 - 86_400_000 * (isReplaced || isCross ? back : 0),
        updated: at2,
        withdrawn: false,
      } as unknown as WorldPaper;
    });
  };

  const truth: Truth = {
    isAnnounced,
    batch(day) {
      const known = batches.get(day);
      if (known) return known;
      const made = isAnnounced(day) ? makeBatch(day) : [];
      for (const paper of made) papers.set(paper.id, paper);
      batches.set(day, made);
      return made;
    },
    before(day) {
      let earlier = previousDay(day);
      for (let back = 0; !isAnnounced(earlier) && back < 15; back += 1) earlier = previousDay(earlier);
      return earlier;
    },
    picks(day) {
      const known = picked.get(day);
      if (known) return known;
      const own = chance.fork(`picks ${day}`);
      const recent = [day, truth.before(day)].flatMap((each) => truth.batch(each));
      const made = isWeekday(day)
        ? recent.filter(({ announce }) => announce === 'new' && own.is(0.2)).slice(0, 12)
        : [];
      picked.set(day, made);
      return made;
    },
    paper: (id) => papers.get(id),
  };
  return truth;
}
