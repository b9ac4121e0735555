import { type Subject, sentencesOf, titleOf } from './generated-abstract.ts';
import { FAMILY, type FIELDS, FIRST_HALF, GIVEN, SECOND_HALF } from './generated-words.ts';
import type { WorldPaper } from './library.ts';
import { between, pick, randomFrom } from './random.ts';

type Field = (typeof FIELDS)[number];

const VENUES = ['ICML', 'NeurIPS', 'CVPR', 'ACL', 'SIGGRAPH'];

/** Fields without benchmarks: mathematics and the natural sciences. */
function isPure({ category }: Field): boolean {
  return !/^(?:cs|eess|stat)\./.test(category);
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

/**
 * One made-up paper; the same `seed` always makes the same one.
 * @param at when it was submitted, ms since 1970 (UTC)
 */
export function generatePaper(seed: string, id: string, field: Field, at: number): WorldPaper {
  const random = randomFrom(seed);
  const halves = [pick(random, FIRST_HALF), pick(random, SECOND_HALF)];
  const subject: Subject = {
    thing: pick(random, field.things),
    method: pick(random, field.methods),
    system: random() < 0.35 && !isPure(field) ? halves.join('') : undefined,
    pure: isPure(field),
  };
  // The number keeps two papers from having one repository.
  const slug = `${halves.join('-').toLowerCase()}-${id.slice(5)}`;
  const media = mediaSentences(random, slug);
  const abstract = [...sentencesOf(random, subject), ...media.abstract].join(' ');
  const authors = Array.from({ length: between(random, 1, 7) }, () => nameOf(random));
  const crossed = field.crossed.filter(() => random() < 0.35);
  return {
    id,
    version: 1,
    title: titleOf(random, subject),
    abstract,
    authors: [...new Set(authors)],
    categories: [field.category, ...crossed],
    ...(media.comments.length > 0 ? { comments: media.comments.join('; ') } : {}),
    published: at,
    updated: at,
    announce: 'new',
  };
}
