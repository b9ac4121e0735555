import type { Day } from '../../../src/core/day.ts';
import { decodeText } from '../../../src/core/decode-text.ts';
import { Failed } from '../../../src/core/failure.ts';
import type { PaperId } from '../../../src/core/paper.ts';
import type { Finding } from '../../../src/core/source.ts';
import { SOURCES } from '../../../src/core/sources/index.ts';
import { splitRichText, texToText } from '../../../src/core/tex.ts';
import { everyQuestion } from '../../core/sources/every-question.ts';

export const MAX_LISTED = 50;

export interface Tried {
  readonly file: string;
  /** Sources that made findings of it. */
  readonly accepted: readonly string[];
  readonly escapes: readonly string[];
  /** Why the first source that applies refused it, in words. */
  readonly reason: string;
  /** The slowest source's time. */
  readonly ms: number;
}

/** So that each source reads each file. */
export const QUESTIONS = everyQuestion('2024-04-08' as Day, ['2404.03648', '2404.03683'] as PaperId[]);

/** Names that no prototype has had before us. */
const CLEAN = JSON.stringify(prototypeNames());

function prototypeNames(): string[][] {
  return [Object, Array, String, Function, Map].map((each) => Object.getOwnPropertyNames(each.prototype).sort());
}

function isPlainHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '';
}

/** Every address that a page could make a link or a request of. */
function addressesOf(finding: Finding): string[] {
  if (finding.type === 'links') return finding.links.map(({ url }) => url);
  if (finding.type === 'pictures') return [...finding.urls];
  if (finding.type === 'question') return [finding.question.url];
  if (finding.type !== 'paper') return [];
  const { title, abstract, comments = '' } = finding.paper;
  return [title, abstract, comments].flatMap((text) => {
    texToText(text);
    return splitRichText(text).flatMap((segment) => (segment.type === 'link' ? [segment.url] : []));
  });
}

/** One file as the answer of every source. */
export function tryFile(file: string, bytes: Uint8Array): Tried {
  const body = decodeText(bytes, '');
  const accepted: string[] = [];
  const escapes: string[] = [];
  const reasons: string[] = [];
  let ms = 0;
  for (const question of QUESTIONS) {
    const source = SOURCES.find(({ name }) => name === question.source);
    const began = performance.now();
    try {
      const findings = source?.read({ question, body, at: 0 }) ?? [];
      for (const address of findings.flatMap(addressesOf))
        if (!isPlainHttps(address)) escapes.push(`${question.source}: ${address.slice(0, 80)}`);
      accepted.push(question.source);
    } catch (error) {
      if (error instanceof Failed) reasons.push(error.message);
      else escapes.push(`${question.source}: ${String(error).slice(0, 200)}`);
    }
    ms = Math.max(ms, performance.now() - began);
  }
  if (JSON.stringify(prototypeNames()) !== CLEAN) escapes.push('a prototype has changed');
  const reason = accepted.length > 0 ? '' : (reasons[0] ?? '').replace(/\d+/g, 'N').slice(0, 60);
  return { file, accepted, escapes, reason, ms };
}
