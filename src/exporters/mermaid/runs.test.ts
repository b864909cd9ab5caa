import { beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { explore, type Exploration, run, type RunInput, type Trace } from '../../simulation/index.ts';
import { choreographed, orchestrated } from '../../simulation/testing/designs.ts';
import { HOSTILE_NAMES } from '../../testing/hostile.ts';
import { mermaidParsers, type MermaidParser, seenText } from '../../testing/mermaidParser.ts';
import { counterexampleDiagram, runDiagram } from './index.ts';

function explored(design: Design): Exploration {
  const outcome = explore(design, 'order');
  if (!outcome.ok) throw new Error('the saga cannot run');
  return outcome.exploration;
}

function traced(design: Design, input: RunInput): Trace {
  const outcome = run(design, input);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.trace;
}

const played = (design: Design) => traced(design, { entry: { kind: 'saga', sagaId: 'order' }, seed: 7 });

interface Sequence {
  getMessages(): readonly { readonly from?: string; readonly to?: string; readonly message: unknown }[];
  getActorKeys(): readonly string[];
}

const charging = orchestrated({ steps: [{}, {}, { idempotent: false }] });
const broken: readonly (readonly [string, Design])[] = [
  ['a command that comes twice', charging],
  ['a state that is not stored', orchestrated({ saga: { stateStoreId: undefined } as object })],
  ['an effect that stays', orchestrated({ steps: [{}, { compensation: undefined } as object, {}] })],
  ['a message that is waited for for ever', orchestrated({ steps: [{}, {}, { timeout: undefined } as object] })],
  ['a choreography whose events get lost', withoutOutbox(choreographed())],
];

function withoutOutbox(design: Design): Design {
  const flows = Object.entries(design.flows).map(
    ([id, flow]) => [id, flow.kind === 'publish' ? { kind: flow.kind, from: flow.from, to: flow.to } : flow] as const,
  );
  return { ...design, flows: Object.fromEntries(flows) };
}

const renamed = (design: Design, name: string): Design => ({
  ...design,
  elements: Object.fromEntries(Object.entries(design.elements).map(([id, element]) => [id, { ...element, name }])),
  sagas: Object.fromEntries(Object.entries(design.sagas).map(([id, saga]) => [id, { ...saga, name, steps: saga.steps.map((step) => ({ ...step, name })) }])),
});

let parsers: readonly MermaidParser[] = [];
beforeAll(async () => {
  parsers = await mermaidParsers();
}, 60_000);

/** What every Mermaid reads out of a text. */
async function readings(text: string): Promise<readonly Sequence[]> {
  return (await Promise.all(parsers.map((parser) => parser.read(text)))) as unknown as readonly Sequence[];
}

describe('the counterexample of an exploration', () => {
  it.each(broken)('of %s is a sequence with all of its steps', async (_name, design) => {
    const exploration = explored(design);
    const steps = exploration.counterexample?.steps ?? [];
    expect(steps.length).toBeGreaterThan(0);
    for (const db of await readings(counterexampleDiagram(design, exploration) ?? '')) {
      const said = db.getMessages().map(({ message }) => (typeof message === 'string' ? seenText(message) : ''));
      for (const [index, step] of steps.entries()) expect(said).toContain(`${index + 1}. ${step.words}`);
      expect(said).toContain(exploration.counterexample?.sentence);
    }
  });

  it('of two runs that meet at their locks names both', async () => {
    const patient = { lock: { resource: 'account', policy: 'wait' }, timeout: undefined } as object;
    const design = orchestrated({ steps: [patient, { kind: 'pivot' }, { kind: 'retriable' }] });
    const exploration = explored(design);
    for (const db of await readings(counterexampleDiagram(design, exploration) ?? '')) {
      const said = db.getMessages().map(({ message }) => (typeof message === 'string' ? seenText(message) : ''));
      expect(said).toContain('4. Order 2: Create finds account ACCOUNT_PENDING for Order 1 and waits');
      expect(said).toContain(exploration.together?.counterexample?.sentence);
    }
  });

  it('is not there where nothing is broken', () => {
    expect(counterexampleDiagram(orchestrated(), explored(orchestrated()))).toBeUndefined();
  });

  it.each(HOSTILE_NAMES)('stands names like “%s”', async (name) => {
    const design = renamed(charging, name);
    for (const db of await readings(counterexampleDiagram(design, explored(design)) ?? '')) expect(db.getActorKeys()).toHaveLength(3);
  });
});

describe('a run', () => {
  it('is a sequence of its messages, with how it ended', async () => {
    const trace = played(orchestrated());
    for (const db of await readings(runDiagram(orchestrated(), trace))) {
      const messages = db.getMessages();
      const between = messages.filter(({ from, to }) => from !== undefined && to !== undefined && from !== to);
      expect(between.length).toBeGreaterThanOrEqual(4);
      expect(messages.some(({ message }) => typeof message === 'string' && seenText(message).includes('completed'))).toBe(true);
    }
  });

  it('shows a lost message with a cross', () => {
    const trace = traced(orchestrated(), {
      entry: { kind: 'saga', sagaId: 'order' },
      seed: 7,
      faults: [{ targetId: 'orders-bank', kind: 'lose', fromUs: 0 }],
    });
    expect(runDiagram(orchestrated(), trace)).toMatch(/-x\w+: .* \(lost\)/);
  });

  it('has only what belongs to the run that is asked for', () => {
    const trace = traced(orchestrated(), { entry: { kind: 'saga', sagaId: 'order' }, seed: 7, load: { count: 3, everyUs: 1_000_000 } });
    const lines = (text: string) => text.split('\n').filter((line) => line.includes('>>')).length;
    expect(lines(runDiagram(orchestrated(), trace, 2))).toBe(lines(runDiagram(orchestrated(), played(orchestrated()))));
  });

  it('of every example is read by every Mermaid', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      const [sagaId] = Object.keys(design.sagas);
      const call = Object.entries(design.flows).find(([, { kind }]) => kind === 'call')?.[0];
      // A board of notes has nothing that runs.
      if (sagaId === undefined && call === undefined && Object.keys(design.elements).length === 0) continue;
      const entry = sagaId !== undefined ? ({ kind: 'saga', sagaId } as const) : ({ kind: 'flow', flowId: call ?? '' } as const);
      const text = runDiagram(design, traced(design, { entry, seed: 7 }));
      for (const parser of parsers) await expect(parser.parse(text), `${example.id}, Mermaid ${parser.version}`).resolves.toBeTruthy();
    }
  });

  it.each(HOSTILE_NAMES)('stands names like “%s”', async (name) => {
    const design = renamed(orchestrated(), name);
    for (const db of await readings(runDiagram(design, played(design)))) expect(db.getActorKeys().length).toBeGreaterThan(1);
  });
});
