import { FAMILY, type FIELDS, GIVEN } from './generated-words.ts';
import type { WorldPaper } from './library.ts';
import { between, pick, randomFrom } from './random.ts';

type Field = (typeof FIELDS)[number];

const VERBS = [
  'Rethinking',
  'Scaling',
  'Understanding',
  'Learning',
  'A Closer Look at',
  'Faster',
  'Robust',
  'Towards Honest',
];
const CLAIMS = [
  'It needs a third of the compute of the strongest baseline.',
  'Gains of up to 12\\% hold on four of five benchmarks; we say where they do not.',
  'The bound is tight up to a factor of $\\log n$.',
  'We prove that $O(n^{3/2})$ steps are enough, and $\\Omega(n)$ are needed.',
  'An ablation shows that most of the effect comes from the data, not from the model.',
  'Our study with 48 participants confirms the trend ($p < 0.01$).',
];
const VENUES = ['ICML', 'NeurIPS', 'CVPR', 'ACL', 'SIGGRAPH'];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nameOf(random: () => number): string {
  return `${pick(random, GIVEN)} ${pick(random, FAMILY)}`;
}

/** What authors write about their media: where, and in which words. The hosts are real kinds of host, the paths made up. */
function mediaSentences(random: () => number, slug: string): { abstract: string[]; comments: string[] } {
  const abstract: string[] = [];
  const comments: string[] = [];
  const chance = random();
  if (chance < 0.34) abstract.push(`Code is available at https://github.com/made-up-lab/${slug}.`);
  else if (chance < 0.4) abstract.push(`Our implementation: \\url{https://github.com/made-up-lab/${slug}}`);
  if (random() < 0.16) abstract.push(`Project page: https://${slug}.github.io/`);
  if (random() < 0.07)
    comments.push(`Demo video: https://youtu.be/${slug.replace(/\W/g, '').padEnd(11, 'x').slice(0, 11)}`);
  if (random() < 0.1) comments.push(`Dataset: https://huggingface.co/datasets/made-up-lab/${slug}`);
  if (random() < 0.3) comments.push(`${between(random, 6, 42)} pages, ${between(random, 2, 14)} figures`);
  if (random() < 0.12) comments.push(`Accepted at ${pick(random, VENUES)}`);
  return { abstract, comments };
}

function titleOf(random: () => number, field: Field, slug: string): string {
  const thing = capital(pick(random, field.things));
  const method = capital(pick(random, field.methods));
  const chance = random();
  if (chance < 0.3) return `${capital(slug.split('-')[0] ?? slug)}: ${method} for ${thing}`;
  if (chance < 0.34) return `$${pick(random, ['\\alpha', 'k', '\\ell_1'])}$-${method} Meets ${thing}`;
  if (chance < 0.37) return `The Pucha{\\l}a Conjecture on ${thing}: a Proof by ${method}`;
  return `${pick(random, VERBS)} ${thing} with ${method}`;
}

/**
 * One made-up paper; the same `seed` always makes the same one.
 * @param at when it was submitted, ms since 1970 (UTC)
 */
export function generatePaper(seed: string, id: string, field: Field, at: number): WorldPaper {
  const random = randomFrom(seed);
  const slug = `${pick(random, ['lumen', 'tarn', 'quill', 'osier', 'ember', 'sable', 'wren', 'cairn'])}-${id.replace('.', '')}`;
  const thing = pick(random, field.things);
  const method = pick(random, field.methods);
  const media = mediaSentences(random, slug);
  const abstract = [
    `We study ${thing} and ask how far ${method} can go when data are few.`,
    `Earlier work treats ${thing} as a fixed problem; we let it change while ${method} runs, and measure what is lost.`,
    pick(random, CLAIMS),
    `On ${between(random, 3, 9)} public collections our approach to ${thing} is better by ${between(random, 2, 19)} points on average.`,
    ...media.abstract,
  ].join(' ');
  const authors = Array.from({ length: between(random, 1, 7) }, () => nameOf(random));
  const crossed = field.crossed.filter(() => random() < 0.35);
  return {
    id,
    version: 1,
    title: titleOf(random, field, slug),
    abstract,
    authors: [...new Set(authors)],
    categories: [field.category, ...crossed],
    ...(media.comments.length > 0 ? { comments: media.comments.join('; ') } : {}),
    published: at,
    updated: at,
    announce: 'new',
  };
}
