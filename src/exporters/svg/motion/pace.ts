/** Seconds on the screen that lie between two moments of virtual time, at least and at most: what takes a minute must not bore, what takes a microsecond must be seen. */
const LEAST = 0.3;
const MOST = 1.2;
const USUAL = 0.6;
/** At the end everything stands still for a while before it begins again. */
const REST = 3;
const LEAD = 0.6;

export interface Pace {
  /** Seconds of one round. */
  readonly round: number;
  /** When a moment of virtual time is shown, in seconds from the start of the round. Between two moments it is the later one. */
  at(us: number): number;
}

/** A rhythm in which every moment of a run can be seen: their order and, roughly, their distances stay. */
export function paceOf(moments: readonly number[]): Pace {
  const sorted = [...new Set(moments)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((us, index) => us - (sorted[index] ?? 0));
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1;
  const seconds: number[] = [];
  sorted.forEach((_, index) => {
    const gap = gaps[index - 1];
    seconds.push(gap === undefined ? LEAD : (seconds[index - 1] ?? LEAD) + Math.min(MOST, Math.max(LEAST, (gap / middle) * USUAL)));
  });
  return {
    round: (seconds.at(-1) ?? LEAD) + REST,
    at: (us) => seconds[sorted.findIndex((moment) => moment >= us)] ?? seconds.at(-1) ?? LEAD,
  };
}
