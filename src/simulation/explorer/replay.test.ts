import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from '../simulate.ts';
import { lines } from '../testing/designs.ts';
import { lackingDesign } from '../testing/lackingDesigns.ts';
import { explore } from './explore.ts';

/** Whatever a design lacks, what the explorer says about it happens in a run: held over random designs that lack one thing or several. */

it('every counterexample is a run that breaks the same promise', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(lackingDesign, (given) => {
      const outcome = explore(given, 'order', { faults: 2 });
      if (!outcome.ok || !outcome.exploration.counterexample) return;
      const { input, sentence, promise, steps } = outcome.exploration.counterexample;
      seen.add(`${given.sagas['order']?.style} ${promise}`);
      const played = run(given, input);
      const trace = played.ok ? played.trace : undefined;
      const story = () => `${steps.map(({ words }) => words).join('\n')}\n——\n${trace ? lines(trace).join('\n') : ''}`;
      expect(trace?.sagaRuns[0]?.broken, story()).toContain(sentence);
    }),
    { numRuns: 400, seed: 7 },
  );
  expect([...seen].sort()).toEqual([
    'choreography remains',
    'choreography stuck',
    'choreography twice',
    'orchestration forgotten',
    'orchestration order',
    'orchestration remains',
    'orchestration stuck',
    'orchestration twice',
  ]);
}, 60_000);
