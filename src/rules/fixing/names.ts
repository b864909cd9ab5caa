import { slugOf } from '../../model/index.ts';
import { inSentence, say } from '../../speech/index.ts';

/** Words that say what a thing is, not what it is about, in English and German. */
const KIND_WORDS =
  /[-_ .]*(?:micro)?(?:services?|svc|dienst|api|app|anwendung|server|database|datenbank|data|db|store|storage|speicher|cache|topic|queue|events?|ereignisse)$/i;

/** What a name is about, with its capitals: `Order service` and `Order_db` are both about `Order`, `Prüfauftrag-Speicher` about `Prüfauftrag`. */
export function aboutOf(name: string): string {
  let rest = name.trim();
  for (;;) {
    const shorter = rest.replace(KIND_WORDS, '');
    if (shorter === '' || shorter === rest) return rest.replace(/[-_ .]+/g, ' ');
    rest = shorter;
  }
}

/** The same as a slug, for names that go over wires: `order`, `pruefauftrag`. */
export const subjectOf = (name: string): string => slugOf(aboutOf(name).replace(/[äöüß]/giu, (letter) => SPELT_OUT[letter.toLowerCase()] ?? letter));

const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * A name for what a fix adds: `said` in the language of whoever asked for the fix, and in English, which ids are made of. So a fix adds the same records
 * in every language, and two people who apply it at the same time have them once.
 */
export interface NewName {
  readonly said: string;
  readonly english: string;
}

/** ``coined`${subject}-events` `` */
export const coined = (strings: TemplateStringsArray, ...values: readonly (string | NewName)[]): NewName => ({
  said: say(strings, ...values.map((value) => (typeof value === 'string' ? value : value.said))),
  english: String.raw({ raw: strings }, ...values.map((value) => (typeof value === 'string' ? value : value.english))),
});

/** `order-db` → `Order service`. */
export const serviceName = (name: string): NewName => coined`${capitalised(aboutOf(name))} service`;

/** `Order service` → `Order saga`. */
export const sagaName = (name: string): NewName => coined`${capitalised(aboutOf(name))} saga`;

/** `Order service` → `Update order`. */
export function updateName(name: string): NewName {
  const about = aboutOf(name);
  return coined`Update ${{ said: about.split(' ').map(inSentence).join(' '), english: about.toLowerCase() }}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
