import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Day } from '../../src/core/day.ts';
import type { Digest } from '../../src/core/digest.ts';
import { word } from '../../src/ui/words.ts';
import { Controls } from './controls.tsx';
import { Cover } from './cover.tsx';
import { Slide, wordsOf } from './slide.tsx';
import { usePace } from './use-pace.ts';
import { useVoice } from './use-voice.ts';

interface Props {
  readonly day: Day;
  readonly digest: Digest | undefined;
}

/** The day as a slideshow: a cover, then one paper a slide. It goes round until it is stopped. */
export function Show({ day, digest }: Props) {
  const cards = digest?.cards ?? [];
  const count = cards.length + 1;
  const [at, setAt] = useState(() => Math.min(Math.max(Number(location.hash.slice(1)) || 0, 0), count - 1));
  const [playing, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  const turn = useCallback((step: number) => setAt((before) => (before + step + count) % count), [count]);
  const card = cards[at - 1];
  const text = card ? wordsOf(card) : [];
  const voice = useVoice(playing ? text : [], () => turn(1));
  const pace = usePace(at, text.join(' '), playing && cards.length > 0 && !voice.speaking, () => turn(1));

  useEffect(() => history.replaceState(null, '', at === 0 ? location.pathname + location.search : `#${at}`), [at]);
  const leave = useCallback(() => location.assign(`/popup/index.html?day=${day}`), [day]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const onButton = event.target instanceof Element && event.target.closest('button, a, video') !== null;
      if (event.key === 'ArrowRight' || event.key === 'PageDown') turn(1);
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') turn(-1);
      else if (event.key === 'Home') setAt(0);
      else if (event.key === 'End') setAt(count - 1);
      else if (event.key === ' ' && !onButton) setPlaying((before) => !before);
      else if (event.key === 'Escape' && !document.fullscreenElement) leave();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [count, turn, leave]);

  return (
    <>
      <main data-state={cards.length > 0 ? 'ready' : 'empty'} aria-busy={false} aria-live={playing ? 'off' : 'polite'}>
        {card ? <Slide key={card.id} card={card} /> : <Cover day={day} digest={digest} />}
      </main>
      <Controls at={at} count={count} playing={playing} progress={pace} voice={voice} turn={turn} leave={leave}>
        <button
          type="button"
          class="button primary"
          disabled={cards.length === 0}
          onClick={() => setPlaying((before) => !before)}
        >
          {word(playing ? 'showPause' : 'showPlay')}
        </button>
      </Controls>
    </>
  );
}
