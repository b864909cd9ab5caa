import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, applyEdits, remove, seededRandom, update, type Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { changesOf } from '../facts/changes.ts';
import type { Finding } from '../finding.ts';
import { createEngine } from '../index.ts';
import { randomDesign, randomEdits } from '../testing/randomDesign.ts';

const full = (design: Design): readonly Finding[] => createEngine().check(design);
const seeds = fc.integer({ min: 0, max: 1e9 });

describe('an engine that follows edits', () => {
  it('says after each of thousands of random edits what a full run says', () => {
    let edits = 0;
    let findings = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = seededRandom(`incremental ${seed}`);
        let design = randomDesign(random);
        const engine = createEngine();
        engine.check(design);
        for (let i = 0; i < 25; i++) {
          const result = applyEdits(design, randomEdits(design, random));
          if (!result.ok) continue;
          design = result.design;
          const byIdentity = i % 2 === 0;
          const said = byIdentity ? engine.check(design) : engine.update(design, changesOf(result.applied, design));
          expect(said).toEqual(full(design));
          edits++;
          findings += said.length;
        }
      }),
      { numRuns: 160 },
    );
    expect(edits).toBeGreaterThan(3_000);
    expect(findings / edits).toBeGreaterThan(3);
  }, 120_000);
});

void [add, remove, update, sketch];
describe.skip('x', () => {});
