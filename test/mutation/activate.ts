/** More turns than any honest code takes through one place in a test. */
const TOO_OFTEN = 20_000_000;

interface Switches {
  activeMutant?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { readonly static: Readonly<Record<string, number>> };
}

function switches(): Switches {
  const scope = globalThis as { __stryker__?: Switches };
  scope.__stryker__ ??= {};
  return scope.__stryker__;
}

/** Switches one mutant on, or all off, in every bundle and module that came from changed sources. */
export function activate(id: string | undefined): void {
  Object.assign(switches(), { activeMutant: id, hitCount: 0, hitLimit: TOO_OFTEN });
}

/** The mutants whose place was passed in this process, while all were off. */
export function reached(): string[] {
  return Object.keys(switches().mutantCoverage?.static ?? {});
}
