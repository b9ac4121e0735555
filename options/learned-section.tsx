import { useState } from 'preact/hooks';
import { isTelling, tasteWords } from '../src/core/ranking/taste.ts';
import { forgetTaste, readTaste } from '../src/platform/taste.ts';
import { useQuery } from '../src/ui/use-query.ts';
import { language, word } from '../src/ui/words.ts';
import { Section } from './parts.tsx';

/** Words shown of each side. */
const SHOWN = 24;

/** What was learned from the reader's marks, word by word, and how to forget it. */
export function LearnedSection() {
  const { value, again } = useQuery(
    'taste',
    async () => (await readTaste()) ?? null,
    ({ type }) => type === 'marks' || type === 'digest',
  );
  const [forgotten, setForgotten] = useState(false);
  const words = value ? tasteWords(value).filter((one) => isTelling(one.word)) : [];
  const liked = words.filter(({ weight }) => weight > 0).slice(0, SHOWN);
  const disliked = words.filter(({ weight }) => weight < 0).slice(0, SHOWN);
  return (
    <Section id="learned" title={word('optionsLearned')} intro={word('optionsLearnedIntro')}>
      {words.length === 0 && <p class="note">{word('optionsNothingLearned')}</p>}
      <Words title={word('optionsLiked')} words={liked} />
      <Words title={word('optionsDisliked')} words={disliked} />
      {words.length > 0 && (
        <p>
          <button
            type="button"
            class="button"
            onClick={() =>
              void forgetTaste().then(() => {
                setForgotten(true);
                again();
              })
            }
          >
            {word('optionsForgetLearned')}
          </button>
        </p>
      )}
      <p role="status">{forgotten && word('optionsForgotLearned')}</p>
    </Section>
  );
}

interface Weighed {
  readonly word: string;
  readonly weight: number;
}

function Words({ title, words }: { readonly title: string; readonly words: readonly Weighed[] }) {
  if (words.length === 0) return null;
  const most = Math.max(...words.map(({ weight }) => Math.abs(weight)));
  const written = new Intl.NumberFormat(language(), { style: 'percent' });
  return (
    <>
      <h3>{title}</h3>
      <ul class="words" lang="en">
        {words.map(({ word: text, weight }) => (
          <li key={text}>
            {text} <meter min={0} max={1} value={Math.abs(weight) / most} aria-hidden="true" />
            <span class="unseen">{written.format(Math.abs(weight) / most)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
