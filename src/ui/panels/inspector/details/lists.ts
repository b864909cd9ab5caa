import type { Json } from '../../../../model/index.ts';

/** The word itself, or with the first number that makes it the only one in the list: `Field 2`. */
export function freeWord(taken: readonly string[], word: string): string {
  if (!taken.includes(word)) return word;
  for (let number = 2; ; number++) if (!taken.includes(`${word} ${number}`)) return `${word} ${number}`;
}

/** The entry of a list with one field changed; `null` takes the field away. */
export function withField<T extends object>(entry: T | undefined, field: string, value: Json | null): T {
  const { [field]: _, ...rest } = (entry ?? {}) as { [key: string]: unknown };
  return (value === null ? rest : { ...rest, [field]: value }) as T;
}
