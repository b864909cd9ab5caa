import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designs, expectTheSame, playsOf, randomDesign, randomScript, scriptsOf, together } from './testing/pictureIsCode.ts';

/**
 * The picture is the code: the same fault script, played on the canvas (the whole simulation, with latencies and hops) and in the generated workspace
 * (its coordinator, under virtual time, its participants as slow as those of the canvas), gives the same actions in the same order, also where steps run
 * side by side, the same compensations and the same end. Policies of the calls in between are taken off on both sides: a retry of a flow would hide from
 * the saga that a try failed.
 */

const drawn = together(designs.map(([title, design]) => ({ title, design, plays: playsOf(design, (saga) => scriptsOf(saga)) })));

describe.each(drawn)('$title', ({ plays }) => {
  it.each(plays)('$title', ({ play, outcome }) => expectTheSame(play, outcome));
});

describe('random sagas with random faults', () => {
  const SAGAS = 60;
  const FEW = 5;
  const sagas = fc.sample(randomDesign(), { seed: 21, numRuns: SAGAS });
  const choices = fc.sample(fc.infiniteStream(fc.nat()), { seed: 22, numRuns: SAGAS });
  const random = together(
    sagas.map((design, index) => {
      const choose = (below: number) => Number(choices[index]?.next().value) % below;
      return { title: `saga ${index}`, design, plays: playsOf(design, (saga) => Array.from({ length: FEW }, (_, at) => randomScript(saga, at, choose))) };
    }),
  );

  it.each(random)('$title', ({ plays }) => {
    for (const { play, outcome } of plays) expectTheSame(play, outcome);
  });

  it('are many, of both styles, and end in every way', () => {
    const all = random.flatMap(({ plays }) => plays);
    expect(all.length).toBeGreaterThanOrEqual(200);
    const ends = all.map(({ play: { saga, trace } }) => `${saga.saga.style} ${trace.sagaRuns[0]?.status}`);
    expect([...new Set(ends)].sort()).toEqual(
      ['choreography', 'orchestration'].flatMap((style) => ['completed', 'failed', 'needs-human'].map((status) => `${style} ${status}`)),
    );
  });
});
