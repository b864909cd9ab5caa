import { describe, expect, it } from 'vitest';
import { type FaultInput, run } from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { faultKindsOf, instancesOf } from './faultKinds.ts';

const design = sketch(`web(client) -> orders(service): call
orders -> placed(channel): publish
placed -> mail(service): consume
orders -> db(datastore): access`);
const ids = [...Object.keys(design.elements), ...Object.keys(design.flows)];
const entry = { kind: 'flow', flowId: Object.keys(design.flows)[0] ?? '' } as const;

/** Everything that happens in a run but the fault itself, and what is on its way and at work when. */
function happenings(faults: readonly FaultInput[]): string {
  const outcome = run(design, { entry, seed: 7, faults });
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
  const { record, spans } = outcome.trace;
  const lines = outcome.trace.entries.filter(({ icon }) => icon !== 'fault' && icon !== 'fault-over').map(({ tUs, icon }) => `${tUs} ${icon}`);
  return JSON.stringify([lines, record.rows - 2 * faults.length, Array.from(spans.endUs.subarray(0, spans.count))]);
}

describe('the ways to break something', () => {
  it.each(ids.flatMap((id) => faultKindsOf(design, id).map((kind) => [id, kind] as const)))('change what happens: %s, %s', (id, kind) => {
    expect(happenings([{ targetId: id, kind, fromUs: 0, toUs: 20_000_000 }])).not.toBe(happenings([]));
  });

  it('are none for what is not there', () => {
    expect(faultKindsOf(design, 'nobody')).toEqual([]);
  });
});

describe('the instances of an element', () => {
  it('are one where nothing is said', () => {
    expect(instancesOf(design, Object.keys(design.elements)[1] ?? '')).toBe(1);
  });
});
