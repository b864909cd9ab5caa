/**
 * What rules and runs say. They write English sentences with names and numbers in them; a phrasebook says the same in another language. Rules and runs
 * know none: whoever asks them brings one, or reads English.
 */

/** The sentences of a language by their English ones, in which `{0}`, `{1}` … stand for the values in their English order. */
export interface Phrasebook {
  readonly sentences: Readonly<Record<string, string>>;
  /** Between the whole part and the fraction of a number. */
  readonly decimalMark: string;
  /** Between the thousands of a large number. */
  readonly groupMark: string;
  /** Whether a noun begins with a capital wherever it stands. */
  readonly nounsInCapitals: boolean;
}

/** What stands in a place of a sentence: names as they are, numbers as the language writes them. */
export type Value = string | number;

let book: Phrasebook | undefined;

/** A sentence cut at its places: `pieces[i]`, then the value `order[i]`. */
interface Cut {
  readonly pieces: readonly string[];
  readonly order: readonly number[];
}

/** Cut sentences of the phrasebook by the template of the English one, which is the same object each time. */
let cuts = new WeakMap<TemplateStringsArray, Cut>();

/** From now on everything is said with this phrasebook; without one, in English. */
export function speak(next: Phrasebook | undefined): void {
  if (next === book) return;
  book = next;
  cuts = new WeakMap();
}

/** Does what writes documents, which are English whatever language is spoken. */
export function inEnglish<T>(work: () => T): T {
  const before = book;
  speak(undefined);
  try {
    return work();
  } finally {
    speak(before);
  }
}

/** A sentence in the language that is spoken: ``say`${name} has no owner` ``. What the phrasebook lacks is said in English. */
export function say(strings: TemplateStringsArray, ...values: readonly Value[]): string {
  if (book === undefined) {
    let text = strings[0] as string;
    for (let i = 0; i < values.length; i++) text += String(values[i]) + (strings[i + 1] as string);
    return text;
  }
  const { pieces, order } = cutOf(strings, book);
  let text = pieces[0] as string;
  for (let i = 0; i < order.length; i++) text += written(values[order[i] as number] as Value) + (pieces[i + 1] as string);
  return text;
}

/** The same where some values are more than text, such as names that stand out. @param plain makes a part of a piece of text */
export function sayInParts<Part extends object>(strings: TemplateStringsArray, values: readonly (Value | Part)[], plain: (text: string) => Part): Part[] {
  const { pieces, order } = book === undefined ? englishCut(strings) : cutOf(strings, book);
  const parts: Part[] = [];
  let text = pieces[0] as string;
  for (let i = 0; i < order.length; i++) {
    const value = values[order[i] as number] as Value | Part;
    if (typeof value === 'object') {
      if (text !== '') parts.push(plain(text));
      parts.push(value);
      text = '';
    } else text += written(value);
    text += pieces[i + 1] as string;
  }
  if (text !== '') parts.push(plain(text));
  return parts;
}

/** A number as the language writes it: `2.5`, in German `2,5`. */
export const written = (value: Value): string => (typeof value === 'string' ? value : writtenText(String(value)));

/** The same of digits with a point: `34.800`, in German `34,800`. */
export const writtenText = (digits: string): string => (book === undefined ? digits : digits.replace('.', book.decimalMark));

/** A large number with its thousands apart: `200,000`, in German `200.000`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, book?.groupMark ?? ',');

/** A name as it stands inside of a sentence: in English `reserve stock`, abbreviations as they are. */
export const inSentence = (name: string): string =>
  book?.nounsInCapitals === true || /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** A word or a few that stand alone, such as `two` or `services`. */
export const term = (english: string): string => book?.sentences[english] ?? english;

/** The English sentence with numbered places: what phrasebooks look it up by. */
export const keyOf = (strings: readonly string[]): string => strings.reduce((key, piece, i) => `${key}{${i - 1}}${piece}`);

function cutOf(strings: TemplateStringsArray, { sentences }: Phrasebook): Cut {
  let cut = cuts.get(strings);
  if (!cut) {
    const sentence = sentences[keyOf(strings)];
    cut = sentence === undefined ? englishCut(strings) : cutAtPlaces(sentence);
    cuts.set(strings, cut);
  }
  return cut;
}

const englishCut = (strings: TemplateStringsArray): Cut => ({ pieces: strings, order: inTurn(strings.length - 1) });

const TURNS: (readonly number[])[] = [];

/** The numbers from 0 on, so many; the same list each time. */
const inTurn = (length: number): readonly number[] => (TURNS[length] ??= Array.from({ length }, (_, i) => i));

function cutAtPlaces(sentence: string): Cut {
  const parts = sentence.split(/\{(\d+)\}/u);
  return { pieces: parts.filter((_, i) => i % 2 === 0), order: parts.filter((_, i) => i % 2 === 1).map(Number) };
}
