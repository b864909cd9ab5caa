import { describe, expect, it } from 'vitest';
import type { Design, Flow, SagaStep } from '../../model/index.ts';
import { run } from '../simulate.ts';
import { choreographed, lines, orchestrated } from '../testing/designs.ts';
import type { Trace } from '../trace.ts';
import type { Counterexample, Exploration, ExploreOptions } from './exploration.ts';
import { explore } from './explore.ts';

function explored(design: Design, options?: ExploreOptions): Exploration {
  const outcome = explore(design, 'order', options);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.exploration;
}

function found(design: Design, options?: ExploreOptions): Counterexample {
  const { counterexample, headline } = explored(design, options);
  if (!counterexample) throw new Error(`nothing was found: ${headline}`);
  return counterexample;
}

function replayed(design: Design, { input }: Counterexample): Trace {
  const outcome = run(design, input);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.trace;
}

const words = ({ steps }: Counterexample): string[] => steps.map((step) => step.words);
const without = (field: keyof SagaStep): Partial<SagaStep> => ({ [field]: undefined }) as Partial<SagaStep>;
const withFlows = (design: Design, flows: Record<string, Flow>): Design => ({ ...design, flows: { ...design.flows, ...flows } });

const BLOCK = [{}, {}, { parallelWith: 'reserve' }];
const PIVOT = [{}, { kind: 'pivot' as const, compensation: undefined } as Partial<SagaStep>, { kind: 'retriable' as const }];
const RETRIES = [{ retry: { retries: 2 } }, { retry: { retries: 1 } }, {}];
const READS = [{ readOnly: true, compensation: undefined } as Partial<SagaStep>, {}, {}];

describe('a sound saga', () => {
  it.each([
    ['one after the other', orchestrated()],
    ['with steps at the same time', orchestrated({ steps: BLOCK })],
    ['with a pivot', orchestrated({ steps: PIVOT })],
    ['with retries', orchestrated({ steps: RETRIES })],
    ['with a step that only reads', orchestrated({ steps: READS })],
    ['that undoes independent steps at the same time', orchestrated({ saga: { compensationOrder: 'parallel' } })],
    ['told by events', choreographed()],
    ['told by events, with steps at the same time', choreographed({ steps: BLOCK })],
    ['told by events, with a pivot', choreographed({ steps: PIVOT })],
    ['told by events, with retries', choreographed({ steps: RETRIES })],
  ])('%s keeps every promise under two faults', (_name, design) => {
    const exploration = explored(design);
    expect(exploration).toMatchObject({ verdict: 'holds', faults: 2 });
    expect(exploration.ends.completed).toBeGreaterThan(0);
    expect(exploration.ends.rolledBack).toBeGreaterThan(0);
  });

  it.each([
    ['one after the other', orchestrated()],
    ['told by events, with steps at the same time', choreographed({ steps: BLOCK })],
  ])('%s keeps every promise under three faults', (_name, design) => {
    expect(explored(design, { faults: 3 }).verdict).toBe('holds');
  });

  it('keeps its promises whatever stands beside what, and whichever step is the pivot', () => {
    const blocks = [[{}, {}, {}], BLOCK, [{}, { parallelWith: 'create' }, {}], [{}, { parallelWith: 'create' }, { parallelWith: 'create' }]];
    const kinds: readonly Partial<SagaStep>[][] = [
      [{}, { kind: 'pivot' }, {}],
      [{}, {}, { kind: 'pivot' }],
      [{ kind: 'pivot' }, {}, {}],
      [{}, {}, { kind: 'retriable' }],
      [{}, { readOnly: true }, {}],
    ];
    for (const block of blocks)
      for (const kind of kinds)
        for (const more of [{}, { retry: { retries: 1 } }]) {
          const steps = [0, 1, 2].map((index) => ({ ...block[index], ...kind[index], ...more }));
          const saga = { compensationTries: 2 };
          for (const design of [orchestrated({ steps, saga }), choreographed({ steps, saga })])
            expect(explored(design).headline, JSON.stringify(steps)).toMatch(/^all /);
        }
  });

  it('can only complete where nothing breaks', () => {
    expect(explored(orchestrated(), { faults: 0 })).toMatchObject({ verdict: 'holds', ends: { rolledBack: 0, needsHuman: 0 } });
  });

  it('says so in one line', () => {
    const { headline, states } = explored(orchestrated(), { faults: 1 });
    expect(headline).toMatch(/^all \d+ states: every run ends completed/);
    expect(headline).toContain(String(states));
  });

  it('of twelve steps takes some thousand states under two faults', () => {
    const steps = Array.from(
      { length: 12 },
      (_, index): SagaStep => ({
        id: `s${index}`,
        name: `Step ${index}`,
        participantId: ['stock', 'bank'][index % 2] as string,
        compensation: `Undo ${index}`,
        idempotent: true,
        timeout: { ms: 500 },
      }),
    );
    const { verdict, states } = explored(orchestrated({ saga: { steps } }));
    expect(verdict).toBe('holds');
    expect(states).toBeLessThan(50_000);
  });

  it('is not called proven where the limit of states is reached', () => {
    expect(explored(orchestrated(), { limit: 100 })).toMatchObject({
      verdict: 'bounded',
      headline: expect.stringMatching(/^bounded, not proven: nothing is broken in the first 10\d states$/),
    });
  });
});

describe('what a design lacks', () => {
  const lossy: Flow = { kind: 'publish', from: 'orders', to: 'events' };
  const forgetful: Flow = { kind: 'consume', from: 'events', to: 'stock' };
  it.each<[string, Design, string, string, string]>([
    ['idempotency', orchestrated({ steps: [{}, {}, { idempotent: false }] }), 'Charge was applied 2 times: it is not idempotent', 'saga-step-unsafe', 'order'],
    [
      'a compensation',
      orchestrated({ steps: [{}, without('compensation'), {}] }),
      'Reserve still stands, although the saga was rolled back',
      'saga-missing-compensation',
      'order',
    ],
    [
      'the order of compensations',
      orchestrated({ saga: { compensationOrder: 'forward' } }),
      'Create was undone while Reserve, which came after it, still stands',
      'saga-compensation-order',
      'order',
    ],
    [
      'a timeout',
      orchestrated({ steps: [{}, {}, without('timeout')] }),
      'it waits for ever: Charge never answered, and no timeout is designed',
      'missing-timeout',
      'orders',
    ],
    ['a store', orchestrated({ saga: { stateStoreId: undefined } as never }), 'Create stays as it is, and nobody knows', 'saga-volatile-state', 'order'],
    [
      'an end of its tries',
      orchestrated({ steps: [{}, {}, { retry: { unlimited: true } }] }),
      'Charge is tried again and again, without an end',
      'saga-step-unsafe',
      'order',
    ],
    [
      'an inbox',
      withFlows(choreographed({ steps: [{}, { idempotent: false }, {}] }), { 'stock-consumes': forgetful }),
      'Reserve was applied 2 times: it is not idempotent',
      'consumer-not-idempotent',
      'stock',
    ],
    [
      'an outbox',
      withFlows(choreographed(), { 'orders-publishes': lossy }),
      'it waits for ever: an event got lost on its way, and nobody sends it again',
      'dual-write',
      'orders',
    ],
    [
      'a compensation among events',
      choreographed({ steps: [{}, without('compensation'), {}] }),
      'Reserve still stands, although the saga was rolled back',
      'saga-missing-compensation',
      'order',
    ],
    [
      'an end of its tries among events',
      choreographed({ steps: [{}, { retry: { unlimited: true } }, {}] }),
      'Reserve is tried again and again, without an end',
      'saga-step-unsafe',
      'order',
    ],
  ])('%s is found, linked to its rule, and played', (_name, design, sentence, ruleId, subject) => {
    const counterexample = found(design);
    expect(counterexample.sentence).toBe(sentence);
    expect(counterexample.lack?.ruleId).toBe(ruleId);
    expect(counterexample.lack?.subjects).toContain(subject);
    const trace = replayed(design, counterexample);
    expect(trace.sagaRuns[0]?.broken, lines(trace).join('\n')).toContain(sentence);
    expect(lines(trace).join('\n')).not.toContain('does not fit');
  });

  it('waits no longer than the call that leads there, where the step says nothing', () => {
    const impatient: Flow = { kind: 'call', from: 'orders', to: 'bank', timeout: { ms: 400 } };
    const design = withFlows(orchestrated({ steps: [{}, {}, without('timeout')] }), { 'orders-bank': impatient });
    expect(explored(design).verdict).toBe('holds');
    const broken = withFlows(orchestrated({ saga: { compensationOrder: 'forward' }, steps: [{}, {}, without('timeout')] }), { 'orders-bank': impatient });
    const counterexample = found(broken);
    expect(replayed(broken, counterexample).sagaRuns[0]?.broken).toContain(counterexample.sentence);
  });

  it('is a place of its own for a pivot that runs beside others', () => {
    const design = orchestrated({ steps: [{}, {}, { kind: 'pivot', compensation: undefined, parallelWith: 'reserve' } as never] });
    const { counterexample, detail } = explored(design);
    expect(counterexample).toMatchObject({ promise: 'remains', stepId: 'charge' });
    expect(counterexample?.lack).toBeUndefined();
    expect(detail).toBe('Charge is the pivot and cannot be undone, but a step beside it can still fail: let it come after the others');
  });

  it('is said with the way to it, in the names of the design', () => {
    const exploration = explored(orchestrated({ steps: [{}, {}, { idempotent: false }] }));
    expect(exploration.headline).toBe(`after ${exploration.counterexample?.steps.length} steps: Charge was applied 2 times: it is not idempotent`);
    expect(exploration.detail).toBe('Without idempotency on Charge, a command that comes twice is done twice');
    const way = words(exploration.counterexample as Counterexample);
    expect(way.slice(0, 5)).toEqual([
      'Orders stores the state of the saga in Order db',
      'Orders sends “Create” to Orders',
      'Orders does Create',
      'Orders hears that Create is done',
      'Orders stores the state of the saga in Order db',
    ]);
    expect(way.slice(-3)).toEqual(['“Charge” is on its way to Bank twice', 'Bank does Charge', 'Charge comes a second time to Bank: done again']);
  });

  it('marks what broke on the way, and between whom messages go', () => {
    const { steps } = found(orchestrated({ steps: [{}, {}, { idempotent: false }] }));
    expect(steps.filter(({ fault }) => fault).map(({ kind }) => kind)).toEqual(['duplicate']);
    expect(steps.at(-1)).toMatchObject({ stepId: 'charge', direction: 'do', fromId: 'orders', toId: 'bank' });
  });

  it('of two lacks the one that breaks first is shown', () => {
    const design = orchestrated({ steps: [{ idempotent: false }, {}, without('compensation')] });
    expect(found(design).stepId).toBe('create');
  });
});

describe('a run with a script', () => {
  const design = orchestrated({ steps: [{}, {}, { idempotent: false }] });

  it('is the same run every time', () => {
    const counterexample = found(design);
    expect(replayed(design, counterexample).hash).toBe(replayed(design, counterexample).hash);
  });

  it('survives being written down', () => {
    const counterexample = found(design);
    expect(replayed(design, structuredClone(counterexample)).hash).toBe(replayed(design, JSON.parse(JSON.stringify(counterexample)) as Counterexample).hash);
  });

  it('takes nothing else beside it', () => {
    const { input } = found(design);
    expect(run(design, { ...input, faults: [{ targetId: 'bank', kind: 'down', fromUs: 0 }] })).toMatchObject({ ok: false, problems: [{ path: 'faults' }] });
  });

  it('refuses steps that the saga does not have', () => {
    const outcome = run(design, { entry: { kind: 'saga', sagaId: 'order' }, seed: 1, script: [{ kind: 'deliver', stepId: 'ship' }] });
    expect(outcome).toMatchObject({ ok: false, problems: [{ path: 'script.0', message: 'The saga “Order” has no step “ship”.' }] });
  });

  it('stops where the script was made for another design, and says so', () => {
    const outcome = run(design, { entry: { kind: 'saga', sagaId: 'order' }, seed: 1, script: [{ kind: 'deliver', stepId: 'charge' }] });
    expect(outcome.ok && lines(outcome.trace).at(-1)).toBe(
      'The run was stopped — the script does not fit this design: at action 1 there is nothing to “deliver” for charge',
    );
  });
});
