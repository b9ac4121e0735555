import { generatedLibrary } from '../world/generated-library.ts';
import type { Library } from '../world/library.ts';
import type { BenchArgs } from './index.ts';
import { printTable } from './measure/figures.ts';
import { comparePages } from './measure/page-cost.ts';
import { openOther, openPeer } from './measure/peer.ts';
import { openStage } from './measure/stage.ts';

const ENTRIES = 500;
const RUNS = 11;
const LIST = 'math.CO';

/** The made-up outside, but one list has exactly this many entries. */
function withLongList(library: Library): Library {
  const long = generatedLibrary({ seed: 'bench', size: 4 });
  const listed = (day: string) =>
    long
      .batch(day)
      ?.filter(({ announce }) => announce === 'new')
      .slice(0, ENTRIES)
      .map((paper) => ({ ...paper, categories: [LIST] }));
  return {
    ...library,
    batch: (day) => {
      const batch = library.batch(day);
      return batch && [...batch.filter(({ categories }) => !categories.includes(LIST)), ...(listed(day) ?? [])];
    },
    paper: (id) => library.paper(id) ?? long.paper(id),
  };
}

/** A listing page of 500 entries with the extension beside the same page without it; nothing may move. */
export async function run({ json, rest }: BenchArgs): Promise<object> {
  const stage = await openStage({ library: withLongList(generatedLibrary({ seed: 'bench', size: 0.4 })) });
  const plain = await openOther([], stage.world.port);
  const peer = await openPeer(rest, stage.world.port);
  const url = `https://arxiv.org/list/${LIST}/new`;
  const own = '#dlpage dt, #dlpage dd, #dlpage dt a[title=Abstract]';
  try {
    const figures = {
      listing: await comparePages(stage.session.puppet, plain.puppet, url, own, RUNS),
      ...(peer && { peer: await comparePages(peer.puppet, plain.puppet, url, own, RUNS) }),
    };
    if (!json) {
      printTable(`a listing of ${ENTRIES} entries, main-thread task time, medians of ${RUNS}`, [
        ['case', 'ms', 'without ms', 'added ms', 'longest task', 'shift', 'moved'],
        ...Object.entries(figures).map(([name, one]) => [
          name,
          one.ms,
          one.floorMs,
          one.addedMs,
          one.longTaskMs,
          one.shift,
          String(one.moved),
        ]),
      ]);
    }
    return figures;
  } finally {
    await peer?.close();
    await plain.close();
    await stage.close();
  }
}
