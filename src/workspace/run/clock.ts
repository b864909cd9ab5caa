/** Wall time in which a typical message travels along its flow at 1×, in milliseconds. */
const TYPICAL_MS = 600;
/** No stretch between two events takes longer than this at 1×: thirty seconds of waiting for a breaker pass in a blink. */
const LONGEST_MS = 1_800;
/** A whole run takes no longer than this at 1×. */
const WHOLE_MS = 120_000;
/** How strongly differences of virtual time are flattened: 1 would be true to scale, 0 would give every stretch the same time. */
const FLATTENING = 0.4;
/** More stretches than these are not told apart by eye. */
const MOST_STRETCHES = 4_000;

/**
 * Maps virtual time to time on the wall at 1×, stretch by stretch between the events of a run: what is quick stays
 * visible, what is long does not drag. Strictly increasing, so scrubbing and playing agree. What is shown and logged
 * is always the exact virtual time; only the pace differs.
 */
export interface Clock {
  readonly wallMs: number;
  /** The moment of virtual time, in microseconds, that lies `wallMs` after `fromUs`. Never beyond the end of the run. */
  advance(fromUs: number, wallMs: number): number;
}

/** @param all the moments at which something happens, rising, from 0 to the end of the run */
export function createClock(all: Float64Array | readonly number[]): Clock {
  const moments = thinned(all);
  const lengths = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  const typical = median(lengths.filter((length) => length > 0)) || 1;
  const raw = lengths.map((length) => Math.min(LONGEST_MS, TYPICAL_MS * (length / typical) ** FLATTENING));
  const total = raw.reduce((sum, length) => sum + length, 0);
  const squeeze = Math.min(1, WHOLE_MS / Math.max(1, total));
  const wall: number[] = [0];
  for (const length of raw) wall.push((wall.at(-1) ?? 0) + length * squeeze);
  const end = moments.at(-1) ?? 0;
  const wallMs = wall.at(-1) ?? 0;

  const toWall = (virtualUs: number): number => interpolate(moments, wall, virtualUs);
  return {
    wallMs,
    advance(fromUs, milliseconds) {
      if (fromUs >= end) return end;
      return Math.min(end, Math.max(fromUs, interpolate(wall, moments, toWall(fromUs) + milliseconds)));
    },
  };
}

/** At most `MOST_STRETCHES` moments, the first and the last among them. */
function thinned(moments: Float64Array | readonly number[]): readonly number[] {
  const every = Math.ceil(moments.length / MOST_STRETCHES);
  return Array.from(moments).filter((_, index) => index % every === 0 || index === moments.length - 1);
}

/** The value at `x` on the line through the points (xs[i], ys[i]); both rise. */
function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  if (high <= 0 || x <= (xs[0] ?? 0)) return ys[0] ?? 0;
  if (x >= (xs[high] ?? 0)) return ys[high] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[low], xs[high], ys[low], ys[high]];
  return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
