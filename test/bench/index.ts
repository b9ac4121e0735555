import { readdirSync } from 'node:fs';

/** What every bench is given: `--data PATH`, `--json`, and whatever else stood on the line. */
export interface BenchArgs {
  readonly data?: string;
  readonly json: boolean;
  readonly rest: string[];
}

/** Measures one thing, prints what a person wants to read unless `json`, and returns the figures. */
export type Bench = (args: BenchArgs) => Promise<object>;

const HERE = import.meta.dirname;

/** `npm run -s bench -- NAME [--data PATH] [--json] [...]`; the last line printed is one JSON object. */
export async function main(argv: readonly string[]): Promise<void> {
  const [name, ...words] = argv;
  const names = benchNames();
  if (!name || !names.includes(name))
    throw new Error(`usage: npm run -s bench -- ${names.join('|')} [--data PATH] [--json]`);
  const { run } = (await import(/* @vite-ignore */ `./${name}.ts`)) as { run: Bench };
  const figures = await run(readArgs(words));
  console.log(JSON.stringify(figures));
}

/** Every bench is a file here that stands beside this one; parts they share live in folders. */
function benchNames(): string[] {
  return readdirSync(HERE)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -3))
    .sort();
}

function readArgs(words: readonly string[]): BenchArgs {
  const rest: string[] = [];
  let data: string | undefined;
  let json = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (word === '--json') json = true;
    else if (word === '--data') {
      at += 1;
      data = words[at];
    } else if (word.startsWith('--data=')) data = word.slice(7);
    else rest.push(word);
  }
  return { json, rest, ...(data === undefined ? {} : { data }) };
}
