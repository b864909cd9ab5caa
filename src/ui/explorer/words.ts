import type { BrokenPromise, Counterexample, Exploration, StepEffect } from '../../workspace/index.ts';

/** What each promise of the protocol says while it holds. */
export const PROMISES: Readonly<Record<BrokenPromise, string>> = {
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
};

export const EFFECT_WORDS: Readonly<Record<StepEffect, string>> = {
  done: 'done',
  again: 'done again',
  recognised: 'recognised',
  undone: 'undone',
  tombstone: 'tombstone',
  refused: 'refused',
  failed: 'failed',
  nothing: 'nothing to undo',
};

const EFFECT_LINES: Readonly<Record<StepEffect, string>> = {
  done: 'its effect stands',
  again: 'its effect stands twice',
  recognised: 'a second copy changes nothing',
  undone: 'its effect is taken back',
  tombstone: 'a later “do” will be refused',
  refused: 'nothing was done',
  failed: 'nothing was done',
  nothing: 'nothing was changed',
};

const number = new Intl.NumberFormat('en');
export const grouped = (count: number): string => number.format(count);

/** `1 state`, `8,061 states`. */
export const counted = (count: number, one: string): string => `${grouped(count)} ${count === 1 ? one : `${one}s`}`;

const upToFaults = (faults: number): string => (faults === 0 ? 'no fault' : `up to ${counted(faults, 'fault')}`);

/** `184 ms`, `2.1 s`. */
export const took = (ms: number): string => (ms < 1_000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1_000).toFixed(1)} s`);

export const capitalised = (sentence: string): string => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);

/** The verdict in two lines: what is true, and how far one looked. */
export function verdictWords({ sagaName, verdict, headline, states, faults, counterexample }: Exploration): { readonly title: string; readonly note: string } {
  if (counterexample) {
    const { length } = counterexample.steps;
    return {
      // What follows the colon is the reason; it stands below with what the design lacks.
      title: capitalised(counterexample.sentence.replace(/: .*$/, '').replace(/^it /, `${sagaName} `)),
      note: `after ${counted(length, 'step')}, ${counted(states, 'state')} explored`,
    };
  }
  if (verdict === 'bounded') return { title: 'Bounded, not proven', note: `nothing is broken in the first ${grouped(states)} states` };
  return { title: capitalised(headline.slice(headline.indexOf(': ') + 2)), note: `all ${grouped(states)} states, with ${upToFaults(faults)}` };
}

/** The line under each step: which fault it is, what came of it, and of the last which promise it breaks. */
export function stepNotes({ steps, promise }: Counterexample): readonly { readonly text: string; readonly promise?: string }[] {
  const faults = steps.filter(({ fault }) => fault).length;
  let counted = 0;
  return steps.map(({ fault, effect }, index) => {
    if (fault) counted += 1;
    const parts = [...(fault ? [`fault ${counted} of ${faults}`] : []), ...(effect ? [EFFECT_LINES[effect]] : [])];
    const text = parts.join(', ');
    return index === steps.length - 1 ? { text: text === '' ? 'breaks' : `${text}, breaks`, promise: PROMISES[promise] } : { text };
  });
}

/** What could go wrong while everything was tried. */
export function faultsTried({ style, faults }: Exploration): readonly string[] {
  if (faults === 0) return [];
  const everywhere = ['A participant refuses', 'A step fails once', 'A step fails for good', 'An answer comes too late', 'A message arrives twice'];
  return style === 'orchestration'
    ? [...everywhere, 'A message gets lost', 'An answer gets lost', 'The coordinator crashes', 'Another instance takes over']
    : [...everywhere, 'An event gets lost where nobody sends it again', 'A participant crashes'];
}
