import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTopics } from '../test/browser/pages.ts';
import { openSession } from '../test/browser/session.ts';
import { generatedLibrary } from '../test/world/generated-library.ts';
import { openWorld } from '../test/world/world.ts';
import { takeOptions, takeShow, takeSites } from './pictures/page-pictures.ts';
import { takeDays, takePopup, takeProgress } from './pictures/popup-pictures.ts';
import { NOW, openPopup, type Scene, TIME_ZONE, TOPICS, untilCalm } from './pictures/scene.ts';
import { takeStores } from './pictures/store-pictures.ts';
import { runProgram } from './run-step.ts';

/** Letters that are on every machine with Chromium's usual packages, near to what Windows and macOS show. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${alias('system-ui', 'Liberation Sans')}
  ${alias('sans-serif', 'Liberation Sans')}
  ${alias('serif', 'Liberation Serif')}
</fontconfig>
`;

function alias(family: string, preferred: string): string {
  return `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong"><string>${preferred}</string></edit></match>`;
}

/**
 * `npm run pictures`: builds, plays the embedded arXiv on a fixed day, opens a real Chromium with the extension, and
 * takes the pictures of the documents and of the stores anew. The papers in them are made up.
 */
export async function main(): Promise<void> {
  console.log('Building …');
  if ((await runProgram('vite', ['build', '--mode', 'chromium', '--logLevel', 'error'])) !== 0)
    throw new Error('The build failed.');
  const home = mkdtempSync(join(tmpdir(), 'daily-show-pictures-'));
  writeFileSync(join(home, 'fonts.conf'), FONTS);
  // The browser takes both from here.
  process.env.FONTCONFIG_FILE = join(home, 'fonts.conf');
  process.env.TZ = TIME_ZONE;
  const world = await openWorld({ library: generatedLibrary({ seed: 'pictures' }) });
  const session = await openSession('chromium', { world, now: NOW });
  const scene: Scene = { session, world, album: new Map() };
  try {
    await writeTopics(session, TOPICS);
    const popup = await openPopup(scene);
    await takeProgress(scene, popup);
    await untilCalm(popup);
    await popup.close();
    await takeDays(scene);
    await takePopup(scene);
    await takeShow(scene);
    await takeSites(scene);
    await takeOptions(scene);
    await takeStores(scene);
  } finally {
    await session.close().catch(() => undefined);
    await world.close();
    rmSync(home, { recursive: true, force: true });
  }
}
