import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../scripts/run-step.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The build for Chromium, made anew so that what is measured is what the sources say. */
export async function freshBuild(): Promise<string> {
  const code = await runProgram('vite', ['build', '--mode', 'chromium', '--logLevel', 'silent']);
  const folder = join(ROOT, 'dist/chromium');
  if (code !== 0 || !existsSync(folder)) throw new Error('The build failed.');
  return folder;
}
