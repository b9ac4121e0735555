import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
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

/** What the reader wants to see: topics, each with its fields. */
export function TopicsSection({ settings, change }: Editor) {
  const [removed, setRemoved] = useState<Removed>();
  const list = useRef<HTMLOListElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const [focusOn, setFocusOn] = useState<number>();
  const counts = useCounts(settings);
  const { topics } = settings;

  useEffect(() => {
    if (focusOn === undefined) return;
    list.current?.children[focusOn]?.querySelector('input')?.focus();
    setFocusOn(undefined);
  }, [focusOn]);
  useEffect(() => undo.current?.focus(), [removed]);

  const remove = (at: number) => {
    const topic = topics[at];
    if (!topic) return;
    change((now) => ({ topics: now.topics.filter((_, other) => other !== at) }));
    setRemoved({ topic, at });
  };
  return (
    <Section id="topics" title={word('optionsTopics')} intro={word('optionsTopicsIntro')}>
      <ol class="topics" ref={list}>
        {topics.map((topic, at) => (
          <li key={at}>
            <TopicFields
              topic={topic}
              change={(fields) =>
                change((now) => ({
                  topics: now.topics.map((one, other) => (other === at ? { ...one, ...fields(one) } : one)),
                }))
              }
              remove={() => remove(at)}
              count={<TopicCount counts={counts} at={at} />}
            />
          </li>
        ))}
      </ol>
      <div aria-live="polite">
        {topics.length === 0 && <p class="note">{word('optionsNoTopics')}</p>}
        {removed && (
          <p class="note row">
            {word('optionsTopicRemoved', removed.topic.name || word('optionsUnnamed'))}
            <button
              ref={undo}
              type="button"
              class="button small"
              onClick={() => {
                change((now) => ({ topics: now.topics.toSpliced(removed.at, 0, removed.topic) }));
                setRemoved(undefined);
                setFocusOn(removed.at);
              }}
            >
              {word('optionsUndo')}
            </button>
          </p>
        )}
      </div>
      <p>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            const blank = { name: '', categories: [], keywords: [], excludedKeywords: [], authors: [] };
            change((now) => ({ topics: [...now.topics, blank] }));
            setRemoved(undefined);
            setFocusOn(topics.length);
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
