import type { Page } from 'puppeteer-core';
import { BENCH_DAY, inDatabase } from './stage.ts';

/** Makes today's digest one of this many cards, out of the cards it has. */
export function growDigest(page: Page, cards: number): Promise<number> {
  return inDatabase(
    page,
    async (db, [day, wanted]: [string, number]) => {
      const done = (request: IDBRequest) =>
        new Promise<never>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result as never);
          request.onerror = () => reject(request.error);
        });
      const write = db.transaction('digests', 'readwrite').objectStore('digests');
      const digest: { cards: { id: string; title: string }[] } = await done(write.get(day));
      const own = digest.cards;
      const grown = Array.from({ length: wanted }, (_, at) => {
        const card = own[at % own.length] as { id: string; title: string };
        return at < own.length
          ? card
          : { ...card, id: `2602.${String(10000 + at)}`, title: `${card.title}, part ${at}`, pictures: [] };
      });
      await done(write.put({ ...digest, cards: grown, candidates: wanted }));
      return grown.length;
    },
    [BENCH_DAY, cards],
  );
}

/** Stores this many papers more, 300 a day back from today, with their shelves, out of the papers there are. */
export function growLibrary(page: Page, papers: number): Promise<number> {
  return inDatabase(
    page,
    async (db, [today, wanted]: [string, number]) => {
      const done = (request: IDBRequest) =>
        new Promise<never>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result as never);
          request.onerror = () => reject(request.error);
        });
      interface Known {
        id: string;
        title: string;
        authors: string[];
        categories: string[];
        day: string;
      }
      const blocks: { papers: Known[] }[] = await done(db.transaction('papers').objectStore('papers').getAll());
      const known = blocks.flatMap(({ papers }) => papers);
      const words = [...new Set(known.flatMap(({ title }) => title.split(/\s+/)))];
      let made = 0;
      for (let back = 3; made < wanted; back += 1) {
        const day = new Date(Date.parse(`${today}T00:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10);
        const count = Math.min(300, wanted - made);
        const both = db.transaction(['papers', 'shelves'], 'readwrite');
        const rows = [];
        const stored = new Map<string, Known[]>();
        for (let at = 0; at < count; at += 1) {
          const paper = known[(made + at) % known.length] as Known;
          const number = made + at;
          const id =
            `${String(1 + Math.floor(number / 90_000)).padStart(2, '0')}01.${String(10_000 + (number % 90_000))}`.replace(
              /^0/,
              '1',
            );
          const title = [0, 1, 2, 3, 4, 5]
            .map((step) => words[(number * 7 + step * (13 + (number % 11))) % words.length])
            .join(' ');
          const block = id.slice(0, -2);
          stored.set(block, [...(stored.get(block) ?? []), { ...paper, id, title, day }]);
          rows.push({
            id,
            title,
            authors: paper.authors.slice(0, 3).join(', '),
            categories: paper.categories,
            kinds: [],
            topics: [],
            score: 1,
          });
        }
        // Days are of three hundred, so that no block reaches into the next.
        for (const [id, papers] of stored) both.objectStore('papers').put({ id, day, papers });
        both.objectStore('shelves').put({ day, rows });
        await new Promise<void>((resolve, reject) => {
          both.oncomplete = () => resolve();
          both.onerror = () => reject(both.error);
        });
        made += count;
      }
      return made;
    },
    [BENCH_DAY, papers],
  );
}
