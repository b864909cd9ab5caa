import { words } from './words.ts';

/** Every text of the interface in German, by its English text. Terms as in docs/languages.md. */
export const GERMAN: Readonly<Record<string, string>> = { ...words };
