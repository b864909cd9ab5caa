import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './terminal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true; args: string[] }>>;

/** Reads the words behind a command. @throws UsageError naming the option that is not known, or lacks its value */
export function readOptions<const O extends Options>(args: readonly string[], options: O, { allowNegative = false } = {}): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative, strict: true }) as Parsed<O>;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/\.\s/)[0] ?? error.message).replaceAll('\n', ' ') : String(error);
    throw new UsageError(`${reason}. --help lists what there is.`);
  }
}

/** One of some words. @throws UsageError that lists them */
export function choice<T extends string>(option: string, value: string | undefined, choices: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`--${option} is “${value}”; it can be ${choices.join(', ')}.`);
  return found;
}

/** A whole number from zero on. @throws UsageError */
export function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${option} is “${value}”; it must be a whole number from 0 on.`);
  return Number(value);
}
