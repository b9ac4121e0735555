import { type ComposeInput, startDigest } from '../../src/core/compose.ts';
import type { Digest, Shelf } from '../../src/core/digest.ts';
import type { Candidate } from '../../src/core/signal.ts';

/** Makes a digest of candidates that are all at hand. */
export function composeDigest({
  candidates,
  ...input
}: Omit<ComposeInput, 'batch'> & { readonly candidates: readonly Candidate[] }): { digest: Digest; shelf: Shelf } {
  const batch = candidates.filter(({ announce }) => announce === 'new').map(({ paper }) => paper.id);
  const draft = startDigest({ ...input, batch });
  for (const candidate of candidates) draft.add(candidate);
  const { ids, compose } = draft.shortlist();
  const again = candidates.filter(({ paper }) => ids.has(paper.id));
  return compose(new Map(again.map((candidate) => [candidate.paper.id, candidate])));
}
