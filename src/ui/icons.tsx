/** Shapes on a 16 × 16 grid, drawn with the text's colour. */
const SHAPES = {
  save: 'M4 2.5h8v11l-4-3-4 3z',
  read: 'M3 8.5l3.2 3.2L13 4.8',
  hide: 'M4 4l8 8M12 4l-8 8',
  // Rings small enough to be dots, a little wider than the strokes beside them.
  more: 'M3.2 7.5a.5.5 0 1 1 0 1 .5.5 0 1 1 0-1M8 7.5a.5.5 0 1 1 0 1 .5.5 0 1 1 0-1M12.8 7.5a.5.5 0 1 1 0 1 .5.5 0 1 1 0-1',
  previous: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5-5 5',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.7h-2.7',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.3 10.3l3.2 3.2',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  settings: 'M3 4.5h5M11 4.5h2M3 11.5h2M8 11.5h5M9.5 3v3M6.5 10v3',
  show: 'M2.5 3h11v8h-11zM8 11v2.5M5.5 13.5h5M7 5.5l3 1.5-3 1.5z',
  source: 'M6 4.5L2.5 8 6 11.5M10 4.5L13.5 8 10 11.5',
  unfold: 'M4 6l4 4 4-4',
  play: 'M5 3.5l7 4.5-7 4.5z',
  rest: 'M1.5 11.5h13M4 11.5a4 4 0 0 1 8 0M8 3v2M2.8 5.6l1.3 1.3M13.2 5.6l-1.3 1.3M5 14h6',
  help: 'M6 6a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M8 12h.01',
} as const;

export type IconName = keyof typeof SHAPES;

/** A small picture beside words or inside a named button; never read out. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" data-name={name} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
