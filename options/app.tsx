import { useEffect } from 'preact/hooks';
import { word } from '../src/ui/words.ts';
import { AboutSection } from './about-section.tsx';
import { ArxivSection } from './arxiv-section.tsx';
import { DataSection } from './data-section.tsx';
import { DaySection } from './day-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { LearnedSection } from './learned-section.tsx';
import { NeverSection } from './never-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { SourcesSection } from './sources-section.tsx';
import { TopicsSection } from './topics-section.tsx';
import { type Saving, useEditor } from './use-editor.ts';

/** The parts of the page in order: id and key of the title. */
const PARTS = [
  ['topics', 'optionsTopics'],
  ['day', 'optionsDay'],
  ['sources', 'optionsSources'],
  ['notices', 'optionsNotices'],
  ['arxiv', 'optionsArxiv'],
  ['never', 'optionsNever'],
  ['learned', 'optionsLearned'],
  ['data', 'optionsData'],
  ['diagnostics', 'optionsDiagnostics'],
  ['about', 'optionsAbout'],
] as const;

const SAVINGS: Readonly<Record<Exclude<Saving, 'unchanged'>, string>> = {
  saving: 'optionsSaving',
  saved: 'optionsSaved',
  local: 'optionsSavedHere',
  full: 'optionsFull',
  failed: 'optionsNotSaved',
};

/** All that can be set. Nothing has to be confirmed: a change is saved within a second. */
export function App() {
  const editor = useEditor();
  const isThere = editor !== undefined;
  // The browser looks for the part that the address names before any is drawn.
  useEffect(() => {
    if (isThere) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isThere]);
  return (
    <div class="page">
      <header>
        <p class="name">
          <img src="/icons/48.png" width="32" height="32" alt="" />
          {word('name')}
        </p>
        <nav aria-label={word('optionsParts')}>
          <ul>
            {PARTS.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{word(title)}</a>
              </li>
            ))}
          </ul>
          <a class="out" href="/popup/index.html">
            {word('optionsToTheDay')}
          </a>
        </nav>
      </header>
      <main aria-busy={!editor}>
        <h1>{word('popupSettings')}</h1>
        {editor && (
          <>
            <TopicsSection {...editor} />
            <DaySection {...editor} />
            <SourcesSection {...editor} />
            <NoticesSection {...editor} />
            <ArxivSection {...editor} />
            <NeverSection {...editor} />
            <LearnedSection />
            <DataSection />
            <DiagnosticsSection />
            <AboutSection />
          </>
        )}
      </main>
      <Status saving={editor?.saving ?? 'unchanged'} />
    </div>
  );
}

/** How the last change fared; quiet when all is well. */
function Status({ saving }: { readonly saving: Saving }) {
  const isBad = saving === 'local' || saving === 'full' || saving === 'failed';
  return (
    <p role="status" class="status" data-bad={isBad ? '' : undefined} data-saving={saving}>
      {saving !== 'unchanged' && word(SAVINGS[saving])}
    </p>
  );
}
