export interface PersonalFigures {
  readonly mrr: number;
  readonly recall10: number;
  readonly auc: number;
}

export interface CommunityFigures {
  readonly recall20: number;
  readonly auc: number;
}

function mean(list: readonly number[]): number {
  return list.length === 0 ? 0 : list.reduce((sum, one) => sum + one, 0) / list.length;
}

/** Rank of a score among others (itself left out of them); ties count against it. 1 = first. */
export function rankAmong(score: number, others: readonly number[]): number {
  return 1 + others.filter((other) => other >= score).length;
}

/** Means over later picks: `rank` of the pick among `candidates` papers, itself included. */
export function personalFigures(places: readonly { rank: number; candidates: number }[]): PersonalFigures {
  return {
    mrr: mean(places.map(({ rank }) => 1 / rank)),
    recall10: mean(places.map(({ rank }) => (rank <= 10 ? 1 : 0))),
    auc: mean(places.map(({ rank, candidates }) => (candidates > 1 ? 1 - (rank - 1) / (candidates - 1) : 1))),
  };
}

export interface ScoredPaper {
  readonly score: number;
  readonly picked: boolean;
}

/** Share of (picked, other) pairs in the right order; a tie is a wrong order. */
function areaUnderCurve(papers: readonly ScoredPaper[]): number {
  // Ties against us: among equal scores the picked ones stand below.
  const sorted = [...papers].sort((a, b) => a.score - b.score || Number(b.picked) - Number(a.picked));
  let others = 0;
  let right = 0;
  for (const { picked } of sorted) {
    if (picked) right += others;
    else others++;
  }
  const picks = papers.length - others;
  return picks === 0 || others === 0 ? 0 : right / (picks * others);
}

/** Recall at 20 over days of at least 40 papers with a pick; AUC over all papers of all days. */
export function communityFigures(days: readonly (readonly ScoredPaper[])[]): CommunityFigures {
  const recalls = days.flatMap((papers) => {
    const picks = papers.filter(({ picked }) => picked).length;
    if (papers.length < 40 || picks === 0) return [];
    const top = [...papers].sort((a, b) => b.score - a.score || Number(a.picked) - Number(b.picked)).slice(0, 20);
    return [top.filter(({ picked }) => picked).length / Math.min(20, picks)];
  });
  return { recall20: mean(recalls), auc: areaUnderCurve(days.flat()) };
}
