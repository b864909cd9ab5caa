import { createInstance } from 'i18next';
import { englishText } from './english.ts';

/** Says a text with its values in their places; `count` chooses among its plurals. */
export type Say = (text: string, values: Readonly<Record<string, string>>, count?: number) => string;

const NAMESPACE = 'seamwright';

/** A language by its resource, through i18next. What the resource lacks is said in English. */
export function createTranslator(language: string, resource: Readonly<Record<string, string>>): Say {
  const words = createInstance();
  void words.init({
    lng: language,
    fallbackLng: false,
    ns: [NAMESPACE],
    defaultNS: NAMESPACE,
    resources: { [language]: { [NAMESPACE]: resource } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // React and the canvas show text as text.
    interpolation: { escapeValue: false },
  });
  return (text, values, count) =>
    words.t(text, {
      nest: false,
      defaultValue: englishText(text, count),
      // In `replace` no name of a place can be taken for an option.
      replace: values,
      ...(count === undefined ? {} : { count }),
    });
}
