import { agoWords, dateWords, t } from '../../../language/index.ts';

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago something was, in words: `now`, `3 hours ago`; after two weeks the date. Both in milliseconds since 1970. */
export function whenWords(then: number, now: number): string {
  const ago = now - then;
  if (ago > 14 * 86_400_000) return dateWords(then);
  const step = STEPS.find(([, ms]) => ago >= ms);
  return step ? agoWords(Math.floor(ago / step[1]), step[0]) : t('just now');
}
