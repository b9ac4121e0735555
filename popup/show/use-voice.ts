import { useEffect, useRef, useState } from 'preact/hooks';
import { localVoices, onVoices, speak } from '../../src/platform/speech.ts';

export interface Voice {
  /** There is a voice on this device; without one, reading aloud is not offered. */
  readonly available: boolean;
  readonly on: boolean;
  /** It is being read, so that the slide stays until the end of it. */
  readonly speaking: boolean;
  readonly toggle: () => void;
}

/** Reads the slide's sentences aloud while it is switched on; `done` is called when they are read. */
export function useVoice(sentences: readonly string[], done: () => void): Voice {
  const [voices, setVoices] = useState(localVoices);
  const [on, setOn] = useState(false);
  const latest = useRef(done);
  latest.current = done;
  const text = sentences.join('\n');
  const [voice] = voices;
  const speaking = on && voice !== undefined && text !== '';
  useEffect(() => onVoices(() => setVoices(localVoices())), []);
  useEffect(() => {
    if (!speaking || !voice) return undefined;
    return speak(text.split('\n'), voice, () => latest.current());
  }, [speaking, voice, text]);
  return { available: voice !== undefined, on, speaking, toggle: () => setOn((before) => !before) };
}
