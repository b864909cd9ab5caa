import { sayInParts, type Value } from '../../speech/index.ts';

/** A stretch of a title; names of the design stand out. */
export interface TitlePart {
  readonly text: string;
  readonly strong?: boolean;
}

/** A title in the language that is spoken: ``titled`${strong(name)} has no timeout` ``. */
export const titled = (strings: TemplateStringsArray, ...values: readonly (Value | TitlePart)[]): readonly TitlePart[] =>
  sayInParts<TitlePart>(strings, values, (text) => ({ text }));

/** The title as one plain sentence. */
export const writeTitle = (parts: readonly TitlePart[]): string => parts.map((part) => part.text).join('');
