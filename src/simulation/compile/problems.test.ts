import { describe, expect, it } from 'vitest';
import { applyEdits, emptyDesign, type Design } from '../../model/index.ts';
import { run } from '../simulate.ts';
import { call, chain, orchestrated, sagaEntry, service } from '../testing/designs.ts';
import type { RunEntry } from '../trace.ts';
import { compile } from './compile.ts';
import { entryProblems, type CompileProblem } from './problems.ts';

const problemsOf = (design: Design, entry: RunEntry): readonly CompileProblem[] => {
  const compiled = compile(design, entry);
  return compiled.ok ? [] : compiled.problems;
};

/** The design after what the first problem offers, and the words of the offer. */
function remedied(design: Design, [problem]: readonly CompileProblem[]): { readonly title: string; readonly design: Design } {
  if (!problem?.remedy) throw new Error('nothing is offered');
  const result = applyEdits(design, problem.remedy.edits);
  if (!result.ok) throw new Error(result.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return { title: problem.remedy.title, design: result.design };
}

describe('what cannot run offers to add what is missing', () => {
  it.each<[string, Design, string]>([
    ['an orchestration without an orchestrator', orchestrated({ saga: { orchestratorId: undefined } as object }), 'Make Orders the orchestrator'],
    ['a saga without steps', orchestrated({ saga: { steps: [] } }), 'Add a step that Stock does'],
    ['a step without a participant', orchestrated({ steps: [{}, { participantId: 'gone' }] }), 'Let Stock do it'],
    ['a step that a store should do', orchestrated({ steps: [{}, {}, { participantId: 'db' }] }), 'Let Bank do it'],
  ])('%s', (_, broken, title) => {
    const repaired = remedied(broken, problemsOf(broken, sagaEntry));
    expect(repaired.title).toBe(title);
    expect(run(repaired.design, { entry: sagaEntry, seed: 7 }).ok).toBe(true);
  });

  it('a design in which nothing calls anything gets a client that does', () => {
    const still: Design = { ...emptyDesign('Still'), elements: { orders: service('Orders') } };
    const { title, design } = remedied(still, entryProblems(still));
    expect(title).toBe('Add a client that calls Orders');
    const [flowId = ''] = Object.keys(design.flows);
    expect(run(design, { entry: { kind: 'flow', flowId }, seed: 7 }).ok).toBe(true);
  });

  it('a client that is there is used', () => {
    const still: Design = { ...emptyDesign('Still'), elements: { orders: service('Orders'), shop: { kind: 'client', name: 'Shop' } } };
    expect(remedied(still, entryProblems(still)).title).toBe('Let Shop call Orders');
  });

  it('a flow that is no call is not played; who sends it can be called', () => {
    const design: Design = {
      ...emptyDesign('Events'),
      elements: { orders: service('Orders'), paid: { kind: 'channel', name: 'Paid' } },
      flows: { out: { kind: 'publish', from: 'orders', to: 'paid' } },
    };
    expect(remedied(design, problemsOf(design, { kind: 'flow', flowId: 'out' })).title).toBe('Add a client that calls Orders');
  });

  it('a flow to nowhere can be removed', () => {
    const design = chain();
    const [problem] = problemsOf({ ...design, flows: { ...design.flows, pay: call('shop', 'gone') } }, { kind: 'flow', flowId: 'pay' });
    expect(problem).toMatchObject({ message: 'This flow ends at “gone”, which is not in the design.', remedy: { title: 'Remove the flow' } });
  });

  it('a design that can run has no such problem', () => {
    expect(entryProblems(chain())).toEqual([]);
    expect(entryProblems(orchestrated())).toEqual([]);
  });

  it('an empty design says what to begin with, and can be given it', () => {
    const { design, title } = remedied(emptyDesign(), entryProblems(emptyDesign()));
    expect(title).toBe('Add a service and a client that calls it');
    const [flowId = ''] = Object.keys(design.flows);
    expect(run(design, { entry: { kind: 'flow', flowId }, seed: 7 }).ok).toBe(true);
  });

  it('a saga alone can be given a service that does its first step', () => {
    const alone: Design = { ...emptyDesign(), sagas: { order: { name: 'Order', style: 'orchestration', steps: [] } } };
    const { design, title } = remedied(alone, problemsOf(alone, { kind: 'saga', sagaId: 'order' }));
    expect(title).toBe('Add a service that does a step');
    expect(remedied(design, problemsOf(design, { kind: 'saga', sagaId: 'order' })).title).toMatch(/the orchestrator$/);
  });
});

describe('inputs that make no sense', () => {
  const base = { entry: { kind: 'flow', flowId: 'pay' }, seed: 7 } as const;
  const paths = (input: object): string[] => {
    const outcome = run(chain(), { ...base, ...input });
    return outcome.ok ? [] : outcome.problems.map(({ path }) => path);
  };

  it.each<[string, object, string]>([
    ['a ramp without a duration', { load: { count: 9, everyUs: 5, arrival: 'ramp' } }, 'load.durationUs'],
    ['a spike that ends before it begins', { load: { count: 9, everyUs: 5, arrival: 'spike', durationUs: 9, spikeFromUs: 5, spikeToUs: 4 } }, 'load.spikeToUs'],
    ['half a user', { load: { count: 9, everyUs: 5, arrival: 'closed', users: 0.5 } }, 'load.users'],
    ['no keys', { load: { count: 9, everyUs: 5, keys: 0 } }, 'load.keys'],
    ['infinite thinking', { load: { count: 9, everyUs: 5, arrival: 'closed', thinkUs: Number.POSITIVE_INFINITY } }, 'load.thinkUs'],
    ['a release of what is not there', { releases: [{ elementId: 'gone', atUs: 0 }] }, 'releases.0.elementId'],
    ['a release that fails more than always', { releases: [{ elementId: 'payments', atUs: 0, errorRate: 2 }] }, 'releases.0.errorRate'],
    ['a migration that is not there', { phases: [{ migrationId: 'gone', phase: 0, atUs: 0 }] }, 'phases.0.migrationId'],
    ['half an instance', { faults: [{ targetId: 'bank', kind: 'down', fromUs: 0, instances: 0.5 }] }, 'faults.0'],
    ['a factor that is infinite', { faults: [{ targetId: 'bank', kind: 'slow', fromUs: 0, amount: Number.POSITIVE_INFINITY }] }, 'faults.0'],
    ['a load that lasts for ages', { load: { count: 9, everyUs: 1e15 } }, 'load.everyUs'],
    ['a load beside it without requests', { alongside: [{ flowId: 'pay', load: { count: 0, everyUs: 5 } }] }, 'alongside.0.load.count'],
    ['a load beside it through nothing', { alongside: [{ flowId: 'gone', load: { count: 1, everyUs: 5 } }] }, 'flows.gone'],
  ])('%s', (_, input, path) => {
    expect(paths(input)).toContain(path);
  });
});

describe('what the design does not say', () => {
  it('is said: how long addresses are kept, and how far a replica lags behind', () => {
    const base = chain();
    const design: Design = {
      ...base,
      elements: {
        ...base.elements,
        payments: service('Payments', { instances: 3, discovery: 'client-side' }),
        db: { kind: 'datastore', name: 'Db', latency: { p50: 1 } },
        copy: { kind: 'datastore', name: 'Copy', latency: { p50: 1 } },
      },
      flows: { ...base.flows, save: { kind: 'access', from: 'payments', to: 'db' }, follow: { kind: 'replicate', from: 'db', to: 'copy' } },
    };
    const compiled = compile(design, { kind: 'flow', flowId: 'pay' });
    expect(compiled.ok && compiled.model.assumptions.map(({ message }) => message)).toEqual([
      'How long callers keep the addresses of Payments is not stated: 30 s are assumed.',
      'How far Copy lags behind is not stated: 100 ms are assumed.',
    ]);
  });
});
