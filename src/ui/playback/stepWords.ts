import { t, wordTable } from '../../language/index.ts';

/** The words with which the log of a run begins to say how a step stands. */
const BEGINNINGS = wordTable({
  done: 'done',
  running: 'running',
  failed: 'failed',
  waiting: 'waiting',
  waits: 'waits',
  skipped: 'skipped',
  'not reached': 'not reached',
});

/** How a step stands, its first word in the language that is shown: `done, 30 ms`. What follows comes from the run, which speaks English. */
export function stepWords(word: string): string {
  const beginning = Object.keys(BEGINNINGS).find((known) => word === known || (word.startsWith(known) && /^[^a-z]/.test(word.slice(known.length)))) as
    | keyof typeof BEGINNINGS
    | undefined;
  return beginning === undefined ? t(word) : BEGINNINGS[beginning] + word.slice(beginning.length);
}
