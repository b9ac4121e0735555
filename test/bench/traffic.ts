import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { askedByExtension, untilShown } from '../browser/pages.ts';
import { openSession } from '../browser/session.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { type Asked, openWorld } from '../world/world.ts';
import type { BenchArgs } from './index.ts';
import { freshBuild } from './measure/build.ts';
import { printTable } from './measure/figures.ts';
import { BENCH_NOW, rest } from './measure/stage.ts';

/** New York's clock when the reader opens the browser: in the morning, twice in the day, and late. */
const HOURS = [6, 11, 16, 21];
const HOUR = 3_600_000;

/**
 * A normal weekday at full size (about 280 new papers) with the four categories everybody begins with: a browser that is
 * opened four times in the day, with the popup each time. Pictures are counted apart.
 */
export async function run({ json }: BenchArgs): Promise<object> {
  const build = await freshBuild();
  const world = await openWorld({ library: generatedLibrary({ seed: 'traffic' }) });
  const profile = join(mkdtempSync(join(tmpdir(), 'daily-show-traffic-')), 'profile');
  const isPicture = ({ host }: Asked) => host === 'cdn-uploads.huggingface.co';
  const count = (asked: readonly Asked[]) => ({
    requests: asked.length,
    bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
    notModified: asked.filter(({ status }) => status === 304).length,
  });
  const parts: Record<string, ReturnType<typeof count>> = {};
  const all: Asked[] = [];
  try {
    for (const hour of HOURS) {
      world.forget();
      const now = BENCH_NOW + (hour - 12) * HOUR;
      const session = await openSession('chromium', { world, now, build, profile });
      const page = await session.openOwn('popup/index.html');
      await untilShown(page, { idle: true, timeoutMs: 150_000 });
      await rest(5000);
      await untilShown(page, { idle: true, timeoutMs: 150_000 });
      await session.close();
      const asked = askedByExtension(world.log);
      all.push(...asked);
      parts[`at ${hour}`] = count(asked.filter((one) => !isPicture(one)));
    }
  } finally {
    await world.close();
    rmSync(dirname(profile), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  const figures = { ...count(all.filter((one) => !isPicture(one))), parts, pictures: count(all.filter(isPicture)) };
  if (!json) {
    printTable('traffic of a weekday, 4 categories', [
      ['part', 'requests', 'bytes', '304'],
      ...Object.entries({ ...parts, pictures: figures.pictures }).map(([name, one]) => [
        name,
        one.requests,
        one.bytes,
        one.notModified,
      ]),
    ]);
  }
  return figures;
}
