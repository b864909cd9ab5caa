/**
 * Everything that changed the picture, in columns: row i says what happened at `timeUs[i]`. Strings are numbers into `strings`. `stateAt` starts
 * from the last snapshot at or before the moment asked for and applies rows up to it. Only `simulation/replay` reads this.
 */
export interface RunRecord {
  readonly rows: number;
  readonly timeUs: Float64Array;
  readonly op: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly d: Float64Array;
  readonly strings: readonly string[];
  /** Rows between two snapshots. */
  readonly interval: number;
  /** The state before row `k · interval` is `snapshots[k]`, as plain data of `simulation/replay`. */
  readonly snapshots: readonly unknown[];
  /** What does not change during the run: sagas and their steps, elements, flows, breakers. Plain data of `simulation/replay`. */
  readonly cast: unknown;
}
