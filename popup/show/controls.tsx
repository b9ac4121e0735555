import type { ComponentChildren } from 'preact';
import { Icon } from '../../src/ui/icons.tsx';
import { numberOf, word } from '../../src/ui/words.ts';
import type { Voice } from './use-voice.ts';

interface Props {
  readonly at: number;
  readonly count: number;
  readonly playing: boolean;
  readonly progress: number;
  readonly voice: Voice;
  readonly turn: (step: number) => void;
  readonly leave: () => void;
  readonly children: ComponentChildren;
}

/** Where the show is, and how to steer it; the same with arrow keys, space and Escape. */
export function Controls({ at, count, progress, voice, turn, leave, children }: Props) {
  return (
    <footer>
      <progress aria-label={word('showProgress')} max={1} value={progress} />
      <nav aria-label={word('showControls')}>
        <button type="button" class="button bare" aria-label={word('showPrevious')} onClick={() => turn(-1)}>
          <Icon name="previous" />
        </button>
        {children}
        <button type="button" class="button bare" aria-label={word('showNext')} onClick={() => turn(1)}>
          <Icon name="next" />
        </button>
        <span class="position">{word('showPosition', numberOf(at + 1), numberOf(count))}</span>
        {voice.available && (
          <button type="button" class="button" aria-pressed={voice.on} onClick={voice.toggle}>
            {word('showAloud')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void toggleFullScreen()}>
          {word('showFullScreen')}
        </button>
        <button type="button" class="button" onClick={leave}>
          {word('showLeave')}
        </button>
      </nav>
    </footer>
  );
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
}
