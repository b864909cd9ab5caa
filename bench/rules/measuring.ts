import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Processor time of this thread in milliseconds, so that what a busy machine does beside it does not count. It moves in steps of some milliseconds. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Milliseconds of processor time for each of `runs` runs, after one that does not count. */
export function timed(runs: number, work: () => void): number[] {
  work();
  return Array.from({ length: runs }, () => {
    const begin = threadMs();
    work();
    return threadMs() - begin;
  });
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
}

/** Bytes that what `make` gives keeps on the heap and in typed arrays, garbage not counted. */
export function bytesOf(make: () => unknown): number {
  const used = (): number => {
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const kept = [make()];
  const after = used();
  kept.length = 0;
  return Math.max(0, after - before);
}
