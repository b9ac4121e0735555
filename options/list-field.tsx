import { useLayoutEffect, useState } from 'preact/hooks';
import { Field } from './parts.tsx';

/** What is typed, as a list: commas and line breaks part, white space is collapsed, doubles are dropped. */
export function readEntries(text: string): string[] {
  // The commas of Chinese and Japanese keyboards are commas too.
  const entries = text.split(/[,，、\n]/).map((entry) => entry.replace(/\s+/g, ' ').trim());
  const seen = new Map<string, string>();
  for (const entry of entries) if (entry && !seen.has(entry.toLowerCase())) seen.set(entry.toLowerCase(), entry);
  return [...seen.values()];
}

/** Words or names, parted by commas. What is being typed stays as it is typed; only a change from elsewhere replaces it. */
export function ListField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly values: readonly string[];
  readonly change: (values: string[]) => void;
}) {
  const stored = props.values.join(', ');
  const [text, setText] = useState(stored);
  // Before anybody can type on: an effect that comes later would put back what stood there a key ago.
  useLayoutEffect(() => {
    setText((typed) => (readEntries(typed).join(', ') === stored ? typed : stored));
  }, [stored]);
  return (
    <Field label={props.label} hint={props.hint}>
      {(id, describedBy) => (
        <textarea
          id={id}
          rows={1}
          value={text}
          placeholder={props.placeholder}
          aria-describedby={describedBy}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            setText(event.currentTarget.value);
            props.change(readEntries(event.currentTarget.value));
          }}
          onBlur={(event) => setText(readEntries(event.currentTarget.value).join(', '))}
        />
      )}
    </Field>
  );
}
