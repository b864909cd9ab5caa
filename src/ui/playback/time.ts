import { numberWords } from '../../language/index.ts';

/** Virtual time as it stands in the log and on the axis: seconds with three decimals, `4.812`. */
export const seconds = (tUs: number, decimals = 3): string =>
  numberWords(tUs / 1_000_000, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false });

/** A stretch of virtual time in words: `140 ms`, `29.3 s`. */
export function stretch(us: number): string {
  if (us < 1_000) return `${Math.round(us)} µs`;
  if (us < 1_000_000) return `${Math.round(us / 1_000)} ms`;
  return `${seconds(us, 1)} s`;
}

const NICE = [1, 2, 5];

/** Marks of a time axis: at most `most` of them, at round times, with a label each. */
export function ticks(durationUs: number, most: number): readonly { readonly tUs: number; readonly label: string }[] {
  const rough = durationUs / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = power * (NICE.find((factor) => factor * power >= rough) ?? 10);
  const inMilliseconds = step < 1_000_000;
  return Array.from({ length: Math.floor(durationUs / step) + 1 }, (_, index) => {
    const tUs = index * step;
    return {
      tUs,
      label: inMilliseconds
        ? `${numberWords(Math.round(tUs / 100) / 10, { useGrouping: false })} ms`
        : `${numberWords(Math.round(tUs / 100_000) / 10, { useGrouping: false })} s`,
    };
  });
}

/** The flag of the playhead and the word of a mark need this share of an axis beside each other. */
const SHARE_OF_WORDS = 0.035;

/** The mark whose word the flag of a playhead would half cover, by its place in the list; -1 where there is none. */
export const underFlag = (marks: readonly { readonly tUs: number }[], tUs: number, durationUs: number): number =>
  marks.findIndex((mark) => Math.abs(mark.tUs - tUs) < SHARE_OF_WORDS * durationUs);
