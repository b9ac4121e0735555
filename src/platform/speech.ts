/** Voices that speak English on this device. Remote ones would send the text out, so they are not among them. */
export function localVoices(): SpeechSynthesisVoice[] {
  if (typeof speechSynthesis === 'undefined') return [];
  return speechSynthesis.getVoices().filter((voice) => voice.localService && /^en\b/i.test(voice.lang));
}

/** Calls back when the list of voices may have changed: browsers load it late. */
export function onVoices(callback: () => void): () => void {
  if (typeof speechSynthesis === 'undefined') return () => {};
  speechSynthesis.addEventListener('voiceschanged', callback);
  return () => speechSynthesis.removeEventListener('voiceschanged', callback);
}

/**
 * Reads sentences aloud, one after the other; `done` is called after the last one, not when it is stopped.
 * @returns a function that stops it.
 */
export function speak(sentences: readonly string[], voice: SpeechSynthesisVoice, done: () => void): () => void {
  let stopped = false;
  speechSynthesis.cancel();
  sentences.forEach((sentence, at) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    if (at === sentences.length - 1) {
      utterance.onend = () => {
        if (!stopped) done();
      };
    }
    speechSynthesis.speak(utterance);
  });
  return () => {
    stopped = true;
    speechSynthesis.cancel();
  };
}
