import { describe, expect, it } from 'vitest';
import type { Design, Flow, Saga } from '../../../model/index.ts';
import { explore, type Counterexample } from '../../../simulation/index.ts';
import { choreographed, orchestrated } from '../../../simulation/testing/designs.ts';
import { layoutSequence } from './layout.ts';
import { type Sequence, sequenceOf } from './rows.ts';

function found(design: Design): Counterexample {
  const outcome = explore(design, 'order');
  if (!outcome.ok || !outcome.exploration.counterexample) throw new Error('nothing was found');
  return outcome.exploration.counterexample;
}

function pictured(design: Design): { readonly counterexample: Counterexample; readonly sequence: Sequence } {
  const counterexample = found(design);
  const saga = design.sagas['order'];
  if (!saga) throw new Error('there is no saga');
  return { counterexample, sequence: sequenceOf(design, saga, counterexample) };
}

const charging = orchestrated({ steps: [{}, {}, { idempotent: false }] });
const forgetful = orchestrated({ saga: { stateStoreId: undefined } as Partial<Saga> });
const telling = choreographed({ steps: [{}, { idempotent: false }, {}] });

describe('a counterexample as a sequence', () => {
  it('has a row for each step, and ends with what breaks', () => {
    const { counterexample, sequence } = pictured(charging);
    expect(sequence.rows.map(({ step }) => step)).toEqual(counterexample.steps.map((_, index) => index));
    expect(sequence.rows.map(({ broken }) => broken)).toEqual(counterexample.steps.map((_, index, all) => index === all.length - 1));
  });

  it('begins with the coordinator', () => {
    expect(pictured(charging).sequence.participants[0]).toBe(charging.sagas['order']?.orchestratorId);
  });

  it('shows what came of every arrival, the last in red', () => {
    const chips = pictured(charging).sequence.rows.flatMap(({ chip }) => chip ?? []);
    expect(chips.at(-1)).toEqual({ word: 'done again', tone: 'error' });
    expect(chips.slice(0, -1).every(({ tone }) => tone === 'ok')).toBe(true);
  });

  it('says of a command that comes again that it does', () => {
    expect(pictured(charging).sequence.rows.at(-1)).toMatchObject({ strong: 'Charge', after: 'again' });
  });

  it('draws the channel that commands go through', () => {
    const participant = charging.sagas['order']?.steps[2]?.participantId ?? '';
    const orchestrator = charging.sagas['order']?.orchestratorId ?? '';
    const flows: Record<string, Flow> = {
      out: { kind: 'publish', from: orchestrator, to: 'commands' },
      in: { kind: 'consume', from: 'commands', to: participant },
    };
    const others = Object.fromEntries(Object.entries(charging.flows).filter(([, { from, to }]) => !(from === orchestrator && to === participant)));
    const design: Design = {
      ...charging,
      elements: { ...charging.elements, commands: { kind: 'channel', name: 'Commands', variant: 'queue' } },
      flows: { ...others, ...flows },
    };
    const { sequence } = pictured(design);
    expect(sequence.rows).toContainEqual(expect.objectContaining({ kind: 'message', from: orchestrator, to: 'commands', dashed: false }));
    expect(sequence.rows.at(-1)).toMatchObject({ kind: 'message', from: 'commands', to: participant, dashed: true });
  });

  it('ends the work of a coordinator where it crashes', () => {
    const { counterexample, sequence } = pictured(forgetful);
    const crash = counterexample.steps.findIndex(({ kind }) => kind === 'crash');
    expect(crash).toBeGreaterThan(0);
    expect(sequence.activations).toContainEqual(expect.objectContaining({ from: 0, to: crash, crashed: true }));
  });

  it('of a choreography has events between participants', () => {
    const design = {
      ...telling,
      flows: Object.fromEntries(Object.entries(telling.flows).map(([id, flow]) => [id, flow.kind === 'consume' ? { ...flow, idempotent: false } : flow])),
    };
    const { sequence } = pictured(design);
    expect(sequence.rows).toContainEqual(expect.objectContaining({ kind: 'message', dashed: true, strong: expect.stringMatching(/ done$/) }));
  });
});

describe('the places of a sequence', () => {
  const { sequence } = pictured(charging);

  it('follow one another without overlapping', () => {
    const { rows } = layoutSequence(sequence, 900);
    for (const [index, row] of rows.entries()) expect(row.top).toBe(index === 0 ? row.top : (rows[index - 1]?.top ?? 0) + (rows[index - 1]?.height ?? 0));
  });

  it('use the width that there is, and more where it is too little', () => {
    expect(layoutSequence(sequence, 900).width).toBe(900);
    expect(layoutSequence(sequence, 300).width).toBeGreaterThan(300);
  });

  it('spread over the height where rows are few', () => {
    const low = layoutSequence(sequence, 900);
    const tall = layoutSequence(sequence, 900, low.height + 200);
    expect(tall.height).toBe(low.height + 200);
    expect(tall.brokenFrom).toBeGreaterThan(low.brokenFrom);
  });

  it('keep words within the picture', () => {
    for (const width of [300, 640, 1_000]) {
      const layout = layoutSequence(sequence, width);
      for (const { text } of layout.rows) expect(text.x).toBeLessThan(layout.width);
    }
  });

  it('end what is too long in an ellipsis', () => {
    const [first] = sequence.rows;
    if (!first) throw new Error('there is no row');
    const long = { ...sequence, rows: [{ ...first, strong: 'Charge the card of the customer '.repeat(12) }] };
    expect(layoutSequence(long, 400).rows[0]?.text.strong).toMatch(/…$/);
  });
});
