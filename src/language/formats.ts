import { type Language, language } from './language.ts';

/** Numbers, dates, lists and the order of names, as the language of the interface writes them. */

/** `1,234.5`, in German `1.234,5`. */
export function numberWords(value: number, options: Intl.NumberFormatOptions = {}): string {
  return made(`number ${JSON.stringify(options)}`, (locale) => new Intl.NumberFormat(locale, options)).format(value);
}

/** `21 Nov 2026`. */
export function dateWords(date: Date | number, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string {
  return made(`date ${JSON.stringify(options)}`, (locale) => new Intl.DateTimeFormat(locale, options)).format(date);
}

/** `3 days ago`, `yesterday`. @param ago how many units ago, 0 or more */
export function agoWords(ago: number, unit: Intl.RelativeTimeFormatUnit): string {
  return made('ago', (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(-ago, unit);
}

/** `a, b and c`; with `or`: `a, b or c`. */
export function listWords(items: readonly string[], join: 'and' | 'or' = 'and'): string {
  const type = join === 'and' ? 'conjunction' : 'disjunction';
  return made(`list ${join}`, (locale) => new Intl.ListFormat(locale, { type })).format(items);
}

/** Orders names as a reader of the language expects it, `item 2` before `item 10`. */
export function compareNames(a: string, b: string): number {
  return made('order', (locale) => new Intl.Collator(locale, { numeric: true })).compare(a, b);
}

/** British, because its lists do without a comma before the last. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** Formats are dear to make and cheap to use. */
const known = new Map<string, unknown>();

function made<Format>(name: string, make: (locale: string) => Format): Format {
  const locale = LOCALES[language()];
  const key = `${locale} ${name}`;
  const format = (known.get(key) as Format | undefined) ?? make(locale);
  known.set(key, format);
  return format;
}
