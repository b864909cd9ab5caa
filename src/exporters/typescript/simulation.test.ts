import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/examples/index.ts';
import { momentsOf, run as simulate, stateAt, type FaultInput, type Trace } from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { exportTypeScript } from './exporter.ts';
import { planWorkspace, type SagaPlan } from './plan/index.ts';
import { removeWorkspace, run, writeWorkspace } from './testing/workspace.ts';
import { sagaConstant, sagaPath } from './write/sagas.ts';
import type { FaultScript } from './write/protocol.ts';

/**
 * The picture is the code: the same fault script, played on the canvas (the whole simulation, with latencies and hops) and in the generated workspace
 * (its coordinator, under virtual time), gives the same actions, compensations and end. Policies of the calls in between are taken off on both sides:
 * a retry of a flow would hide from the saga that a try failed.
 */

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
const designs = [...SKETCHES, ...examples].filter(([, design]) => Object.keys(design.sagas).length > 0);

const folders: string[] = [];
afterAll(() => folders.forEach(removeWorkspace));

interface Script {
  readonly title: string;
  readonly simulated: readonly FaultInput[];
  readonly generated: FaultScript;
}

interface Outcome {
  readonly actions: readonly string[];
  readonly status: string;
  readonly effects: readonly string[];
}

describe.each(designs)('%s', (_, design) => {
  const plan = planWorkspace(design);
  const played = playGenerated(design, plan.sagas);

  for (const saga of plan.sagas) {
    it.each(scriptsOf(saga))('$title', ({ title, simulated }) => {
      const outcome = simulate(withoutPolicies(design), { entry: { kind: 'saga', sagaId: saga.id }, seed: 1, faults: simulated });
      if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
      const generated = played.get(`${saga.id} ${title}`);
      expect(generated?.actions).toBeDefined();
      const once = title.endsWith(' twice') ? (actions: readonly string[]) => [...new Set(actions)] : (actions: readonly string[]) => actions;
      expect(withoutOrderInBlocks(once(generated?.actions ?? []), saga)).toEqual(withoutOrderInBlocks(once(actionsOf(outcome.trace)), saga));
      expect(generated?.status).toBe(outcome.trace.sagaRuns[0]?.status.replace('-', ' '));
      expect([...(generated?.effects ?? [])].sort()).toEqual(effectsOf(outcome.trace, saga).sort());
    });
  }
});

/**
 * All goes well; what asks for a step comes twice; each step is refused, fails, does not answer, where that has an end; and undoing each step fails once, and for ever, when a later one is refused.
 * (Side by side, which sibling is still undone before a person is called follows from who was faster.)
 */
function scriptsOf({ id: sagaId, drawn: { name, steps }, blocks, orchestratorId }: SagaPlan): Script[] {
  const isAlone = (stepId: string) => blocks.some((block) => block.length === 1 && block[0]?.step.id === stepId);
  const at = (stepId: string, fault: Pick<FaultInput, 'kind'> & Partial<FaultInput>): FaultInput => ({ targetId: sagaId, stepId, fromUs: 0, ...fault });
  const pivot = steps.findIndex(({ kind }) => kind === 'pivot');
  const refused = steps[pivot < 0 ? steps.length - 1 : pivot];
  return [
    { title: `${name}: all goes well`, simulated: [], generated: {} },
    ...steps.flatMap(({ id, participantId, timeout, retry }): Script[] => {
      const refusal: Script = { title: `${name}: ${id} is refused`, simulated: [at(id, { kind: 'refuse' })], generated: { [id]: { do: 'refuse' } } };
      const failure: Script = { title: `${name}: ${id} fails`, simulated: [at(id, { kind: 'errors' })], generated: { [id]: { do: 'error' } } };
      const doubled: Script = { title: `${name}: ${id} comes twice`, simulated: [at(id, { kind: 'duplicate' })], generated: { [id]: { twice: true } } };
      const silence: Script = { title: `${name}: ${id} does not answer`, simulated: [at(id, { kind: 'timeout' })], generated: { [id]: { do: 'timeout' } } };
      // What somebody asks of itself takes no way on which it could be doubled.
      const first = participantId === orchestratorId ? [refusal] : [refusal, doubled];
      return retry?.unlimited ? first : timeout ? [...first, failure, silence] : [...first, failure];
    }),
    ...steps
      .filter((step) => step !== refused && step.compensation !== undefined && refused !== undefined && refused.kind !== 'retriable')
      .flatMap(({ id }): Script[] =>
        (isAlone(id) ? [1, 9] : [1]).map((times) => ({
          title: `${name}: undoing ${id} fails ${times === 1 ? 'once' : 'for ever'}`,
          simulated: [at(refused?.id ?? '', { kind: 'refuse' }), at(id, { kind: 'errors', direction: 'undo', times })],
          generated: { [refused?.id ?? '']: { do: 'refuse' }, [id]: { undoFailures: times } },
        })),
      ),
  ];
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

/** Plays every script in the generated workspace, in one process. */
function playGenerated(design: Design, sagas: readonly SagaPlan[]): ReadonlyMap<string, Outcome> {
  const folder = writeWorkspace([...exportTypeScript(design), { path: 'play.ts', content: playSource(sagas) }]);
  folders.push(folder);
  const { status, output } = run([join(folder, 'play.ts')], folder);
  if (status !== 0) throw new Error(output);
  return new Map(Object.entries(JSON.parse(output) as Record<string, Outcome>));
}

function playSource(sagas: readonly SagaPlan[]): string {
  const imports = sagas.map((saga) => `import { ${String(sagaConstant(saga))} } from './${sagaPath(saga)}';\n`);
  const scripts = sagas.flatMap((saga) =>
    scriptsOf(saga).map(({ title, generated }) => {
      const play = saga.saga.style === 'orchestration' ? 'playOrchestration' : 'playChoreography';
      return `played[${JSON.stringify(`${saga.id} ${title}`)}] = await ${play}(${String(sagaConstant(saga))}, ${JSON.stringify(generated)});\n`;
    }),
  );
  return [
    "import { playChoreography, playOrchestration } from './platform/simulation/play.ts';\n",
    ...imports,
    'const played: Record<string, unknown> = {};\nvoid playChoreography;\nvoid playOrchestration;\n',
    ...scripts,
    'console.log(JSON.stringify(played));\n',
  ].join('');
}

/** Steps whose effect stands at the end, each as often as it stands. */
function effectsOf({ sagaRuns: [run] }: Trace, { drawn }: SagaPlan): string[] {
  return drawn.steps.flatMap(({ id }, index) => Array.from({ length: run?.effects[index] ?? 0 }, () => id));
}

/** What was sent, in order: every time that the tries of a step go up. */
function actionsOf(trace: Trace): string[] {
  const tries = new Map<string, number>();
  const actions: string[] = [];
  for (const tUs of momentsOf(trace)) {
    for (const { stepId, forward, undo } of stateAt(trace, tUs).sagas[0]?.steps ?? []) {
      for (const [direction, cell] of [
        ['do', forward],
        ['undo', undo],
      ] as const) {
        const action = `${direction} ${stepId}`;
        for (let count = tries.get(action) ?? 0; count < cell.tries; count++) actions.push(action);
        tries.set(action, Math.max(cell.tries, tries.get(action) ?? 0));
      }
    }
  }
  return actions;
}

/** Steps that run side by side have no order among themselves: it follows from who is faster. */
function withoutOrderInBlocks(actions: readonly string[], { blocks }: SagaPlan): string[] {
  const blockOf = (action: string) => `${action.split(' ')[0]} ${blocks.findIndex((block) => block.some(({ step }) => action.endsWith(` ${step.id}`)))}`;
  const groups: string[][] = [];
  for (const action of actions) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && blockOf(last[0]) === blockOf(action)) last.push(action);
    else groups.push([action]);
  }
  return groups.flatMap((group) => group.sort());
}
