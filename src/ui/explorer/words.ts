import { numberWords, t, wordTable } from '../../language/index.ts';
import type { BrokenPromise, Counterexample, Exploration, LockPromise, StepEffect, TogetherCounterexample, Verdict } from '../../workspace/index.ts';

/** What each promise of the protocol says while it holds. */
export const PROMISES: Readonly<Record<BrokenPromise, string>> = wordTable({
  'not-applied': 'Completed means done',
  remains: 'Rolled back leaves nothing',
  twice: 'No effect twice',
  'undone-twice': 'Nothing is undone twice',
  order: 'Undo last things first',
  'early-human': 'A person only after every try',
  'sent-again': 'What is undone stays undone',
  stuck: 'No run waits for ever',
  endless: 'Every run ends',
  forgotten: 'Nothing is forgotten',
});

/** What each promise of semantic locks says while it holds. */
export const LOCK_PROMISES: Readonly<Record<LockPromise, string>> = wordTable({
  'sees-pending': 'Nobody builds on what is pending',
  'keeps-record': 'Who has ended holds nothing',
  'effect-wrong': 'An end is what it says',
  'waits-for-ever': 'Nobody waits for ever',
  endless: 'Every run ends',
});

export const EFFECT_WORDS: Readonly<Record<StepEffect, string>> = wordTable({
  done: 'done',
  again: 'done again',
  recognised: 'recognised',
  undone: 'undone',
  tombstone: 'tombstone',
  refused: 'refused',
  failed: 'failed',
  nothing: 'nothing to undo',
});

const EFFECT_LINES: Readonly<Record<StepEffect, string>> = wordTable({
  done: 'its effect stands',
  again: 'its effect stands twice',
  recognised: 'a second copy changes nothing',
  undone: 'its effect is taken back',
  tombstone: 'a later “do” will be refused',
  refused: 'nothing was done',
  failed: 'nothing was done',
  nothing: 'nothing was changed',
});

export const grouped = (count: number): string => numberWords(count);

const upToFaults = (faults: number): string => (faults === 0 ? t('no fault') : t('up to {{count}} faults', { count: faults }));

/** `184 ms`, `2.1 s`. */
export const took = (ms: number): string =>
  ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${numberWords(ms / 1_000, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;

export const capitalised = (sentence: string): string => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);

/** What is true of one run, and of two that meet at their locks. */
export const verdictOf = ({ verdict, together }: Exploration): Verdict => (verdict === 'holds' && together?.verdict === 'broken' ? 'broken' : verdict);

/** The verdict in two lines: what is true, and how far one looked. */
export function verdictWords({ sagaName, verdict, headline, states, faults, counterexample, together }: Exploration): {
  readonly title: string;
  readonly note: string;
} {
  if (counterexample) {
    const { length } = counterexample.steps;
    return {
      // What follows the colon is the reason; it stands below with what the design lacks.
      title: capitalised(counterexample.sentence.replace(/: .*$/, '').replace(/^it /, `${sagaName} `)),
      note: `${t('after {{count}} steps', { count: length })}, ${t('{{count}} states explored', { count: states })}`,
    };
  }
  if (together?.counterexample) {
    const { sentence, steps } = together.counterexample;
    return {
      title: capitalised(sentence.replace(/: .*$/, '')),
      note: t('two runs at once, after {{count}} steps, {{states}} states explored', { count: steps.length, states: together.states }),
    };
  }
  if (verdict === 'bounded') return { title: t('Bounded, not proven'), note: t('nothing is broken in the first {{count}} states', { count: states }) };
  return {
    title: capitalised(headline.slice(headline.indexOf(': ') + 2)),
    note: t('all {{states}} states, with {{faults}}', { states, faults: upToFaults(faults) }),
  };
}

/** The line under each step: which fault it is, what came of it, and of the last which promise it breaks. */
export function stepNotes({ steps, promise }: Counterexample): readonly { readonly text: string; readonly promise?: string }[] {
  const faults = steps.filter(({ fault }) => fault).length;
  let counted = 0;
  return steps.map(({ fault, effect }, index) => {
    if (fault) counted += 1;
    const parts = [...(fault ? [t('fault {{number}} of {{all}}', { number: counted, all: faults })] : []), ...(effect ? [EFFECT_LINES[effect]] : [])];
    const text = parts.join(', ');
    return index === steps.length - 1 ? { text: text === '' ? t('breaks') : `${text}, ${t('breaks')}`, promise: PROMISES[promise] } : { text };
  });
}

/** The same of two runs: which of them it is, which fault, and of the last which promise it breaks. */
export function meetingNotes({ steps, promise }: TogetherCounterexample): readonly { readonly text: string; readonly promise?: string }[] {
  return steps.map(({ run, fault }, index) => {
    const text = [t('run {{number}}', { number: run }), ...(fault ? [t('a fault')] : [])].join(', ');
    return index === steps.length - 1 ? { text: `${text}, ${t('breaks')}`, promise: LOCK_PROMISES[promise] } : { text };
  });
}

/** What could go wrong while everything was tried. */
export function faultsTried({ style, faults }: Exploration): readonly string[] {
  if (faults === 0) return [];
  const everywhere = [
    t('A participant refuses'),
    t('A step fails once'),
    t('A step fails for good'),
    t('An answer comes too late'),
    t('A message arrives twice'),
  ];
  return style === 'orchestration'
    ? [...everywhere, t('A message gets lost'), t('An answer gets lost'), t('The coordinator crashes'), t('Another instance takes over')]
    : [...everywhere, t('An event gets lost where nobody sends it again'), t('A participant crashes')];
}
