import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { word } from '../src/ui/words.ts';

/** A part of the page: a heading that the list of parts leads to, and what belongs to it. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`} tabIndex={-1}>
        {props.title}
      </h2>
      {props.intro && <p class="intro">{props.intro}</p>}
      {props.children}
    </section>
  );
}

/** A label above its field, with a hint below the label and what is wrong below the field. */
export function Field(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly class?: string;
  /** Gets the ids for the field itself and for what describes it. */
  readonly children: (id: string, describedBy: string | undefined) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>{props.label}</label>
      {props.children(id, props.hint ? `${id}-hint` : undefined)}
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** On or off, with a sentence on what it does. */
export function Switch(props: {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly turn: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="switch">
      <input
        id={id}
        type="checkbox"
        checked={props.on}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const asked = event.currentTarget.checked;
          // Whether it is on is for the settings to say: a permission may be refused.
          event.currentTarget.checked = props.on;
          props.turn(asked);
        }}
      />
      <label for={id}>{props.label}</label>
      {props.hint && (
        <div class="hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
    </div>
  );
}

/** Under a switch that asks the browser for a permission: that it was not given. */
export function Refused({ refused }: { readonly refused: boolean }) {
  return <p aria-live="polite">{refused && <span class="problem">{word('optionsNotAllowed')}</span>}</p>;
}

/** One of several, each with what it means. */
export function Choice<Value extends string>(props: {
  readonly legend: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
  readonly choose: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      {props.choices.map(({ value, label, hint }) => (
        <div class="radio" key={value}>
          <input
            type="radio"
            id={`${id}-${value}`}
            name={id}
            checked={value === props.value}
            aria-describedby={hint ? `${id}-${value}-hint` : undefined}
            onChange={() => props.choose(value)}
          />
          <label for={`${id}-${value}`}>{label}</label>
          {hint && (
            <p class="hint" id={`${id}-${value}-hint`}>
              {hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** A link to a page that is not ours. */
export function Out({ href, children }: { readonly href: string; readonly children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** What went wrong beside a field, with where it can be mended. */
export function Problem({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="problem">
      <strong class="unseen">{word('optionsProblem')}</strong>
      {children}
    </div>
  );
}
