import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from './manifest-for.ts';

interface Candidate {
  readonly variable: string;
  readonly commands: readonly string[];
  readonly elsewhere: readonly string[];
  readonly debian: string;
}

const CANDIDATES: Readonly<Record<Browser, Candidate>> = {
  chromium: {
    variable: 'CHROME_PATH',
    // Google's own Chrome no longer takes `--load-extension`, so it comes after the builds that do.
    commands: ['chromium', 'chromium-browser', 'microsoft-edge', 'google-chrome', 'google-chrome-stable'],
    elsewhere: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    debian: 'chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    elsewhere: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    debian: 'firefox-esr',
  },
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function lookAround({ commands, elsewhere }: Candidate): string | undefined {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean);
  const inPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...inPath, ...elsewhere].find(isProgram);
}

/**
 * Where a browser of this family is: what the environment names, the usual places, else Debian's package, which is
 * installed when we may (root on Debian).
 * @throws Error with the one command to type when there is none and it cannot be installed from here.
 */
export function findBrowser(browser: Browser): string {
  const candidate = CANDIDATES[browser];
  const named = process.env[candidate.variable];
  if (named) {
    if (!isProgram(named)) throw new Error(`${candidate.variable} names ${named}, which cannot be run.`);
    return named;
  }
  const found = lookAround(candidate);
  if (found) return found;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${candidate.debian}`;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`No ${browser} found: installing Debian's package ${candidate.debian} …`);
    execFileSync('sh', ['-c', command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = lookAround(candidate);
    if (installed) return installed;
  }
  const advice = existsSync('/etc/debian_version')
    ? `Type:  sudo sh -c '${command}'`
    : `Install ${browser} from your system's packages`;
  throw new Error(`No ${browser} found. ${advice}  (or set ${candidate.variable} to one you have).`);
}
