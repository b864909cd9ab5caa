import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { emptyDesign, type Design, type Flow, type SagaStep } from '../../../model/index.ts';
import { EXAMPLES } from '../../../patterns/examples/index.ts';
import { momentsOf, run as simulate, stateAt, type FaultInput, type Trace } from '../../../simulation/index.ts';
import { sketch } from '../../../testing/index.ts';
import { exportTypeScript, type TypeScriptOptions } from '../exporter.ts';
import { planWorkspace, type SagaPlan } from '../plan/index.ts';
import type { FaultScript } from '../write/protocol.ts';
import { sagaConstant, sagaPath } from '../write/sagas.ts';
import { removeWorkspace, run, writeWorkspaces } from './workspace.ts';

/** Fault scripts that are played in the simulation and in generated workspaces, and what is held against what. */

const SKETCHES: readonly (readonly [title: string, design: Design])[] = [
  [
    'a trip with a pivot and what must go through after it',
    sketch(
      `
      trips(service) -> airline(service); trips -> hotel(service); trips -> bank(service); trips -> mail(service)
      saga book(orchestration trips): flight@airline {compensation: cancel flight, timeout: {ms: 5000}} > room@hotel {compensation: cancel room, timeout: {ms: 5000}}
        > pay@bank {kind: pivot, timeout: {ms: 5000}} > ticket@airline {kind: retriable, timeout: {ms: 5000}} > tell@mail {timeout: {ms: 5000}}
    `.replace(/\n\s+>/g, ' >'),
    ),
  ],
  [
    'steps that are tried again',
    sketch(`
      shop(service) -> stock(service); shop -> bank(service)
      saga order(orchestration shop): reserve@stock {compensation: release, timeout: {ms: 5000}, retry: {retries: 2, baseMs: 100}} > charge@bank {compensation: refund, timeout: {ms: 5000}, retry: {retries: 1}}
    `),
  ],
  [
    'steps side by side',
    sketch(`
      trips(service) -> airline(service); trips -> hotel(service); trips -> car(service)
      saga book(orchestration trips): quote@trips {readOnly: true, timeout: {ms: 5000}} > flight@airline {compensation: cancel flight, timeout: {ms: 5000}} > room@hotel {compensation: cancel room, parallelWith: flight, timeout: {ms: 5000}} > wheels@car {compensation: return car, timeout: {ms: 5000}}
    `),
  ],
  [
    'compensations from the first to the last',
    sketch(`
      shop(service) -> stock(service); shop -> bank(service); shop -> post(service)
      saga order(orchestration shop) {compensationOrder: forward, compensationTries: 2}: reserve@stock {compensation: release, timeout: {ms: 5000}} > charge@bank {compensation: refund, timeout: {ms: 5000}} > send@post {compensation: recall, timeout: {ms: 5000}}
    `),
  ],
  [
    'steps that mark their records as pending',
    sketch(`
      shop(service) -> stock(service); shop -> bank(service)
      saga order(orchestration shop): reserve@stock {compensation: release, timeout: {ms: 5000}, lock: {resource: stock, policy: wait}} > charge@bank {compensation: refund, timeout: {ms: 5000}, lock: {policy: retry}}
    `),
  ],
  [
    'a choreography',
    sketch(`
      events(channel); shop(service) -> events; stock(service) -> events; bank(service) -> events
      saga order(choreography): place@shop {compensation: cancel, timeout: {ms: 5000}} > reserve@stock {compensation: release, timeout: {ms: 5000}} > charge@bank {compensation: refund, timeout: {ms: 5000}}
    `),
  ],
  [
    'a choreography with a pivot that nothing undoes',
    sketch(`
      events(channel); shop(service) -> events; stock(service) -> events; bank(service) -> events; mail(service) -> events
      saga order(choreography): reserve@stock {compensation: release, timeout: {ms: 5000}} > charge@bank {kind: pivot, timeout: {ms: 5000}} > tell@mail {timeout: {ms: 5000}}
    `),
  ],
  [
    'a choreography of which some recognise what comes twice',
    sketch(
      `
      events(channel); shop(service) -> events; stock(service) -> events; bank(service) -> events; mail(service) -> events
      events -> stock: consume; events -> bank: consume {idempotent: true}; events -> mail: consume
      saga order(choreography): place@shop {compensation: cancel, timeout: {ms: 5000}} > reserve@stock {compensation: release, timeout: {ms: 5000}}
        > charge@bank {compensation: refund, timeout: {ms: 5000}} > tell@mail {compensation: revoke, idempotent: true, timeout: {ms: 5000}}
    `.replace(/\n\s+>/g, ' >'),
    ),
  ],
];

const examples = await Promise.all(EXAMPLES.map(async ({ title, load }) => [`the example “${title}”`, await load()] as const));

export interface Script {
  readonly title: string;
  readonly simulated: readonly FaultInput[];
  readonly generated: FaultScript;
}

/** Scripts of one design. */
export interface Plays {
  readonly title: string;
  readonly design: Design;
  readonly plays: readonly Play[];
}

export interface Outcome {
  readonly actions: readonly string[];
  readonly status: string;
  readonly effects: readonly string[];
}

/** One script of one saga, played in the simulation. */
export interface Play extends Script {
  readonly saga: SagaPlan;
  readonly trace: Trace;
}

const at = (sagaId: string, stepId: string, fault: Pick<FaultInput, 'kind'> & Partial<FaultInput>): FaultInput => ({
  targetId: sagaId,
  stepId,
  fromUs: 0,
  ...fault,
});

const SERVICES = ['one', 'two', 'three'];

const eventsOf = (id: string): readonly Flow[] => [
  { kind: 'publish', from: id, to: 'events', outbox: 'transactional-outbox' },
  { kind: 'consume', from: 'events', to: id, idempotent: true },
];

/** Through a channel to another element, in the random sagas. */
const EVENT_MS = 12;

/** Sketches and examples that have sagas. */
export const designs: readonly (readonly [title: string, design: Design])[] = [...SKETCHES, ...examples].filter(
  ([, design]) => Object.keys(design.sagas).length > 0,
);

export function expectTheSame({ title, generated: script, saga, trace }: Play, generated: Outcome | undefined): void {
  const once = title.endsWith(' twice') ? (actions: readonly string[]) => [...new Set(actions)] : (actions: readonly string[]) => actions;
  const simulated = {
    actions: once(sentIn(trace).map(({ action }) => action)),
    status: trace.sagaRuns[0]?.status.replace('-', ' '),
    effects: effectsOf(trace, saga).sort(),
  };
  const { actions = [], status, effects = [] } = generated ?? {};
  expect(
    { actions: once(actions), status, effects: [...effects].sort() },
    JSON.stringify({ script, blocks: saga.blocks.map((block) => block.map(({ step }) => step)) }),
  ).toEqual(simulated);
}

/** Plays scripts in the simulation. */
export function playsOf(design: Design, scripts: (saga: SagaPlan) => readonly Script[], options: TypeScriptOptions = {}): readonly Play[] {
  const bare = withoutPolicies(design);
  return planWorkspace(design, options).sagas.flatMap((saga) =>
    scripts(saga).map((script): Play => {
      const outcome = simulate(bare, { entry: { kind: 'saga', sagaId: saga.id }, seed: 1, faults: script.simulated });
      if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
      return { ...script, saga, trace: outcome.trace };
    }),
  );
}

/** Plays the same scripts in the generated workspaces, in one process. `options` are those that the sagas were planned with. */
export function together(all: readonly Plays[], options: TypeScriptOptions = {}) {
  const workspaces = all.map(({ design }, index) => [
    ...exportTypeScript(design, options),
    ...(index === 0 ? [{ path: 'play.ts', content: playSource(all.map(({ plays }) => plays)) }] : []),
  ]);
  const folder = writeWorkspaces(workspaces);
  const { status, output } = run([join(folder, 'd0/play.ts')], folder);
  removeWorkspace(folder);
  if (status !== 0) throw new Error(output);
  const outcomes = JSON.parse(output) as readonly (readonly Outcome[])[];
  return all.map(({ title, plays }, index) => ({ title, plays: plays.map((play, at) => ({ title: play.title, play, outcome: outcomes[index]?.[at] })) }));
}

function playerOf({ saga, runsOn }: SagaPlan): string {
  if (runsOn === 'temporal') return 'playTemporal';
  return saga.style === 'orchestration' ? 'playOrchestration' : 'playChoreography';
}

function playSource(all: readonly (readonly Play[])[]): string {
  const nameOf = (index: number, { id }: SagaPlan) => `d${index}s${[...new Set(all[index]?.map(({ saga }) => saga.id))].indexOf(id)}`;
  const imports = all.flatMap((plays, index) =>
    plays.map(({ saga }) => `import { ${String(sagaConstant(saga))} as ${nameOf(index, saga)} } from '../d${index}/${sagaPath(saga)}';\n`),
  );
  const scripts = all.map((plays, index) => {
    const calls = plays.map(({ saga, generated, trace }) => {
      return `  await ${playerOf(saga)}(${nameOf(index, saga)}, ${JSON.stringify(generated)}, {}, ${JSON.stringify({ answers: delaysOf(trace), events: EVENT_MS })}),\n`;
    });
    return `played.push([\n${calls.join('')}]);\n`;
  });
  return [
    "import { playChoreography, playOrchestration } from './platform/simulation/play.ts';\n",
    ...(all.flat().some(({ saga }) => saga.runsOn === 'temporal') ? ["import { playTemporal } from './platform/simulation/play-temporal.ts';\n"] : []),
    ...new Set(imports),
    'const played: unknown[] = [];\nvoid playChoreography;\nvoid playOrchestration;\n',
    ...scripts,
    'console.log(JSON.stringify(played));\n',
  ].join('');
}

/**
 * All goes well; what asks for a step comes twice; each step is refused, fails, does not answer, where that has an end; and undoing each step fails once,
 * and for ever, when a later one is refused.
 */
export function scriptsOf({ id: sagaId, drawn: { name, steps }, orchestratorId }: SagaPlan): Script[] {
  const pivot = steps.findIndex(({ kind }) => kind === 'pivot');
  const refused = steps[pivot < 0 ? steps.length - 1 : pivot];
  return [
    { title: `${name}: all goes well`, simulated: [], generated: {} },
    ...steps.flatMap(({ id, participantId, timeout, retry }): Script[] => {
      const refusal: Script = { title: `${name}: ${id} is refused`, simulated: [at(sagaId, id, { kind: 'refuse' })], generated: { [id]: { do: 'refuse' } } };
      const failure: Script = { title: `${name}: ${id} fails`, simulated: [at(sagaId, id, { kind: 'errors' })], generated: { [id]: { do: 'error' } } };
      const doubled: Script = { title: `${name}: ${id} comes twice`, simulated: [at(sagaId, id, { kind: 'duplicate' })], generated: { [id]: { twice: true } } };
      const silence: Script = {
        title: `${name}: ${id} does not answer`,
        simulated: [at(sagaId, id, { kind: 'timeout' })],
        generated: { [id]: { do: 'timeout' } },
      };
      // What somebody asks of itself takes no way on which it could be doubled.
      const first = participantId === orchestratorId ? [refusal] : [refusal, doubled];
      return retry?.unlimited ? first : timeout ? [...first, failure, silence] : [...first, failure];
    }),
    ...steps
      .filter((step) => step !== refused && step.compensation !== undefined && refused !== undefined && refused.kind !== 'retriable')
      .flatMap(({ id }): Script[] =>
        [1, 9].map((times) => ({
          title: `${name}: undoing ${id} fails ${times === 1 ? 'once' : 'for ever'}`,
          simulated: [at(sagaId, refused?.id ?? '', { kind: 'refuse' }), at(sagaId, id, { kind: 'errors', direction: 'undo', times })],
          generated: { [refused?.id ?? '']: { do: 'refuse' }, [id]: { undoFailures: times } },
        })),
      ),
  ];
}

/** A saga of two to five steps: kinds, retries, timeouts, blocks, a pivot somewhere or nowhere, orders and tries of compensations; participants of different speed. */
export function randomDesign(): fc.Arbitrary<Design> {
  const step = fc.record({
    participantId: fc.constantFrom(...SERVICES),
    undone: fc.boolean(),
    readOnly: fc.constantFrom(false, false, false, true),
    timeout: fc.boolean(),
    retries: fc.constantFrom(undefined, undefined, 1, 2),
    beside: fc.boolean(),
    said: fc.constantFrom(undefined, undefined, 'retriable' as const, 'compensatable' as const),
  });
  return fc
    .record({
      style: fc.constantFrom('orchestration' as const, 'choreography' as const),
      steps: fc.array(step, { minLength: 2, maxLength: 5 }),
      pivot: fc.constantFrom(undefined, 0, 1, 2),
      order: fc.constantFrom('reverse' as const, 'reverse' as const, 'forward' as const, 'parallel' as const),
      tries: fc.constantFrom(1, 2, 4),
      speeds: fc.uniqueArray(fc.integer({ min: 5, max: 400 }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ style, steps, pivot, order, tries, speeds }) => {
      const all = steps.map(
        ({ participantId, undone, readOnly, timeout, retries, beside, said }, index): SagaStep => ({
          id: `s${index}`,
          name: `Step ${index}`,
          participantId,
          idempotent: true,
          ...(undone ? { compensation: `Undo ${index}` } : {}),
          ...(readOnly ? { readOnly } : {}),
          ...(timeout ? { timeout: { ms: 5_000 } } : {}),
          ...(retries === undefined ? {} : { retry: { retries, baseMs: 130 * (index + 1) } }),
          ...(beside && index > 0 ? { parallelWith: `s${index - 1}` } : {}),
          ...(index === pivot ? { kind: 'pivot' as const } : said && (said === 'compensatable' || index > (pivot ?? 9)) ? { kind: said } : {}),
        }),
      );
      const flows = style === 'orchestration' ? SERVICES.map((to): Flow => ({ kind: 'call', from: 'boss', to })) : SERVICES.flatMap(eventsOf);
      const latency = (ms: number) => ({ p50: ms, p99: ms });
      return {
        ...emptyDesign('Random'),
        elements: {
          boss: { kind: 'service', name: 'Boss', latency: latency(1) },
          events: { kind: 'channel', name: 'Events', variant: 'topic' },
          store: { kind: 'datastore', name: 'Store', latency: latency(1) },
          ...Object.fromEntries(SERVICES.map((id, index) => [id, { kind: 'service', name: id, latency: latency(speeds[index] ?? 1) } as const])),
        },
        flows: Object.fromEntries(flows.map((flow, index) => [`f${index}`, flow])),
        sagas: {
          random: {
            name: 'Random',
            style,
            steps: all,
            compensationOrder: order,
            compensationTries: tries,
            ...(style === 'orchestration' ? { orchestratorId: 'boss', stateStoreId: 'store' } : {}),
          },
        },
      } satisfies Design;
    });
}

/** Up to two steps that do not get through, and up to two that cannot be undone at once; the first of a saga: nothing breaks. */
export function randomScript({ id: sagaId, drawn: { steps } }: SagaPlan, index: number, choose: (below: number) => number): Script {
  const simulated: FaultInput[] = [];
  const generated: Record<string, FaultScript[string]> = {};
  const pick = () => steps[choose(steps.length)];
  for (let more = index === 0 ? 0 : 1 + choose(2); more > 0; more -= 1) {
    const step = pick();
    if (!step || generated[step.id]) continue;
    const kinds = step.timeout ? (['refuse', 'error', 'timeout'] as const) : (['refuse', 'error'] as const);
    const kind = kinds[choose(kinds.length)] ?? 'refuse';
    simulated.push(at(sagaId, step.id, { kind: kind === 'error' ? 'errors' : kind }));
    generated[step.id] = { do: kind };
  }
  for (let more = index === 0 ? 0 : choose(3); more > 0; more -= 1) {
    const step = pick();
    if (!step?.compensation || step.readOnly || generated[step.id]?.undoFailures !== undefined) continue;
    const times = 1 + choose(4);
    simulated.push(at(sagaId, step.id, { kind: 'errors', direction: 'undo', times }));
    generated[step.id] = { ...generated[step.id], undoFailures: times };
  }
  return { title: `script ${index}`, simulated, generated };
}

function withoutPolicies(design: Design): Design {
  const flows = Object.entries(design.flows).map(([id, flow]) => {
    if (flow.kind !== 'call') return [id, flow] as const;
    const { fallback: _1, retry: _2, circuitBreaker: _3, rateLimit: _4, timeout: _5, bulkhead: _6, ...bare } = flow;
    return [id, bare] as const;
  });
  const elements = Object.entries(design.elements).map(([id, element]) => [id, 'defaults' in element ? { ...element, defaults: {} } : element] as const);
  return { ...design, platform: {}, elements: Object.fromEntries(elements), flows: Object.fromEntries(flows) };
}

/** Steps whose effect stands at the end, each as often as it stands. */
function effectsOf({ sagaRuns: [run] }: Trace, { drawn }: SagaPlan): string[] {
  return drawn.steps.flatMap(({ id }, index) => Array.from({ length: run?.effects[index] ?? 0 }, () => id));
}

interface Sent {
  /** `do charge` */
  readonly action: string;
  readonly fromUs: number;
  /** When it was heard how it went; undefined where it never was. */
  toUs?: number;
}

/** What was sent, in order: every time that the tries of a step go up. */
function sentIn(trace: Trace): readonly Sent[] {
  const tries = new Map<string, number>();
  const sent: Sent[] = [];
  for (const tUs of momentsOf(trace)) {
    for (const { stepId, forward, undo } of stateAt(trace, tUs).sagas[0]?.steps ?? []) {
      for (const [direction, cell] of [
        ['do', forward],
        ['undo', undo],
      ] as const) {
        const action = `${direction} ${stepId}`;
        for (let count = tries.get(action) ?? 0; count < cell.tries; count++) sent.push({ action, fromUs: tUs });
        tries.set(action, Math.max(cell.tries, tries.get(action) ?? 0));
        const last = sent.findLast((each) => each.action === action);
        if (last && last.toUs === undefined && cell.state !== 'running') last.toUs = tUs;
      }
    }
  }
  // At one moment, the picture shows the steps as they are drawn; what is undone at the same time is sent the last one first.
  const doneUs = ({ action }: Sent) => sent.findLast((each) => each.action === action.replace('undo', 'do'))?.toUs ?? Number.POSITIVE_INFINITY;
  return sent
    .map((each, index) => ({ each, index }))
    .sort(
      (a, b) => a.each.fromUs - b.each.fromUs || (isUndo(a.each) && isUndo(b.each) ? doneUs(b.each) - doneUs(a.each) || b.index - a.index : a.index - b.index),
    )
    .map(({ each }) => each);
}

function isUndo({ action }: Sent): boolean {
  return action.startsWith('undo ');
}

/** How long the coordinator waited in the simulation for each answer: steps that run side by side are ready in the order of these times. */
export function delaysOf(trace: Trace): Record<string, number[]> {
  const delays: Record<string, number[]> = {};
  const sent = sentIn(trace);
  for (const one of sent) {
    // A choreography does not show when a try has failed that another one follows: it took as long as that one.
    const {
      action,
      fromUs,
      toUs = fromUs,
    } = one.toUs === undefined ? (sent.find((other) => other.action === one.action && other.toUs !== undefined) ?? one) : one;
    (delays[action] ??= []).push((toUs - fromUs) / 1_000);
  }
  return delays;
}
