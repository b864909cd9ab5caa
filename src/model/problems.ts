import { z } from 'zod';
import { fieldMeant, fieldsAt, kindsAt } from './fieldNames.ts';

/** Something that is wrong with an input: where, what, and why, in words for the person who wrote it. */
export interface Problem {
  /** Dotted place inside the design, `flows.charge-1a2b.to`; empty for the document as a whole. */
  readonly path: string;
  readonly message: string;
  /** Counted from 1, where the input was text and the place is known. */
  readonly line?: number;
  /** Counted from 1, where the input was text and the place is known. */
  readonly column?: number;
  /** Absent means error. */
  readonly severity?: 'error' | 'warning';
}

/** The parts of a path with dots between; empty parts are left out. */
export const joinPath = (...parts: readonly (string | number)[]): string => parts.filter((part) => part !== '').join('.');

/** Has zod keep what it read, so that {@link problemsOf} can tell a missing value from a wrong one. */
export const WITH_INPUT = { reportInput: true } as const;

/** Rewrites what zod found by `schema` into problems, with `prefix` (`flows.charge-1a2b`) before each path. */
export function problemsOf(error: z.core.$ZodError, schema: z.core.$ZodType, prefix: string): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, schema, prefix));
}

function problemsOfIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType, prefix: string): Problem[] {
  const path = joinPath(prefix, ...issue.path.map(String));
  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsAt(schema, issue.path, issue.input);
    return issue.keys.map((key) => {
      const meant = fieldMeant(key, fields);
      const message = `“${shorten(key)}” is not a field here.${meant === undefined ? '' : ` Is “${meant}” meant?`}`;
      return { path: joinPath(path, shorten(key)), message };
    });
  }
  if (issue.code === 'invalid_key') {
    const reason = issue.issues[0]?.message ?? 'it is not a valid id';
    return [{ path, message: `The key “${shorten(String(issue.path.at(-1) ?? ''))}” cannot be used: ${lowerFirst(reason)}.` }];
  }
  return [{ path, message: sentence(messageOf(issue, schema)) }];
}

function messageOf(issue: z.core.$ZodIssue, schema: z.core.$ZodType): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; ${TYPE_WORDS[issue.expected] ?? issue.expected} is expected`
        : `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}${fieldWords(fieldsAt(schema, issue.path, issue.input))}`;
    case 'invalid_value':
      return `must be ${orList(issue.values.map((value) => `“${String(value)}”`))}`;
    case 'invalid_union':
      return issue.discriminator ? kindMessage(issue.discriminator, issue, schema) : 'has none of the forms that are possible here';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `needs at least ${issue.minimum} ${issue.origin === 'string' ? plural(issue.minimum, 'character') : plural(issue.minimum, 'entry')}`
        : `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `may have at most ${issue.maximum} ${issue.origin === 'string' ? plural(issue.maximum, 'character') : plural(issue.maximum, 'entry')}`
        : `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    default:
      return issue.message;
  }
}

/** What is no record may be the value of one of its fields: `timeout: 500`. */
const fieldWords = (fields: readonly string[]): string => (fields.length === 0 ? '' : `: ${fields.slice(0, 4).join(', ')}${fields.length > 4 ? ' …' : ''}`);

function kindMessage(discriminator: string, { path, input }: z.core.$ZodIssue, schema: z.core.$ZodType): string {
  const word = (input as Readonly<Record<string, unknown>> | undefined)?.[discriminator];
  const kinds = orList(kindsAt(schema, path.slice(0, -1), discriminator).map((kind) => `“${kind}”`));
  return word === undefined ? `is missing; ${kinds} is expected` : `must be ${kinds}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a record with named fields',
  record: 'a record with named fields',
};

const plural = (count: number | bigint, word: string) => (Number(count) === 1 ? word : word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`);
const orList = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`;

/** Hostile keys can be megabytes long; a message shows their beginning. */
export const shorten = (text: string, length = 60): string => (text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`);
