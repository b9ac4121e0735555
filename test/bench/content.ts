import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedLibrary } from '../world/generated-library.ts';
import type { Library } from '../world/library.ts';
import type { BenchArgs } from './index.ts';
import { printTable } from './measure/figures.ts';
import { growLibrary } from './measure/fill.ts';
import { comparePages } from './measure/page-cost.ts';
import { openOther, openPeer } from './measure/peer.ts';
import { BENCH_DAY, openStage } from './measure/stage.ts';

const RUNS = 15;
/** The block stands in the column of services; the paper itself must lie where it lay. */
const OWN = '.leftcolumn *';

/** A folder of recorded abstract pages beside the made-up ones: `2606.00630.html` is the page of 2606.00630. */
function withPages(library: Library, folder: string | undefined): { library: Library; id: string | undefined } {
  if (!folder || !existsSync(folder)) return { library, id: undefined };
  const pages = readdirSync(folder)
    .filter((name) => /^\d{4}\.\d{4,5}\.html$/.test(name))
    .sort();
  const held = (id: string) => pages.includes(`${id}.html`);
  return {
    id: pages.at(-1)?.replace('.html', ''),
    library: {
      ...library,
      verbatim: (host, path) => {
        const id = path.replace(/^\/abs\//, '');
        if (host !== 'arxiv.org' || !held(id)) return undefined;
        const headers = { 'content-type': 'text/html; charset=utf-8' };
        return { status: 200, headers, body: readFileSync(join(folder, `${id}.html`), 'utf8') };
      },
    },
  };
}

/**
 * An abstract page with the extension beside the same page without it: main-thread task time, layout shift. `--data PATH`
 * takes a folder of recorded pages; `grown` is the same with 20,000 papers stored, which should cost no more.
 */
export async function run({ data, json, rest }: BenchArgs): Promise<object> {
  const made = generatedLibrary({ seed: 'bench', size: 0.4 });
  const { library, id } = withPages(made, data);
  const paper = made
    .batch(BENCH_DAY)
    ?.find(({ abstract }) => /github\.com/.test(abstract) && /github\.io/.test(abstract));
  const url = `https://arxiv.org/abs/${id ?? paper?.id}`;
  const stage = await openStage({ library });
  const plain = await openOther([], stage.world.port);
  const peer = await openPeer(rest, stage.world.port);
  try {
    const abstract = await comparePages(stage.session.puppet, plain.puppet, url, OWN, RUNS);
    const page = await stage.session.openOwn('options/index.html');
    await growLibrary(page, 20_000);
    await page.close();
    const grown = await comparePages(stage.session.puppet, plain.puppet, url, OWN, RUNS);
    const figures = {
      abstract,
      grown,
      ...(peer && { peer: await comparePages(peer.puppet, plain.puppet, url, OWN, RUNS) }),
    };
    if (!json) {
      printTable(`an abstract page, main-thread task time, medians of ${RUNS}`, [
        ['case', 'ms', 'without ms', 'added ms', 'of it script', 'shift', 'moved'],
        ...Object.entries(figures).map(([name, one]) => [
          name,
          one.ms,
          one.floorMs,
          one.addedMs,
          one.addedScriptMs,
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
