import { useEffect, useRef, useState } from 'preact/hooks';
import { type Change, onChange } from '../platform/changes.ts';
import { noteFault } from '../platform/faults.ts';

/**
 * What the database says, read again whenever another context changes it. `undefined` until the first answer; the old
 * answer stays while a new one is read, and an answer that comes late never replaces a newer one.
 * @param key says what is read: another key forgets the old answer.
 * @param read is called with nothing captured that `key` does not tell.
 * @param affects whether a change elsewhere makes the answer old.
 */
export function useQuery<Value>(
  key: string,
  read: () => Promise<Value>,
  affects: (change: Change) => boolean,
  first?: Value,
): { readonly value: Value | undefined; readonly again: () => void } {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Value } | undefined>(
    first === undefined ? undefined : { key, value: first },
  );
  const latest = useRef({ read, affects, asked: 0 });
  latest.current.read = read;
  latest.current.affects = affects;
  const again = useRef(() => {});
  useEffect(() => {
    let gone = false;
    again.current = () => {
      const turn = ++latest.current.asked;
      latest.current.read().then(
        (value) => {
          if (!gone && turn === latest.current.asked) setAnswer({ key, value });
        },
        (error: unknown) => noteFault('a part of the page could not be read', error),
      );
    };
    again.current();
    const stop = onChange((change) => {
      if (latest.current.affects(change)) again.current();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [key]);
  return { value: answer?.key === key ? answer.value : undefined, again: () => again.current() };
}
