/** Each has its shape in `theme.css`. */
export const ICONS = [
  'save',
  'read',
  'hide',
  'more',
  'previous',
  'next',
  'refresh',
  'search',
  'calendar',
  'filter',
  'settings',
  'show',
  'source',
  'unfold',
  'play',
  'rest',
  'help',
] as const;

export type IconName = (typeof ICONS)[number];

/**
 * A small picture beside words or inside a named button; never read out. Its shape is the style sheet's: one that stands
 * in the markup is read again with each copy of it.
 */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" data-name={name} viewBox="0 0 16 16" aria-hidden="true">
      <path />
    </svg>
  );
}
