import { askedByExtension, untilShown } from '../browser/pages.ts';
import { openSession } from '../browser/session.ts';
import { generatedLibrary } from '../world/generated-library.ts';
import { openWorld } from '../world/world.ts';
import type { BenchArgs } from './index.ts';
import { freshBuild } from './measure/build.ts';
import { printTable } from './measure/figures.ts';
import { BENCH_NOW, rest } from './measure/stage.ts';

/**
 * A normal weekday at full size (about 280 new papers), the four categories everybody begins with: the day itself, then
 * the reader presses Refresh, which should cost next to nothing. Pictures are counted apart.
 */
export async function run({ json }: BenchArgs): Promise<object> {
  const build = await freshBuild();
  const world = await openWorld({ library: generatedLibrary({ seed: 'traffic' }) });
  const session = await openSession('chromium', { world, now: BENCH_NOW, build });
  try {
    const page = await session.openOwn('popup/index.html');
    await untilShown(page, { idle: true, timeoutMs: 150_000 });
    await rest(4000);
    const whole = askedByExtension(world.log);
    world.forget();
    await page.evaluate(() => {
      const named = (button: Element) => button.getAttribute('aria-label') ?? button.textContent ?? '';
      [...document.querySelectorAll('button')].find((button) => named(button).startsWith('Refresh'))?.click();
    });
    await rest(2000);
    await untilShown(page, { idle: true, timeoutMs: 150_000 });
    const again = askedByExtension(world.log);
    const isPicture = ({ host }: { host: string }) => host === 'cdn-uploads.huggingface.co';
    const count = (asked: typeof whole) => ({
      requests: asked.filter((one) => !isPicture(one)).length,
      bytes: asked.filter((one) => !isPicture(one)).reduce((sum, { bytes }) => sum + bytes, 0),
      notModified: asked.filter(({ status }) => status === 304).length,
    });
    const day = count(whole);
    const refresh = count(again);
    const figures = {
      requests: day.requests + refresh.requests,
      bytes: day.bytes + refresh.bytes,
      notModified: day.notModified + refresh.notModified,
      day,
      refresh,
      pictures: {
        requests: whole.filter(isPicture).length,
        bytes: whole.filter(isPicture).reduce((sum, { bytes }) => sum + bytes, 0),
      },
    };
    if (!json) {
      printTable('traffic of a weekday, 4 categories', [
        ['part', 'requests', 'bytes', '304'],
        ['the day', day.requests, day.bytes, day.notModified],
        ['a refresh', refresh.requests, refresh.bytes, refresh.notModified],
        ['pictures', figures.pictures.requests, figures.pictures.bytes, ''],
      ]);
    }
    return figures;
  } finally {
    await session.close();
    await world.close();
  }
}
