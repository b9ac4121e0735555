import { Failed } from '../core/failure.ts';

/** Larger films are opened where they are. In bytes. */
const MAX_FILM = 80_000_000;

/**
 * Fetches a film that the reader has asked to see, from the one host that the extension may fetch them from. Reading
 * stops at `most` bytes, whatever size was told.
 * @throws Failed when it is refused (also by our own content policy, after a redirect), too large, or not a film.
 */
export async function fetchFilm(url: string, signal: AbortSignal, most = MAX_FILM): Promise<Blob> {
  const answer = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  const type = answer.headers.get('content-type') ?? '';
  const refuse = async (failure: Failed) => {
    await answer.body?.cancel();
    throw failure;
  };
  if (!answer.ok) await refuse(new Failed({ kind: 'refused', status: answer.status }));
  if (!type.startsWith('video/')) await refuse(new Failed({ kind: 'unreadable', detail: `a film of type ${type}` }));
  if (Number(answer.headers.get('content-length')) > most) await refuse(new Failed({ kind: 'too-large' }));
  let size = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(part, controller) {
      size += part.byteLength;
      if (size > most) throw new Failed({ kind: 'too-large' });
      controller.enqueue(part);
    },
  });
  return new Response(answer.body?.pipeThrough(counted) ?? null, { headers: { 'content-type': type } }).blob();
}
