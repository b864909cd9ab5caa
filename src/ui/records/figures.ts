import { numberWords } from '../../language/index.ts';

/** A share as `99.6 %`: as many decimals as it takes to tell it from 100 %, four at most. It never rounds up to 100 %. */
export function percentWords(share: number): string {
  const value = share * 100;
  if (value >= 100) return '100 %';
  for (let decimals = 1; decimals <= 4; decimals++) {
    const rounded = Number(value.toFixed(decimals));
    if (rounded < 100) return `${numberWords(rounded, { maximumFractionDigits: 4 })} %`;
  }
  return `${numberWords(99.9999, { maximumFractionDigits: 4 })} %`;
}

/** A time as `80 ms`, `2.5 s`, `1.5 min`. @param ms milliseconds */
export function timeWords(ms: number): string {
  if (ms < 1_000) return `${short(ms)} ms`;
  if (ms < 60_000) return `${short(ms / 1_000)} s`;
  return `${short(ms / 60_000)} min`;
}

const short = (value: number): string => numberWords(value, { maximumFractionDigits: value < 10 ? 2 : 1, useGrouping: false });

/** Both in one short line, what nobody knows left out: `99.6 % · 820 ms`. */
export function figureWords(availability: number | undefined, p99Ms: number | undefined): string {
  return [availability === undefined ? undefined : percentWords(availability), p99Ms === undefined ? undefined : timeWords(p99Ms)]
    .filter((words) => words !== undefined)
    .join(' · ');
}
