import { OP } from './replay/index.ts';
import type { Cast } from './replay/index.ts';
import type { Trace } from './trace.ts';

/** One event that an event store keeps for ever. */
export interface StoredEvent {
  readonly tUs: number;
  /** The stream that it belongs to: the customer or thing that it is about. */
  readonly key: number;
  /** Its place in the stream, from 1. */
  readonly version: number;
  /** The request that appended it. */
  readonly run: number;
}

/** What folding events leads to. */
export interface FoldedState {
  readonly events: number;
  readonly versionOf: ReadonlyMap<number, number>;
}

/** Everything that was appended to an event store during a run, in order. */
export function historyOf(trace: Trace, storeId: string): readonly StoredEvent[] {
  const { record } = trace;
  const store = (record.cast as Cast).elements.findIndex(({ id }) => id === storeId);
  const events: StoredEvent[] = [];
  for (let row = 0; row < record.rows; row += 1)
    if (record.op[row] === OP.append && record.a[row] === store)
      events.push({ tUs: record.timeUs[row] as number, key: record.b[row] as number, version: record.c[row] as number, run: record.d[row] as number });
  return events;
}

/**
 * Folds a history: the state as it was at a moment, or at the end. The same events give the same state however often they are replayed.
 * @throws RangeError where a stream has a gap or a version twice: no store would have taken that
 */
export function foldHistory(history: readonly StoredEvent[], untilUs = Number.POSITIVE_INFINITY): FoldedState {
  const versionOf = new Map<number, number>();
  let events = 0;
  for (const { tUs, key, version } of history) {
    if (tUs > untilUs) break;
    const before = versionOf.get(key) ?? 0;
    if (version !== before + 1) throw new RangeError(`the stream of key ${key} goes from version ${before} to ${version}`);
    versionOf.set(key, version);
    events += 1;
  }
  return { events, versionOf };
}
