/** Rows of sparse numbers, one after another: row `r` is `[starts[r], starts[r + 1])` of columns and values. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface LinearTask {
  readonly rows: SparseRows;
  /** Rows to learn from. */
  readonly use: Int32Array;
  /** 1 or -1, by row. */
  readonly labels: Int8Array;
  /** How much a row matters (its C), by row. */
  readonly costs: Float32Array;
}

/** What training goes on from: the weights, and for each row how strongly it pulls on them. */
export interface LinearState {
  readonly weights: Float64Array;
  readonly pulls: Float64Array;
}

export function startLinear(columns: number, rows: number): LinearState {
  return { weights: new Float64Array(columns), pulls: new Float64Array(rows) };
}

/** A small generator (mulberry32): training must not depend on anybody's random numbers. */
function shuffle(list: Int32Array, seed: number): void {
  let state = seed | 0;
  for (let i = list.length - 1; i > 0; i--) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const j = ((t ^ (t >>> 14)) >>> 0) % (i + 1);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
}

/**
 * Linear classification with squared hinge loss and an L2 penalty, by coordinate descent on the dual (Hsieh et al.,
 * ICML 2008, the method behind liblinear's `-s 1`). Goes on from `state` and changes it: with more rows than last
 * time it needs a few passes only.
 */
export function trainLinear(task: LinearTask, state: LinearState, passes: number): void {
  const { rows, labels, costs } = task;
  const { starts, columns, values } = rows;
  const { weights, pulls } = state;
  const order = task.use.slice();
  const norms = new Float64Array(labels.length);
  for (const row of order) {
    let norm = 0;
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) norm += (values[k] as number) ** 2;
    norms[row] = norm;
  }
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, pass + 1);
    for (const row of order) {
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      const label = labels[row] as number;
      const slack = 0.5 / (costs[row] as number);
      const pull = pulls[row] as number;
      let margin = 0;
      for (let k = from; k < to; k++) margin += (weights[columns[k] as number] as number) * (values[k] as number);
      const gradient = label * margin - 1 + slack * pull;
      if (pull === 0 && gradient >= 0) continue;
      const next = Math.max(0, pull - gradient / ((norms[row] as number) + slack));
      const change = (next - pull) * label;
      if (change === 0) continue;
      pulls[row] = next;
      for (let k = from; k < to; k++) {
        const column = columns[k] as number;
        weights[column] = (weights[column] as number) + change * (values[k] as number);
      }
    }
  }
}
