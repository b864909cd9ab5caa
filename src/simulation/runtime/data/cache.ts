import type { CacheResult } from '../../trace.ts';

interface Entry {
  readonly version: number;
  readonly expiresUs: number;
}

/** What a cache holds: entries by key, until their time to live is over or a write removes them. */
export class Cache {
  private readonly timeToLiveUs: number;
  private readonly entries = new Map<number, Entry>();
  private hits = 0;
  private misses = 0;
  private stale = 0;

  constructor(timeToLiveUs: number) {
    this.timeToLiveUs = timeToLiveUs;
  }

  /**
   * Looks a key up.
   * @param version of the key in the store behind it, to tell whether what is found is still true
   */
  look(key: number, version: number, nowUs: number): 'hit' | 'stale' | 'miss' {
    const entry = this.entries.get(key);
    if (!entry || entry.expiresUs <= nowUs) {
      this.entries.delete(key);
      this.misses += 1;
      return 'miss';
    }
    this.hits += 1;
    if (entry.version === version) return 'hit';
    this.stale += 1;
    return 'stale';
  }

  /** Keeps what was read from the store. */
  put(key: number, version: number, nowUs: number): void {
    this.entries.set(key, { version, expiresUs: nowUs + this.timeToLiveUs });
  }

  forget(key: number): void {
    this.entries.delete(key);
  }

  /** What was in memory is gone. */
  clear(): void {
    this.entries.clear();
  }

  result(elementId: string): CacheResult {
    return { elementId, hits: this.hits, misses: this.misses, stale: this.stale };
  }
}
