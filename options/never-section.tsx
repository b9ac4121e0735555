import { word } from '../src/ui/words.ts';
import { ListField } from './list-field.tsx';
import { Section } from './parts.tsx';
import type { Editor } from './use-editor.ts';

/** What a reader never wants to meet, over all topics. The cards' menu adds to the same lists. */
export function NeverSection({ settings, change }: Editor) {
  return (
    <Section id="never" title={word('optionsNever')} intro={word('optionsNeverIntro')}>
      <ListField
        label={word('optionsNeverWords')}
        hint={word('optionsCommas')}
        values={settings.neverWords}
        change={(neverWords) => change({ neverWords })}
      />
      <ListField
        label={word('optionsNeverPeople')}
        hint={word('optionsCommas')}
        values={settings.neverAuthors}
        change={(neverAuthors) => change({ neverAuthors })}
      />
    </Section>
  );
}
