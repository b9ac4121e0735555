import { useEffect, useState } from 'preact/hooks';
import { type Allowed, onPermissions, readAllowed } from '../src/platform/ask-permission.ts';
import { noteFault } from '../src/platform/faults.ts';

/** What the browser allows now, followed as it changes; `undefined` until it is read. */
export function useAllowed(): Allowed | undefined {
  const [allowed, setAllowed] = useState<Allowed>();
  useEffect(() => {
    const read = () =>
      readAllowed().then(setAllowed, (error: unknown) => noteFault('permissions could not be read', error));
    void read();
    return onPermissions(() => void read());
  }, []);
  return allowed;
}
