import { useState } from 'preact/hooks';
import { askOrigin, giveBackOrigin, neededOrigins } from '../src/platform/ask-permission.ts';
import { word } from '../src/ui/words.ts';
import { Refused, Section, Switch } from './parts.tsx';
import { useAllowed } from './use-allowed.ts';
import type { Editor } from './use-editor.ts';

const PAPERS_WITH_CODE = 'https://paperswithcode.co/*';

/** Sources as a reader sees them: a switch may stand for several, when one is no use without the other. */
const SWITCHES: readonly { readonly key: string; readonly sources: readonly string[]; readonly origin?: string }[] = [
  { key: 'Feeds', sources: ['arxiv-feed'] },
  { key: 'Listings', sources: ['arxiv-listing', 'arxiv-catchup'] },
  { key: 'Api', sources: ['arxiv-api'] },
  { key: 'Picks', sources: ['hugging-face'] },
  { key: 'Hub', sources: ['hugging-face-paper', 'hugging-face-repos'] },
  { key: 'Code', sources: ['papers-with-code'], origin: PAPERS_WITH_CODE },
];

/** Where papers and links come from, each to be switched off; and hosts the browser was told not to ask any more. */
export function SourcesSection({ settings, change }: Editor) {
  const allowed = useAllowed();
  const [refused, setRefused] = useState(false);
  const off = new Set(settings.sourcesOff);
  const missing = allowed ? neededOrigins().filter((origin) => !allowed.origins.has(origin)) : [];
  const turn = async (sources: readonly string[], on: boolean, origin?: string) => {
    const granted = !origin || !on || (await askOrigin(origin));
    setRefused(!granted);
    if (!granted) return;
    if (origin && !on) await giveBackOrigin(origin);
    change((now) => {
      const others = now.sourcesOff.filter((source) => !sources.includes(source));
      return { sourcesOff: on ? others : [...others, ...sources] };
    });
  };
  return (
    <Section id="sources" title={word('optionsSources')} intro={word('optionsSourcesIntro')}>
      {missing.length > 0 && (
        <div class="note warn">
          <p>{word('optionsMissingHosts', missing.map(hostOf).join(', '))}</p>
          <button type="button" class="button" onClick={() => void Promise.all(missing.map(askOrigin))}>
            {word('optionsAllowHosts')}
          </button>
        </div>
      )}
      {SWITCHES.map(({ key, sources, origin }) => (
        <Switch
          key={key}
          label={word(`optionsSource${key}`)}
          hint={word(`optionsSource${key}Hint`)}
          on={!sources.every((source) => off.has(source)) && (!origin || (allowed?.origins.has(origin) ?? false))}
          turn={(on) => void turn(sources, on, origin)}
        />
      ))}
      <Refused refused={refused} />
    </Section>
  );
}

function hostOf(origin: string): string {
  return origin.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}
