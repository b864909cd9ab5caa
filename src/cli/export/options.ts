import { type Choice, type OptionValues, takesPart, type Target, type TargetOption } from '../../exporters/index.ts';
import { UsageError } from '../terminal.ts';

/** `packageName` is `--package-name`. */
export const flagOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Words = Readonly<Record<string, string | boolean | undefined>>;
type Choices = { readonly [key: string]: readonly Choice[] };

/** What was written behind a target's own options, as its exporter takes it. @throws UsageError that names the option, and what it can be */
export function valuesFrom(target: Target, words: Words, choices: Choices): OptionValues {
  const values: Record<string, string | number | boolean> = {};
  for (const option of target.options) {
    const word = words[flagOf(option.key)];
    const value = word === undefined ? option.otherwise : valueOf(option, word, choices[option.key] ?? []);
    if (word !== undefined && !takesPart(option, values)) {
      throw new UsageError(`--${flagOf(option.key)} means nothing here: it is for --${flagOf(option.when?.key ?? '')} ${option.when?.is.join(', ') ?? ''}.`);
    }
    if (value !== undefined && takesPart(option, values)) values[option.key] = value;
  }
  return values;
}

function valueOf(option: TargetOption, word: string | boolean, choices: readonly Choice[]): string | number | boolean {
  switch (option.type) {
    case 'choice':
      return chosen(option.key, String(word), option.choices);
    case 'ofDesign':
      return chosen(option.key, String(word), choices);
    case 'switch':
      return word === true;
    case 'text':
      return String(word);
    case 'number':
      return numberFrom(option, String(word));
    default:
      return option satisfies never;
  }
}

/** A choice by its value, or by its name where only one has it. */
function chosen(key: string, word: string, choices: readonly Choice[]): string {
  const named = choices.filter(({ label }) => label.toLowerCase() === word.toLowerCase());
  const found = choices.find(({ value }) => value === word) ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return found.value;
  const which = named.length > 1 ? `there are several: ${named.map(({ value }) => value).join(', ')}` : `it can be ${wordsOf(choices)}`;
  throw new UsageError(`--${flagOf(key)} is “${word}”; ${choices.length === 0 ? 'this design has nothing for it' : which}.`);
}

const MOST_WORDS = 12;

function wordsOf(choices: readonly Choice[]): string {
  const more = choices.length - MOST_WORDS;
  return `${choices
    .slice(0, MOST_WORDS)
    .map(({ value }) => value)
    .join(', ')}${more > 0 ? ` and ${more} more (--list tells all)` : ''}`;
}

function numberFrom({ key, min, max }: TargetOption & { readonly type: 'number' }, word: string): number {
  const value = Number(word);
  if (word.trim() === '' || !(value >= min && value <= max)) throw new UsageError(`--${flagOf(key)} is “${word}”; it must be a number from ${min} to ${max}.`);
  return value;
}
