import { Failed } from '../core/failure.ts';

/** Larger films are opened where they are. In bytes. */
const MAX_FILM = 80_000_000;

/**
 * Fetches a film that the reader has asked to see, from the one host that the extension may fetch them from.
 * @throws Failed when it is refused (also by our own content policy, after a redirect), too large, or not a film.
 */
export async function fetchFilm(url: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Failed({ kind: 'refused', status: answer.status });
  if (Number(answer.headers.get('content-length') ?? 0) > MAX_FILM) throw new Failed({ kind: 'too-large' });
  const blob = await answer.blob();
  if (blob.size > MAX_FILM) throw new Failed({ kind: 'too-large' });
  if (!blob.type.startsWith('video/')) throw new Failed({ kind: 'unreadable', detail: `a film of type ${blob.type}` });
  return blob;
}
