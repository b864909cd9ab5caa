import { say, term, written } from '../../speech/index.ts';
import type { TitlePart } from './title.ts';

/** A name of the design inside a title. */
export const strong = (text: string): TitlePart => ({ text, strong: true });
export const plain = (text: string): TitlePart => ({ text });

/** In words up to twelve. */
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;

/** `two`, `twelve`, `13`. */
export const numberWord = (n: number): string => {
  const word = NUMBERS[n];
  return word === undefined ? String(n) : term(word);
};

/** `one service`, `two services`. Other languages give both as they are at the start of a sentence; where one thing would stand in another case there, it has a sentence of its own. */
export const counted = (n: number, one: string, many = `${one}s`): string => (n === 1 ? term(`one ${one}`) : `${numberWord(n)} ${term(many)}`);

/** With a capital at the start, for what begins a sentence. Never for a name of the design. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `A`, `A and B`, `A, B and C`, `A, B, C and 4 more`. @param of how many there are, where only the first `most` are given */
export function listed(names: readonly string[], most = 4, of = names.length): string {
  if (of > most) return say`${names.slice(0, most - 1).join(', ')} and ${of - most + 1} more`;
  const last = names.at(-1);
  return names.length < 2 || last === undefined ? (last ?? '') : say`${names.slice(0, -1).join(', ')} and ${last}`;
}

/** `A`, `A or B`, `A, B or C`, `A, B or 4 more`. */
export function either(names: readonly string[], most = 4): string {
  if (names.length > most) return say`${names.slice(0, most - 1).join(', ')} or ${names.length - most + 1} more`;
  const last = names.at(-1);
  return names.length < 2 || last === undefined ? (last ?? '') : say`${names.slice(0, -1).join(', ')} or ${last}`;
}

/** For the column “where”: `A, B, C and 4 more`. @param of how many there are, where only the first `most` are given */
export function located(names: readonly string[], most = 3, of = names.length): string {
  return of > most ? say`${names.slice(0, most).join(', ')} and ${of - most} more` : names.join(', ');
}

/** `A → B → C`, and with more than `most` names `A → B → … → Z`. */
export function chained(names: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = names.length > most ? [...names.slice(0, most - 2), '…', names[names.length - 1]] : names;
  return shown.join(' → ');
}

/** `80 ms`, `2.5 s`, `1.5 min`, `2 h`. @param ms milliseconds */
export function duration(ms: number): string {
  if (ms < 1_000) return `${trimmed(ms)} ms`;
  if (ms < 60_000) return `${trimmed(ms / 1_000)} s`;
  if (ms < 3_600_000) return `${trimmed(ms / 60_000)} min`;
  return `${trimmed(ms / 3_600_000)} h`;
}

/** A share as `99.6 %`; as many decimals as it takes to tell it from 100 %, four at most. Never rounds up to 100 %. */
export function percent(share: number): string {
  const value = share * 100;
  if (value >= 100) return '100 %';
  for (let decimals = 1; decimals <= 4; decimals++) {
    const scale = 10 ** decimals;
    const rounded = Math.round(value * scale) / scale;
    if (rounded < 100) return `${written(rounded)} %`;
  }
  return `${written(99.9999)} %`;
}

const trimmed = (value: number): string => written(Math.round(value * 100) / 100);
