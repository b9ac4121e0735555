import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { categoryOf, findCategories, readTyped, type Typed } from '../src/core/find-category.ts';
import { CATEGORIES, type Category } from '../src/core/taxonomy.ts';
import { word } from '../src/ui/words.ts';
import { Problem } from './parts.tsx';

/** A category that is typed out in full becomes one of the list by itself after this many ms. */
const REST = 250;

/** Parts of what is typed: by commas; by spaces too where each word is a category's id. */
function partsOf(text: string): string[] {
  return text
    .split(/[,;，、；\n]/)
    .flatMap((part) => {
      const words = part.trim().split(/\s+/);
      return words.length > 1 && words.every((one) => categoryOf(one)) ? words : [part.trim()];
    })
    .filter(Boolean);
}

interface Read {
  readonly found: readonly Category[];
  readonly left: readonly Exclude<Typed, { type: 'category' }>[];
}

function readAll(text: string): Read {
  const whole = readTyped(text);
  const typed = whole.type === 'category' ? [whole] : partsOf(text).map(readTyped);
  return {
    found: typed.flatMap((one) => (one.type === 'category' ? [one.category] : [])),
    left: typed.filter((one) => one.type !== 'category'),
  };
}

/**
 * Picks arXiv categories: a combobox over the real ones by id, name or subject. Enter or a comma takes what is typed,
 * and so does leaving the field; what is no category stays in the field and is said to be none.
 */
export function CategoryField(props: {
  readonly values: readonly string[];
  readonly change: (edit: (values: readonly string[]) => string[]) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [problems, setProblems] = useState<Read['left']>([]);
  const [said, say] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = new Set(props.values.map((value) => categoryOf(value)?.id ?? value));
  const fits = (text.trim() === '' ? CATEGORIES : findCategories(text, 12)).filter((one) => !chosen.has(one.id));
  const shown = open ? fits : [];

  const add = (categories: readonly Category[]) => {
    const wanted = [...new Set(categories.map((one) => one.id))];
    const has = (values: readonly string[], one: string) =>
      values.some((value) => (categoryOf(value)?.id ?? value) === one);
    if (wanted.length > 0) props.change((values) => [...values, ...wanted.filter((one) => !has(values, one))]);
    const fresh = wanted.filter((one) => !chosen.has(one));
    if (fresh.length > 0) say(word('optionsAdded', fresh.join(', ')));
  };
  const remove = (value: string) => {
    props.change((values) => values.filter((one) => one !== value));
    say(word('optionsRemoved', value));
    input.current?.focus();
  };
  /** Takes what is there; what is no category stays in the field. */
  const take = (typed: string) => {
    const { found, left } = readAll(typed);
    add(found);
    setText(left.map((one) => (one.type === 'archive' ? one.id : one.text)).join(', '));
    setProblems(left);
    setActive(-1);
    setOpen(left.some((one) => one.type === 'archive'));
  };
  const pick = (category: Category) => {
    add([category]);
    setText('');
    setProblems([]);
    setActive(-1);
    setOpen(false);
  };

  // Typed out in full and left alone: taken, so that it is stored within a second even if nobody presses Enter.
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const parts = partsOf(text);
    if (parts.length === 0 || !parts.every((part) => categoryOf(part))) return undefined;
    const timer = setTimeout(() => latest.current(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return;
    // What the field holds by now: keys may come faster than the page is drawn.
    const typed = event.currentTarget.value;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at) =>
        fits.length === 0 ? -1 : (at + step + fits.length + (at < 0 && step < 0 ? 1 : 0)) % fits.length,
      );
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const category = shown[active];
      if (category) pick(category);
      else if (typed.trim() !== '') take(typed);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    } else if (event.key === 'Backspace' && typed === '') {
      const last = props.values.at(-1);
      if (last !== undefined) remove(last);
    }
  };

  return (
    <div class="field">
      <label for={id}>{word('optionsCategories')}</label>
      <div class="chips" data-invalid={problems.length > 0 ? '' : undefined}>
        {props.values.length > 0 && (
          <ul aria-label={word('optionsChosen')}>
            {props.values.map((value) => (
              <Chip key={value} value={value} remove={() => remove(value)} />
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[active] ? `${id}-${shown[active].id}` : undefined}
          aria-describedby={`${id}-hint${problems.length > 0 ? ` ${id}-problem` : ''}`}
          aria-invalid={problems.length > 0}
          placeholder={word('optionsCategoriesPlaceholder')}
          value={text}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            setProblems([]);
            setActive(-1);
            setOpen(true);
            const comma = typed.lastIndexOf(',');
            const before = comma < 0 ? '' : typed.slice(0, comma);
            const read = readAll(before);
            // A name may hold a comma: only what is a category before it is taken out.
            if (before.trim() === '') setText(typed.replace(/^[,\s]+/, ''));
            else if (read.left.length === 0) {
              add(read.found);
              setText(typed.slice(comma + 1).trimStart());
            } else setText(typed);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            take(event.currentTarget.value);
            setOpen(false);
          }}
        />
      </div>
      {/* A listbox is moved through from the field above it, so the pointer must not take the focus from there. */}
      <div
        ref={list}
        class="suggestions"
        id={`${id}-list`}
        role="listbox"
        aria-label={word('optionsCategoriesFound')}
        hidden={shown.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((category, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          <div
            key={category.id}
            id={`${id}-${category.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onClick={() => pick(category)}
          >
            <b>{category.id}</b> {category.name} <small>{category.group}</small>
          </div>
        ))}
      </div>
      <p class="hint" id={`${id}-hint`}>
        {word('optionsCategoriesHint')}
      </p>
      <div id={`${id}-problem`} aria-live="polite">
        {problems.map((problem) => (
          <Problem key={problem.type === 'archive' ? problem.id : problem.text}>
            <TypedProblem problem={problem} pick={pick} />
          </Problem>
        ))}
        <span class="unseen">{said}</span>
      </div>
    </div>
  );
}

function Chip({ value, remove }: { readonly value: string; readonly remove: () => void }) {
  const category = categoryOf(value);
  return (
    <li class="chip" data-unknown={category ? undefined : ''}>
      <span title={category?.name ?? word('optionsUnknownCategory', value)}>
        <b>{value}</b> <span class="chip-name">{category?.name}</span>
      </span>
      <button
        type="button"
        aria-label={word('optionsRemove', value)}
        title={word('optionsRemove', value)}
        onClick={remove}
      >
        ×
      </button>
    </li>
  );
}

function TypedProblem({
  problem,
  pick,
}: {
  readonly problem: Read['left'][number];
  readonly pick: (one: Category) => void;
}) {
  if (problem.type === 'archive') {
    return <p>{word('optionsArchive', problem.id, problem.name, String(problem.categories.length))}</p>;
  }
  return (
    <>
      <p>{word(problem.nearest.length > 0 ? 'optionsDidYouMean' : 'optionsUnknownCategory', problem.text)}</p>
      {problem.nearest.length > 0 && (
        <p class="row">
          {problem.nearest.map((one) => (
            <button key={one.id} type="button" class="button small" onClick={() => pick(one)}>
              {one.id} {one.name}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
