/** The language of the interface: its texts, numbers, dates and lists. */
export { agoWords, compareNames, dateWords, listWords, numberWords } from './formats.ts';
export {
  inSentence,
  type Language,
  LANGUAGES,
  language,
  mark,
  onLanguage,
  phrasebook,
  showLanguage,
  t,
  type Values,
  wordsShown,
  wordTable,
} from './language.ts';
export { Sentence } from './Sentence.tsx';
export { useLanguage } from './useLanguage.ts';
