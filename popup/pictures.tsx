import { useEffect, useRef, useState } from 'preact/hooks';
import { stillOf } from '../src/core/picture.ts';
import { onChange } from '../src/platform/changes.ts';
import { readPicture } from '../src/platform/pictures.ts';
import { Icon } from '../src/ui/icons.tsx';
import { useNear } from '../src/ui/use-near.ts';
import { word } from '../src/ui/words.ts';
import { Player } from './player.tsx';

interface Props {
  readonly urls: readonly string[];
  readonly opened: () => void;
}

const VIDEO = /\.(?:mp4|webm|m4v|mov)$/i;

/** The paper's first picture in a place whose size is fixed beforehand; a film is a button until it is asked for. */
export function Pictures({ urls, opened }: Props) {
  const film = urls.find((url) => VIDEO.test(new URL(url).pathname));
  const still = stillOf(urls);
  const [playing, setPlaying] = useState(false);
  if (playing && film !== undefined) return <Player url={film} close={() => setPlaying(false)} />;
  return (
    <span class="picture">
      {still !== undefined && <Still url={still} />}
      {film !== undefined && (
        <button
          type="button"
          class="play"
          aria-label={word('popupPlay')}
          title={word('popupPlay')}
          onClick={() => {
            opened();
            setPlaying(true);
          }}
        >
          <Icon name="play" />
        </button>
      )}
    </span>
  );
}

/** A stored picture, read when it comes near; one that is still to be fetched has its room, so that nothing moves then. Moving ones are shown as their first frame until they are asked to move. */
function Still({ url }: { readonly url: string }) {
  const place = useRef<HTMLButtonElement>(null);
  const near = useNear(place);
  const [blob, setBlob] = useState<Blob>();
  const [large, setLarge] = useState(false);
  useEffect(() => {
    if (!near) return undefined;
    let gone = false;
    const read = () =>
      void readPicture(url).then(
        (picture) => !gone && setBlob((known) => known ?? picture?.blob),
        () => undefined,
      );
    read();
    const stop = onChange(({ type }) => type === 'pictures' && read());
    return () => {
      gone = true;
      stop();
    };
  }, [near, url]);
  return (
    <button
      ref={place}
      type="button"
      class="still"
      data-large={large ? '' : undefined}
      data-empty={near && blob === undefined ? '' : undefined}
      aria-pressed={large}
      aria-label={word('popupPicture')}
      title={word('popupPicture')}
      onClick={() => setLarge(!large)}
    >
      {blob && <BlobPicture blob={blob} moving={large || !/gif|webp|apng/.test(blob.type)} />}
    </button>
  );
}

function BlobPicture({ blob, moving }: { readonly blob: Blob; readonly moving: boolean }) {
  const [url, setUrl] = useState<string>();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!moving) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, moving]);
  useEffect(() => {
    if (!moving) drawFirstFrame(blob, canvas.current).catch(() => undefined);
  }, [blob, moving]);
  if (!moving) return <canvas ref={canvas} />;
  return url === undefined ? null : <img src={url} alt="" decoding="async" />;
}

async function drawFirstFrame(blob: Blob, canvas: HTMLCanvasElement | null): Promise<void> {
  if (!canvas) return;
  const frame = await createImageBitmap(blob, { resizeWidth: 320, resizeQuality: 'medium' });
  canvas.width = frame.width;
  canvas.height = frame.height;
  canvas.getContext('2d')?.drawImage(frame, 0, 0);
  frame.close();
}
