import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Topic } from '../src/core/settings.ts';
import { word } from '../src/ui/words.ts';
import { CategoryField } from './category-field.tsx';
import { ListField } from './list-field.tsx';
import { Switch } from './parts.tsx';
import { type Editor, useEditor } from './use-editor.ts';

const PICKS = 'hugging-face';

/** Fields to begin with, and the categories they stand for: each category is one request a day. */
const FIELDS: readonly { readonly key: string; readonly categories: readonly string[] }[] = [
  { key: 'optionsFieldLearning', categories: ['cs.LG', 'cs.AI', 'cs.CL', 'cs.CV'] },
  { key: 'optionsFieldLanguage', categories: ['cs.CL', 'cs.IR'] },
  { key: 'optionsFieldVision', categories: ['cs.CV', 'cs.GR', 'eess.IV'] },
  { key: 'optionsFieldRobots', categories: ['cs.RO', 'eess.SY'] },
  { key: 'optionsFieldSoftware', categories: ['cs.SE', 'cs.PL'] },
  { key: 'optionsFieldSecurity', categories: ['cs.CR'] },
  { key: 'optionsFieldTheory', categories: ['cs.DS', 'cs.CC', 'math.CO'] },
  { key: 'optionsFieldStatistics', categories: ['stat.ML', 'stat.ME', 'math.ST'] },
  { key: 'optionsFieldQuantum', categories: ['quant-ph'] },
  { key: 'optionsFieldMatter', categories: ['cond-mat.mes-hall', 'cond-mat.mtrl-sci', 'cond-mat.str-el'] },
  { key: 'optionsFieldStars', categories: ['astro-ph.CO', 'astro-ph.GA', 'astro-ph.EP'] },
  { key: 'optionsFieldParticles', categories: ['hep-th', 'hep-ph', 'gr-qc'] },
  { key: 'optionsFieldLife', categories: ['q-bio.NC', 'q-bio.QM', 'q-bio.BM'] },
  { key: 'optionsFieldMoney', categories: ['econ.EM', 'q-fin.ST'] },
];

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** The first minute: what this is, three choices that may all be skipped, and what leaves the browser. */
export function Welcome() {
  const editor = useEditor();
  return (
    <div class="welcome">
      <main aria-busy={!editor}>
        <img class="logo" src="/icons/128.png" width="96" height="96" alt="" />
        <h1>{word('optionsWelcome')}</h1>
        <p class="lead">{word('optionsWelcomeWhat')}</p>
        {editor && <Choices {...editor} />}
        <section aria-labelledby="leaves">
          <h2 id="leaves">{word('optionsLeaves')}</h2>
          <p>{word('optionsLeavesDays')}</p>
          <p>{word('optionsLeavesNothing')}</p>
        </section>
        <p class="row">
          <a class="button primary" href="/popup/index.html">
            {word('optionsWelcomeDone')}
          </a>
          <a href="/options/index.html">{word('optionsAllSettings')}</a>
        </p>
        <p class="hint">{word('optionsWelcomePin')}</p>
      </main>
    </div>
  );
}

/** The topics that the choices here make; they are told from others by what they hold. */
function useChoices({ settings, change }: Editor) {
  const { topics } = settings;
  const words = topics.find((topic) => topic.name === word('optionsMyWords'));
  const other = topics.find((topic) => topic.name === word('optionsFieldOther'));
  const isField = (topic: Topic, categories: readonly string[]) =>
    topic.keywords.length === 0 && sameList(topic.categories, categories);
  /** The words are looked for in all fields, so that they narrow none of them. */
  const put = (fields: readonly Topic[], keywords: readonly string[]) => {
    const categories = [...new Set(fields.flatMap((topic) => topic.categories))];
    const own = { ...blank(word('optionsMyWords')), categories, keywords: [...keywords] };
    change({ topics: keywords.length > 0 ? [...fields, own] : [...fields] });
  };
  const fields = topics.filter((topic) => topic !== words);
  const keywords = words?.keywords ?? [];
  return {
    keywords,
    otherCategories: other?.categories ?? [],
    isOn: (categories: readonly string[]) => topics.some((topic) => isField(topic, categories)),
    toggle: (name: string, categories: readonly string[]) => {
      const rest = fields.filter((topic) => !isField(topic, categories));
      put(rest.length < fields.length ? rest : [...fields, { ...blank(name), categories: [...categories] }], keywords);
    },
    setOther: (categories: readonly string[]) => {
      const rest = fields.filter((topic) => topic !== other);
      const own = { ...blank(word('optionsFieldOther')), categories: [...categories] };
      put(categories.length > 0 ? [...rest, own] : rest, keywords);
    },
    setWords: (wanted: readonly string[]) => put(fields, wanted),
  };
}

function blank(name: string): Topic {
  return { name, categories: [], keywords: [], excludedKeywords: [], authors: [] };
}

function Choices(editor: Editor) {
  const { settings, change, saving } = editor;
  const choices = useChoices(editor);
  const [more, setMore] = useState(false);
  const fields = useRef<HTMLElement>(null);
  // The button goes: the focus goes on to what takes its place.
  useLayoutEffect(() => {
    if (more) fields.current?.querySelector('input')?.focus();
  }, [more]);
  return (
    <>
      <section aria-labelledby="fields" ref={fields}>
        <h2 id="fields">{word('optionsWelcomeFields')}</h2>
        <ul class="fields">
          {FIELDS.map(({ key, categories }) => (
            <li key={key}>
              <button
                type="button"
                class="button"
                aria-pressed={choices.isOn(categories)}
                onClick={() => choices.toggle(word(key), categories)}
              >
                {word(key)}
              </button>
            </li>
          ))}
        </ul>
        {more || choices.otherCategories.length > 0 ? (
          <CategoryField
            values={choices.otherCategories}
            change={(edit) => choices.setOther(edit(choices.otherCategories))}
          />
        ) : (
          <button type="button" class="link" onClick={() => setMore(true)}>
            {word('optionsWelcomeOther')}
          </button>
        )}
      </section>
      <section aria-labelledby="words">
        <h2 id="words">{word('optionsWelcomeWords')}</h2>
        <ListField
          label={word('optionsKeywords')}
          hint={word('optionsWelcomeWordsHint')}
          placeholder={word('optionsKeywordsPlaceholder')}
          values={choices.keywords}
          change={choices.setWords}
        />
      </section>
      <section aria-labelledby="picks">
        <h2 id="picks">{word('optionsWelcomeSources')}</h2>
        <Switch
          label={word('optionsSourcePicks')}
          hint={word('optionsSourcePicksHint')}
          on={!settings.sourcesOff.includes(PICKS)}
          turn={(on) => {
            const others = settings.sourcesOff.filter((source) => source !== PICKS);
            change({ sourcesOff: on ? others : [...others, PICKS] });
          }}
        />
      </section>
      <p role="status" class="unseen">
        {saving === 'saved' && word('optionsSaved')}
      </p>
    </>
  );
}
