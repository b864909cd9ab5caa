/** A stretch of a title; names of the design stand out. */
export interface TitlePart {
  readonly text: string;
  readonly strong?: boolean;
}

/** The title as one plain sentence. */
export const writeTitle = (parts: readonly TitlePart[]): string => parts.map((part) => part.text).join('');
