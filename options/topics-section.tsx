import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Topic } from '../src/core/settings.ts';
import { word } from '../src/ui/words.ts';
import { CategoryField } from './category-field.tsx';
import { ListField } from './list-field.tsx';
import { Field, Section } from './parts.tsx';
import { TopicCount } from './topic-count.tsx';
import { useCounts } from './use-counts.ts';
import type { Editor } from './use-editor.ts';

interface Removed {
  readonly topic: Topic;
  readonly at: number;
}

const BLANK: Topic = { name: '', categories: [], keywords: [], excludedKeywords: [], authors: [] };

/** What the reader wants to see: topics, each with its fields. */
export function TopicsSection({ settings, change }: Editor) {
  const [removed, setRemoved] = useState<Removed>();
  // An added topic is stored with its first word: before, it would ask for everything.
  const [adding, setAdding] = useState(false);
  const [focusOn, setFocusOn] = useState<number>();
  // Fields hold what is being typed; when topics change places they begin anew.
  const [turn, setTurn] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const counts = useCounts();
  const stored = settings.topics.length;
  const topics = adding ? [...settings.topics, BLANK] : settings.topics;

  // Before the next key: a focus that comes later would take it away from where somebody types by then.
  useLayoutEffect(() => {
    if (focusOn === undefined) return;
    list.current?.children[focusOn]?.querySelector('input')?.focus();
    setFocusOn(undefined);
  }, [focusOn]);
  useLayoutEffect(() => undo.current?.focus(), [removed]);

  const edit = (at: number, fields: (topic: Topic) => Partial<Topic>) => {
    if (at >= stored) setAdding(false);
    change((now) => {
      const known = at < now.topics.length ? now.topics : [...now.topics, BLANK];
      return { topics: known.map((one, other) => (other === at ? { ...one, ...fields(one) } : one)) };
    });
  };
  const remove = (at: number) => {
    const topic = settings.topics[at];
    setTurn(turn + 1);
    if (!topic) {
      setAdding(false);
      setFocusOn(stored - 1);
      return;
    }
    change((now) => ({ topics: now.topics.filter((_, other) => other !== at) }));
    setRemoved({ topic, at });
  };
  const bringBack = ({ topic, at }: Removed) => {
    change((now) => ({ topics: now.topics.toSpliced(at, 0, topic) }));
    setTurn(turn + 1);
    setRemoved(undefined);
    setFocusOn(at);
  };
  return (
    <Section id="topics" title={word('optionsTopics')} intro={word('optionsTopicsIntro')}>
      <ol class="topics" ref={list}>
        {topics.map((topic, at) => (
          <li key={`${turn} ${at}`}>
            <TopicFields
              topic={topic}
              change={(fields) => edit(at, fields)}
              remove={() => remove(at)}
              count={at < stored && <TopicCount counts={counts} topics={settings.topics} at={at} />}
            />
          </li>
        ))}
      </ol>
      <div aria-live="polite">
        {topics.length === 0 && <p class="note">{word('optionsNoTopics')}</p>}
        {removed && (
          <p class="note row">
            {word('optionsTopicRemoved', removed.topic.name || word('optionsUnnamed'))}
            <button ref={undo} type="button" class="button small" onClick={() => bringBack(removed)}>
              {word('popupUndo')}
            </button>
          </p>
        )}
      </div>
      <p>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            setAdding(true);
            setRemoved(undefined);
            setFocusOn(stored);
          }}
        >
          {word('optionsAddTopic')}
        </button>
      </p>
    </Section>
  );
}

function TopicFields(props: {
  readonly topic: Topic;
  readonly change: (fields: (topic: Topic) => Partial<Topic>) => void;
  readonly remove: () => void;
  readonly count: preact.ComponentChildren;
}) {
  const { topic, change } = props;
  const legend = useId();
  const name = topic.name.trim() || word('optionsUnnamed');
  return (
    // A group, not a fieldset: the same to everybody, and its heading can be styled.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div class="topic" role="group" aria-labelledby={legend}>
      <div class="topic-head">
        <h3 id={legend}>{name}</h3>
        <button
          type="button"
          class="button small"
          aria-label={word('optionsRemoveTopicNamed', name)}
          onClick={props.remove}
        >
          {word('optionsRemoveTopic')}
        </button>
      </div>
      <div class="topic-fields">
        <NameField name={topic.name} change={(to) => change(() => ({ name: to }))} />
        <CategoryField
          values={topic.categories}
          change={(edit) => change((now) => ({ categories: edit(now.categories) }))}
        />
        <ListField
          label={word('optionsKeywords')}
          hint={word('optionsKeywordsHint')}
          placeholder={word('optionsKeywordsPlaceholder')}
          values={topic.keywords}
          change={(keywords) => change(() => ({ keywords }))}
        />
        <ListField
          label={word('optionsExcludedKeywords')}
          hint={word('optionsExcludedKeywordsHint')}
          values={topic.excludedKeywords}
          change={(excludedKeywords) => change(() => ({ excludedKeywords }))}
        />
        <ListField
          label={word('optionsAuthors')}
          hint={word('optionsAuthorsHint')}
          placeholder={word('optionsAuthorsPlaceholder')}
          values={topic.authors}
          change={(authors) => change(() => ({ authors }))}
        />
      </div>
      {props.count}
    </div>
  );
}

function NameField({ name, change }: { readonly name: string; readonly change: (name: string) => void }) {
  const [text, setText] = useState(name);
  // Before anybody can type on: see `ListField`.
  useLayoutEffect(() => setText((typed) => (typed.replace(/\s+/g, ' ').trim() === name.trim() ? typed : name)), [name]);
  return (
    <Field label={word('optionsName')}>
      {(id) => (
        <input
          id={id}
          type="text"
          maxLength={60}
          autocomplete="off"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            change(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}
