/** How rules and runs say things, in English or with a phrasebook. */
export { grouped, inEnglish, inSentence, keyOf, type Phrasebook, say, sayInParts, speak, term, type Value, written, writtenText } from './speech.ts';
