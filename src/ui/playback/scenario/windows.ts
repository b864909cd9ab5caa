/** When something of a scenario holds, in milliseconds. Without an end: until the run is over. */
export interface Window {
  readonly fromMs: number;
  readonly toMs?: number | undefined;
}

export type Grip = 'move' | 'from' | 'to';

const NICE = [1, 2, 5];

/** A round step of at most a hundredth of the duration: what a bar snaps to and an arrow key moves by. At least 1 ms. */
export function stepOf(durationMs: number): number {
  const rough = Math.max(1, durationMs / 120);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (NICE.find((factor) => factor * power >= rough) ?? 10);
}

/**
 * A window after it was taken by a grip and moved by so many milliseconds: on the grid, within the scenario, and never empty. What has no end keeps none,
 * unless its end is what is moved.
 */
export function moved(window: Window, grip: Grip, byMs: number, durationMs: number): Window {
  const step = stepOf(durationMs);
  const snap = (ms: number) => Math.round(ms / step) * step;
  const within = (ms: number, low: number, high: number) => Math.min(high, Math.max(low, ms));
  const { fromMs, toMs } = window;
  if (grip === 'to') return { fromMs, toMs: within(snap((toMs ?? durationMs) + byMs), fromMs + step, Math.max(durationMs, fromMs + step)) };
  if (grip === 'from') return { ...window, fromMs: within(snap(fromMs + byMs), 0, Math.max(0, (toMs ?? durationMs) - step)) };
  if (toMs === undefined) return { fromMs: within(snap(fromMs + byMs), 0, durationMs) };
  const length = toMs - fromMs;
  const from = within(snap(fromMs + byMs), 0, Math.max(0, durationMs - length));
  return { fromMs: from, toMs: from + length };
}
