import { between, pick } from './random.ts';

/** What a made-up paper is about. */
export interface Subject {
  readonly thing: string;
  readonly method: string;
  /** Name of the system, when it has one. */
  readonly system: string | undefined;
  /** Proofs and skies rather than benchmarks. */
  readonly pure: boolean;
}

const SMALL = new Set(['a', 'an', 'and', 'at', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'under', 'via', 'with']);

/** `chain-of-thought reasoning` as titles print it: `Chain-of-Thought Reasoning`. */
function titleCase(text: string): string {
  return text
    .split(/(?<=[ -])/)
    .map((word) => (SMALL.has(word.replace(/[ -]$/, '')) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

const OPENINGS = [
  'Rethinking',
  'Scaling',
  'Understanding',
  'Evaluating',
  'A Closer Look at',
  'Robust',
  'A Benchmark for',
];
const PURE_OPENINGS = ['Bounds for', 'On', 'New Results on', 'A Short Proof about', 'The Structure of'];
const CONDITIONS = [
  'under Distribution Shift',
  'on a Small Budget',
  'without Labels',
  'at Scale',
  'in the Wild',
  'from Few Examples',
];
const TURNS = ['The Case for', 'What We Learned from', 'Lessons from', 'Beyond'];

/** The title of a made-up paper, with TeX in some. */
export function titleOf(random: () => number, { thing, method, system, pure }: Subject): string {
  const about = titleCase(thing);
  const by = titleCase(method);
  if (system !== undefined) return `${system}: ${by} for ${about}`;
  const chance = random();
  if (chance < 0.06) return `$${pick(random, ['\\alpha', 'k', '\\ell_1'])}$-Regular ${by} for ${about}`;
  if (pure && chance < 0.15) return `The Pucha{\\l}a Conjecture on ${about}: a Proof by ${by}`;
  if (pure) return `${pick(random, PURE_OPENINGS)} ${about} via ${by}`;
  if (chance < 0.3) return `${about} ${pick(random, CONDITIONS)}: ${pick(random, TURNS)} ${by}`;
  if (chance < 0.42) return `On the Limits of ${by} for ${about}`;
  return `${pick(random, OPENINGS)} ${about} with ${by}`;
}

const CLAIMS = [
  'It needs a third of the compute of the strongest baseline.',
  'Gains of up to 12\\% hold on four of five benchmarks; we say where they do not.',
  'An ablation shows that most of the effect comes from the data, not from the model.',
  'Our study with 48 participants confirms the trend ($p < 0.01$).',
  'The cost grows as $O(n \\log n)$ with the length of the input, where earlier methods need $O(n^2)$.',
];
const PURE_CLAIMS = [
  'The bound is tight up to a factor of $\\log n$.',
  'We prove that $O(n^{3/2})$ steps are enough, and $\\Omega(n)$ are needed.',
  'The argument is short and needs no assumption of independence.',
  'Two open questions of the earlier literature are settled, one of them in the negative.',
];

/** What a made-up paper says of itself, sentence by sentence, before its links. */
export function sentencesOf(random: () => number, { thing, method, system, pure }: Subject): string[] {
  const ours = system ?? 'our approach';
  const head = [
    `Progress on ${thing} is often measured where data are plenty; we ask how far ${method} can go when they are not.`,
    `Current work on ${thing} rests on assumptions that rarely hold outside the laboratory.`,
    `We study ${thing} and show that ${method} can replace most of what was tuned by hand before.`,
    `What limits ${thing} today is less the model than the signal it learns from.`,
  ];
  const body = [
    `We introduce ${ours === 'our approach' ? 'an approach' : ours}, built on ${method}, that keeps what was learned earlier and revises only what the new evidence contradicts.`,
    `Earlier work treats ${thing} as a fixed problem; we let it change while ${method} runs, and measure what is lost.`,
    `The idea is simple: spend effort on ${method} only where the first guess is uncertain.`,
  ];
  const pureHead = [
    `We revisit ${thing} from the side of ${method}.`,
    `Little is known about ${thing} beyond the simplest cases; ${method} let us go one step further.`,
  ];
  const points = between(random, 2, 19);
  return pure
    ? [
        pick(random, pureHead),
        pick(random, PURE_CLAIMS),
        `Consequences for ${thing} are worked out in ${between(random, 3, 9)} examples.`,
      ]
    : [
        pick(random, head),
        pick(random, body),
        pick(random, CLAIMS),
        `On ${between(random, 3, 9)} public collections ${ours} improves ${thing} by ${points} points on average.`,
      ];
}
