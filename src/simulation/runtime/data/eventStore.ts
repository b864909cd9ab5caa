import type { EventStoreResult } from '../../trace.ts';

/** Streams of events, one for each key. An append names the version that it has seen; when another was faster, it does not happen. */
export class EventStore {
  private readonly versions = new Map<number, number>();
  private appends = 0;
  private conflicts = 0;

  /** Events in the stream of a key: what folding them leads to has this version. */
  version(key: number): number {
    return this.versions.get(key) ?? 0;
  }

  /** The new version, or undefined where the stream has gone on in the meantime. */
  append(key: number, expected: number): number | undefined {
    if (this.version(key) !== expected) {
      this.conflicts += 1;
      return undefined;
    }
    this.appends += 1;
    this.versions.set(key, expected + 1);
    return expected + 1;
  }

  result(elementId: string): EventStoreResult {
    return { elementId, appends: this.appends, conflicts: this.conflicts };
  }
}
