import type { Range } from '../src/core/search.ts';

/** A text with what was searched for set off. */
export function Marked({
  text,
  ranges = [],
}: {
  readonly text: string;
  readonly ranges?: readonly Range[] | undefined;
}) {
  let done = 0;
  const parts = ranges.map(([from, to]) => {
    const before = text.slice(done, from);
    done = to;
    return (
      <>
        {before}
        <mark>{text.slice(from, to)}</mark>
      </>
    );
  });
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
