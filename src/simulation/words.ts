import { written, writtenText } from '../speech/index.ts';

export { grouped } from '../speech/index.ts';

/** A stretch of time as people say it: "450 ms", "10 s", "1.5 s", "2 min". */
export function duration(us: number): string {
  if (us < 1_000) return `${us} µs`;
  const ms = us / 1_000;
  if (ms < 1_000) return `${trimmed(ms < 10 ? round(ms, 1) : Math.round(ms))} ms`;
  const seconds = ms / 1_000;
  if (seconds < 120) return `${trimmed(round(seconds, seconds < 10 ? 2 : 1))} s`;
  return `${trimmed(round(seconds / 60, 1))} min`;
}

/** A moment of a run: "34.812 s". */
export function moment(us: number): string {
  return `${writtenText((Math.round(us / 1_000) / 1_000).toFixed(3))} s`;
}

export function percent(share: number): string {
  return `${trimmed(round(share * 100, 1))} %`;
}

function round(value: number, digits: number): number {
  const factor = digits === 0 ? 1 : digits === 1 ? 10 : 100;
  return Math.round(value * factor) / factor;
}

function trimmed(value: number): string {
  return written(value);
}
