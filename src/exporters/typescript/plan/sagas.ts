import { compensationWithDefaults, type Design, type Saga, type SagaStep } from '../../../model/index.ts';
import { compile } from '../../../simulation/index.ts';
import { planOf, type PlanStep } from '../../../simulation/saga/index.ts';
import { type Name, NamingScope, RESERVED_FILES, RESERVED_IDENTIFIERS, RESERVED_PROPERTIES } from '../emit/index.ts';
import type { MessagesPlan } from './messages.ts';
import { type EndpointPlan, isService, type OperationPlan } from './operations.ts';
import { byId } from './records.ts';

export interface SagaStepPlan {
  readonly step: SagaStep;
  readonly name: Name;
  readonly participant: EndpointPlan;
  readonly action: OperationPlan;
  readonly compensation: OperationPlan | undefined;
  readonly kind: NonNullable<SagaStep['kind']>;
  /** The record that it marks as pending, with everything said. */
  readonly lock: PlanStep['lock'];
  /** A request under a key that is known is recognised. */
  readonly idempotent: boolean;
  /** Choreography: an event that comes twice is recognised. */
  readonly inbox: boolean;
  /** Choreography: what it announces is kept until it is told. */
  readonly outbox: boolean;
  /** Milliseconds after which the calls that lead there give up by themselves. */
  readonly callTimeoutMs: number | undefined;
  /** Choreography: the event that says that it is done. */
  readonly emits: string;
}

export interface SagaPlan {
  readonly id: string;
  readonly saga: Saga;
  /** The same with exactly the steps that are in `blocks`: what the simulation plays. */
  readonly drawn: Saga;
  readonly name: Name;
  readonly folder: string;
  /** The message that starts it. */
  readonly trigger: string;
  /** In order; the steps of one block run at the same time. */
  readonly blocks: readonly (readonly SagaStepPlan[])[];
  readonly compensationOrder: NonNullable<Saga['compensationOrder']>;
  readonly compensationTries: number;
  readonly orchestratorId: string | undefined;
  /** What follows its runs: the coordinator in the process of its orchestrator, or a workflow on Temporal. */
  readonly runsOn: 'embedded' | 'temporal';
  /** Orchestration: nothing keeps its state, so that a crash forgets it. */
  readonly volatile: boolean;
}

/** Sagas that have at least one step whose participant is there. */
export function planSagas(
  design: Design,
  endpoints: ReadonlyMap<string, EndpointPlan>,
  messages: MessagesPlan,
  runsOn: SagaPlan['runsOn'],
): readonly SagaPlan[] {
  const names = new NamingScope({ reserved: [RESERVED_FILES, RESERVED_IDENTIFIERS], fallback: 'saga' });
  return byId(design.sagas).flatMap(([id, saga]): SagaPlan[] => {
    const compiled = compile(design, { kind: 'saga', sagaId: id });
    const around = compiled.ok ? compiled.model.saga : undefined;
    const steps = planSteps(saga, endpoints, messages, around);
    if (steps.length === 0) return [];
    const name = names.claim(saga.name, id);
    return [
      {
        id,
        saga,
        drawn: { ...saga, steps: steps.map(({ step }) => step) },
        name,
        folder: `sagas/${name.slug}`,
        trigger: (saga.trigger === undefined ? undefined : messages.byId.get(saga.trigger)?.message.name) ?? 'started',
        blocks: withKinds(blocksOf(steps)),
        ...compensationWithDefaults(saga),
        orchestratorId: saga.orchestratorId,
        runsOn: isCoordinated(saga, endpoints) ? runsOn : 'embedded',
        volatile: saga.style === 'orchestration' && around !== undefined && around.store === undefined,
      },
    ];
  });
}

/** Whether one of the services coordinates it. */
function isCoordinated({ style, orchestratorId }: Saga, endpoints: ReadonlyMap<string, EndpointPlan>): boolean {
  const orchestrator = orchestratorId === undefined ? undefined : endpoints.get(orchestratorId);
  return style === 'orchestration' && orchestrator !== undefined && isService(orchestrator.element);
}

/** What is around a saga and its steps decides as much as they do; where it cannot run, nothing is known of it. */
type Around = Extract<ReturnType<typeof compile>, { ok: true }>['model']['saga'];

/** An outbox on every way that its events take to somebody else, and there is one. */
function hasOutbox(around: Around, stepId: string): boolean {
  const ways = [...(around?.steps.find(({ id }) => id === stepId)?.to.values() ?? [])].filter(({ kind }) => kind !== 'local');
  return ways.length > 0 && ways.every(({ kind, flows }) => kind === 'messages' && flows.every((flow) => flow.kind === 'consume' || flow.outbox));
}

function callTimeoutOf(around: Around, stepId: string): number | undefined {
  const { there } = around?.steps.find(({ id }) => id === stepId) ?? {};
  const layer = there?.kind === 'calls' ? there.flows[0]?.layers.find(({ kind }) => kind === 'timeout') : undefined;
  return layer?.kind === 'timeout' ? layer.us / 1_000 : undefined;
}

function planSteps(saga: Saga, endpoints: ReadonlyMap<string, EndpointPlan>, messages: MessagesPlan, around: Around): SagaStepPlan[] {
  const names = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'step' });
  const steps: SagaStepPlan[] = [];
  const planned = planOf(saga).steps;
  const seen = new Set<string>();
  for (const [index, step] of saga.steps.entries()) {
    const participant = endpoints.get(step.participantId);
    const action = participant?.find(step.action ?? step.name);
    if (!participant || !action || seen.has(step.id)) continue;
    seen.add(step.id);
    steps.push({
      step,
      name: names.claim(step.name, step.id),
      participant,
      action,
      compensation: step.readOnly || step.compensation === undefined ? undefined : participant.find(step.compensation),
      kind: step.kind ?? 'compensatable',
      lock: planned[index]?.lock,
      idempotent: step.idempotent === true || step.readOnly === true,
      inbox: saga.style !== 'choreography' || around?.plan.steps.find(({ id }) => id === step.id)?.inbox !== false,
      outbox: saga.style === 'choreography' && hasOutbox(around, step.id),
      callTimeoutMs: callTimeoutOf(around, step.id),
      emits: (step.emits === undefined ? undefined : messages.byId.get(step.emits)?.message.name) ?? `${step.id}.done`,
    });
  }
  return steps;
}

/** Steps that stand together with one another form a block; a block stands where its first step stands. */
function blocksOf(steps: readonly SagaStepPlan[]): SagaStepPlan[][] {
  const leader = steps.map((_, index) => index);
  const find = (index: number): number => (leader[index] === undefined || leader[index] === index ? index : find(leader[index]));
  steps.forEach(({ step }, index) => {
    const other = step.parallelWith === undefined ? -1 : steps.findIndex((each) => each.step.id === step.parallelWith);
    if (other < 0) return;
    leader[Math.max(find(index), find(other))] = Math.min(find(index), find(other));
  });
  const blocks = new Map<number, SagaStepPlan[]>();
  steps.forEach((step, index) => blocks.set(find(index), [...(blocks.get(find(index)) ?? []), step]));
  return [...blocks.values()];
}

/** After the pivot there is no way back: a step that says nothing else is retriable. */
function withKinds(blocks: readonly (readonly SagaStepPlan[])[]): SagaStepPlan[][] {
  const pivot = blocks.findIndex((block) => block.some(({ step }) => step.kind === 'pivot'));
  return blocks.map((block, index) =>
    block.map((plan) => ({ ...plan, kind: plan.step.kind ?? (pivot >= 0 && index > pivot ? 'retriable' : 'compensatable') })),
  );
}
