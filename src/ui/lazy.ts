import { type FunctionComponent, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { noteFault } from '../platform/faults.ts';

/** A component whose code is fetched when it is first drawn, so that it costs the first paint nothing. */
export function lazy<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  return function Lazy(props: Props) {
    const [draw, setDraw] = useState(() => loaded);
    useEffect(() => {
      if (draw) return;
      load().then(
        (found) => {
          loaded = found;
          // Wrapped, since a state setter calls functions.
          setDraw(() => found);
        },
        (error: unknown) => noteFault('a part of the page could not be loaded', error),
      );
    }, [draw]);
    return draw ? h(draw, props) : null;
  };
}
