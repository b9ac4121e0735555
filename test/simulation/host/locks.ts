import type { Life } from '../life.ts';

interface Held {
  readonly name: string;
  readonly mode: 'exclusive' | 'shared';
  readonly life: Life;
}
interface Waiting extends Held {
  readonly grant: () => void;
}

/** Web Locks over all contexts; a context that dies gives up what it held or waited for. */
export interface Locks {
  of(life: Life): object;
  drop(life: Life): void;
  held(): readonly string[];
}

export function makeLocks(): Locks {
  let held: Held[] = [];
  let waiting: Waiting[] = [];

  const isFree = (lock: Held) =>
    !held.some((other) => other.name === lock.name && (lock.mode === 'exclusive' || other.mode === 'exclusive'));
  const grantNext = () => {
    const blocked = new Set<string>();
    for (const lock of [...waiting]) {
      if (!blocked.has(lock.name) && isFree(lock)) {
        waiting = waiting.filter((other) => other !== lock);
        held.push(lock);
        lock.grant();
      } else blocked.add(lock.name);
    }
  };

  return {
    of: (life) => ({
      request: (name: string, ...rest: unknown[]) => {
        const work = rest.at(-1) as (lock: object | null) => unknown;
        const options = (rest.length > 1 ? rest[0] : {}) as { ifAvailable?: boolean; mode?: Held['mode'] };
        return life.promise((resolve, reject) => {
          const lock: Waiting = { name, mode: options.mode ?? 'exclusive', life, grant: () => run({ name }) };
          const run = (granted: object | null) => {
            const done = (settle: () => void) => {
              held = held.filter((other) => other !== lock);
              grantNext();
              settle();
            };
            life.task(() => {
              let result: unknown;
              try {
                result = work(granted);
              } catch (error) {
                done(() => reject(error));
                return;
              }
              Promise.resolve(result).then(
                (value) => done(() => resolve(value)),
                (error) => done(() => reject(error)),
              );
            });
          };
          const isBehind = waiting.some((other) => other.name === name);
          if (options.ifAvailable && (!isFree(lock) || isBehind)) run(null);
          else {
            waiting.push(lock);
            grantNext();
          }
        });
      },
      query: () => life.answer(() => ({ held: held.map(({ name, mode }) => ({ name, mode })), pending: [] })),
    }),
    drop(life) {
      held = held.filter((lock) => lock.life !== life);
      waiting = waiting.filter((lock) => lock.life !== life);
      grantNext();
    },
    held: () => held.map(({ name }) => name),
  };
}
