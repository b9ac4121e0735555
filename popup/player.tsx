import { useEffect, useState } from 'preact/hooks';
import { fetchFilm } from '../src/platform/films.ts';
import { hostOf } from '../src/ui/names.ts';
import { word } from '../src/ui/words.ts';

/** A film, fetched because it was asked for, and played here without sound; what cannot be played stays a link. */
export function Player({ url, close }: { readonly url: string; readonly close: () => void }) {
  const [source, setSource] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let made: string | undefined;
    fetchFilm(url, stop.signal).then(
      (blob) => {
        made = URL.createObjectURL(blob);
        setSource(made);
      },
      () => setFailed(!stop.signal.aborted),
    );
    return () => {
      stop.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [url]);
  return (
    <div class="player">
      {failed ? (
        <p>
          {word('popupUnplayable')}{' '}
          <a href={url} target="_blank" rel="noopener noreferrer">
            {hostOf(url)}
          </a>
        </p>
      ) : source === undefined ? (
        <p role="status">{word('popupLoadingFilm')}</p>
      ) : (
        <video src={source} controls autoPlay muted playsInline loop onError={() => setFailed(true)} />
      )}
      <button type="button" class="button small" onClick={close}>
        {word('popupClose')}
      </button>
    </div>
  );
}
