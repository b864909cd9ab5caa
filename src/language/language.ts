import type { Phrasebook } from '../speech/index.ts';
import { sayEnglish } from './english.ts';
import type { Say } from './translator.ts';

/**
 * The language of the interface. The English text is the key, so English needs no resource but its plurals, and a text
 * without a German one is shown in English instead of failing. Documents, files and what the command line writes know nothing of it.
 */

/** Languages of the interface, each in its own words. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** What stands in the places of a text. Numbers are written as the language writes them; give a string where that is wrong, as for a year. */
export type Values = Readonly<Record<string, string | number>>;

let current: Language = 'en';
let wanted: Language = 'en';
let say: Say = sayEnglish;
const listeners = new Set<() => void>();
/** Texts without places, translated: they are asked for on every frame. */
const plain = new Map<string, string>();

/** The language that is shown. */
export const language = (): Language => current;

/** What rules and runs say things with in the language that is shown; nothing in English. */
export const phrasebook = (): Phrasebook | undefined => (current === 'en' ? undefined : phrasebooks.get(current));

/**
 * The text in the language that is shown. `{{name}}` is a place; with a `count` the resources may hold `…_one` and `…_other`. Names that people
 * gave are values, never part of the text, and are shown as they are. What stands behind the last bar of a text tells two meanings of one English text
 * apart, and is not shown: `Note|record`.
 */
export function t(text: string, values?: Values): string {
  if (values !== undefined) return say(text, written(values), typeof values['count'] === 'number' ? values['count'] : undefined);
  const known = plain.get(text);
  if (known !== undefined) return known;
  const said = say(text, {}, undefined);
  plain.set(text, said);
  return said;
}

/** `t` for the headless rooms that say English by themselves; nothing where English is shown. */
export const wordsShown = (): typeof t | undefined => (current === 'en' ? undefined : t);

/**
 * Marks a text that `t` is to translate where it is shown: for tables that are made before a language is chosen.
 * It is the text itself.
 */
export const mark = <Text extends string>(text: Text): Text => text;

/** A table of texts, each of which is read in the language that is shown at that moment. */
export function wordTable<Name extends string>(table: Readonly<Record<Name, string>>): Readonly<Record<Name, string>> {
  const said = {} as Record<Name, string>;
  for (const name of Object.keys(table) as Name[]) Object.defineProperty(said, name, { enumerable: true, get: () => t(table[name]) });
  return said;
}

/**
 * A title inside of a sentence: in English its first letter is small, but for abbreviations: `service`, `API gateway`. German nouns keep theirs.
 */
export function inSentence(title: string): string {
  if (current === 'de' || /^\p{Lu}\p{Lu}/u.test(title)) return title;
  return title.charAt(0).toLocaleLowerCase() + title.slice(1);
}

/** Shows another language. It resolves when its texts are loaded and shown; a later call wins over one that still loads. */
export async function showLanguage(next: Language): Promise<void> {
  wanted = next;
  const saying = next === 'en' ? sayEnglish : (translators.get(next) ?? (await translatorOf(next)));
  if (wanted !== next || current === next) return;
  say = saying;
  current = next;
  plain.clear();
  for (const listener of listeners) listener();
}

/** Calls `listener` after each change of the language. @returns what ends that */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const translators = new Map<Language, Say>();
const phrasebooks = new Map<Language, Phrasebook>();

/** i18next and the texts are loaded when they are first asked for: who reads English never fetches them. */
async function translatorOf(wantedLanguage: Exclude<Language, 'en'>): Promise<Say> {
  const [{ createTranslator }, { GERMAN, GERMAN_PHRASES }] = await Promise.all([import('./translator.ts'), import('./german/index.ts')]);
  phrasebooks.set(wantedLanguage, GERMAN_PHRASES);
  const translator = createTranslator(wantedLanguage, GERMAN);
  translators.set(wantedLanguage, translator);
  return translator;
}

const NUMBERS = { en: new Intl.NumberFormat('en', { maximumFractionDigits: 6 }), de: new Intl.NumberFormat('de', { maximumFractionDigits: 6 }) };

function written(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([place, value]) => [place, typeof value === 'number' ? NUMBERS[current].format(value) : value]));
}
