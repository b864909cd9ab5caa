import type { Design, Problem } from '../model/index.ts';

/** What came out of a text: a valid design where anything could be used, and what could not. */
export interface ImportResult {
  readonly design?: Design;
  /** In the order of the text, with the line wherever it is known. Errors mean that something is missing; warnings that something was left out knowingly. */
  readonly problems: readonly Problem[];
}

/** One source format. An importer never throws: whatever the text holds, it answers with what it could use and with problems. */
export interface Importer {
  /** Stable; also the name of its folder. */
  readonly id: string;
  readonly title: string;
  /**
   * How sure it is that the text is its own: 0 not at all, 1 certain. Cheap: looks at the beginning of the text and at the name, parses nothing.
   * @param fileName where the text came from a file
   */
  detect(text: string, fileName?: string): number;
  read(text: string): ImportResult;
}
