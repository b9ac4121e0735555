import { useState } from 'preact/hooks';
import { askData } from '../src/platform/ask-permission.ts';
import { word } from '../src/ui/words.ts';
import { Refused, Section, Switch } from './parts.tsx';
import { useAllowed } from './use-allowed.ts';
import type { Editor } from './use-editor.ts';

/** What happens on pages of arxiv.org beyond showing what is known. */
export function ArxivSection({ settings, change }: Editor) {
  const allowed = useAllowed();
  const [refused, setRefused] = useState(false);
  const isAllowed = !allowed?.data || allowed.data.has('browsingActivity');
  const turn = async (on: boolean) => {
    const granted = !on || isAllowed || (await askData('browsingActivity'));
    setRefused(!granted);
    if (granted) change({ lookAutomatically: on });
  };
  return (
    <Section id="arxiv" title={word('optionsArxiv')} intro={word('optionsArxivIntro')}>
      <Switch
        label={word('optionsLook')}
        hint={word('optionsLookHint')}
        on={settings.lookAutomatically && isAllowed}
        turn={(on) => void turn(on)}
      />
      <Refused refused={refused} />
      <Switch
        label={word('optionsLearn')}
        hint={word('optionsLearnHint')}
        on={settings.learnFromArxiv}
        turn={(learnFromArxiv) => change({ learnFromArxiv })}
      />
    </Section>
  );
}
