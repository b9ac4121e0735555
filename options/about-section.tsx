import { REPOSITORY } from '../src/core/project.ts';
import { about } from '../src/platform/about.ts';
import { word } from '../src/ui/words.ts';
import { Out, Section } from './parts.tsx';

/** Arxiv asks for this sentence in these words, so it is not translated (info.arxiv.org/help/api/tou.html). */
const THANKS = 'Thank you to arXiv for use of its open access interoperability.';

/** What this is, whom it thanks, and where it lives. */
export function AboutSection() {
  return (
    <Section id="about" title={word('optionsAbout')}>
      <p>
        {word('name')} {about().version}. {word('optionsPromise')}
      </p>
      <p lang="en">{THANKS}</p>
      <p>{word('optionsNotAffiliated')}</p>
      <p class="row">
        <Out href={REPOSITORY}>{word('optionsProject')}</Out>
        <Out href={`${REPOSITORY}/blob/main/PRIVACY.md`}>{word('optionsPrivacy')}</Out>
        <a href="/options/index.html?welcome">{word('optionsWelcomeAgain')}</a>
      </p>
    </Section>
  );
}
