import { retryWithDefaults, type Design, type Saga, type SagaStep } from '../../model/index.ts';
import { backoffOf } from '../policies/backoff.ts';
import { planOf, type Plan } from '../saga/plan.ts';
import type { RunEntry } from '../trace.ts';
import { copiesOf, migrationsOf } from './data.ts';
import { Company } from './elements.ts';
import type { Model, Route, SagaModel, SagaStepModel } from './model.ts';
import { type CompileProblem, flowProblems, sagaProblems } from './problems.ts';
import { shortestRoute } from './routes.ts';
import { say } from '../../speech/index.ts';

export type Compiled = { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly problems: readonly CompileProblem[] };

/**
 * Makes a design ready to run from an entry, or says what is missing.
 * @param alongside calls through which other requests come in at the same time
 */
export function compile(design: Design, entry: RunEntry, alongside: readonly string[] = []): Compiled {
  const problems = [
    ...(entry.kind === 'saga' ? sagaProblems(design, entry.sagaId) : flowProblems(design, entry.flowId)),
    ...alongside.flatMap((flowId) => flowProblems(design, flowId)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const company = new Company(design);
  const model = entry.kind === 'saga' ? sagaModel(design, entry, company) : flowModel(entry, company);
  const others = alongside.map((flowId) => company.flow(flowId));
  company.bringReplicas();
  company.bringDeadLetters();
  return {
    ok: true,
    model: {
      ...model,
      alongside: others,
      assumptions: company.assumed(),
      migrations: migrationsOf(design, model.elements),
      copies: copiesOf(design, model.elements, model.flows),
    },
  };
}

/** What a run needs, but for what follows the elements that take part. */
type Cast = Omit<Model, 'migrations' | 'copies' | 'alongside' | 'assumptions'>;

function flowModel(entry: Extract<RunEntry, { kind: 'flow' }>, company: Company): Cast {
  const entryFlow = company.flow(entry.flowId);
  const from = company.elements[entryFlow.from]?.name ?? '';
  const to = company.elements[entryFlow.to]?.name ?? '';
  return { entry, title: `${from} → ${to}`, elements: company.elements, flows: company.flows, entryFlow };
}

function sagaModel(design: Design, entry: Extract<RunEntry, { kind: 'saga' }>, company: Company): Cast {
  const saga = design.sagas[entry.sagaId] as Saga;
  const plan = planOf(saga);
  const orchestrator = saga.style === 'orchestration' && saga.orchestratorId !== undefined ? company.element(saga.orchestratorId) : undefined;
  const steps = saga.steps.map((step, index) => stepModel(design, saga, plan, step, index, company));
  const store = saga.stateStoreId !== undefined && design.elements[saga.stateStoreId] ? company.element(saga.stateStoreId) : undefined;
  const storeFlow = store && orchestrator?.accesses.find((flow) => flow.to === store.index);
  if (!store && orchestrator)
    company.assumptions.push({
      kind: 'note',
      message: say`“${saga.name}” keeps its state nowhere: a crash of ${orchestrator.name} forgets what was done.`,
      subjects: [entry.sagaId, orchestrator.id],
    });
  const model: SagaModel = {
    id: entry.sagaId,
    name: saga.name,
    plan: { ...plan, steps: plan.steps.map((step) => ({ ...step, inbox: step.idempotent || hasInbox(steps, step.index) })) },
    ...(orchestrator ? { orchestrator } : {}),
    ...(store ? { store: { element: store, ...(storeFlow ? { flow: storeFlow } : {}) } } : {}),
    trigger: saga.trigger === undefined ? '' : (design.messages[saga.trigger]?.name ?? ''),
    steps,
  };
  return { entry, title: saga.name, elements: company.elements, flows: company.flows, saga: model };
}

/** Every way on which events reach the step ends at a consumer that recognises what it has taken already. */
function hasInbox(steps: readonly SagaStepModel[], index: number): boolean {
  const ways = steps.flatMap(({ to }) => to.get(index) ?? []);
  return ways.every(({ kind, flows }) => kind === 'local' || flows.at(-1)?.recognises === true);
}

function stepModel(design: Design, saga: Saga, plan: Plan, step: SagaStep, index: number, company: Company): SagaStepModel {
  const participant = company.element(step.participantId);
  const retry = backoffOf(retryWithDefaults(step.retry ?? {}));
  const emitted = step.emits === undefined ? undefined : design.messages[step.emits]?.name;
  const planStep = plan.steps[index];
  if (step.timeout === undefined && saga.style === 'orchestration')
    company.assumptions.push({
      kind: 'timeout',
      message: say`“${step.name}” has no timeout: without an answer the saga waits for ever.`,
      subjects: [participant.id],
    });
  if (planStep && !planStep.idempotent && !planStep.readOnly)
    company.assumptions.push({
      kind: 'note',
      message: say`“${step.name}” is not said to be idempotent: a command that arrives twice is applied twice.`,
      subjects: [participant.id],
    });
  const there = saga.orchestratorId === undefined ? undefined : route(company, saga.orchestratorId, step.participantId, 'calls');
  const back = saga.orchestratorId === undefined ? undefined : route(company, step.participantId, saga.orchestratorId, 'messages');
  const to: ReadonlyMap<number, Route> = saga.style === 'choreography' ? neighbours(saga, plan, index, company) : new Map<number, Route>();
  const used = saga.style === 'choreography' ? [...to.values()] : there ? [there, ...(there.kind === 'messages' && back ? [back] : [])] : [];
  for (const way of used) if (way.kind === 'virtual') assumeHop(company, way);
  return {
    id: step.id,
    name: step.name,
    undoName: step.compensation === undefined ? say`Undo ${step.name}` : spoken(step.compensation),
    doLabel: step.action ?? step.name,
    undoLabel: step.compensation ?? '',
    eventLabel: emitted ?? say`${step.name} done`,
    participant,
    ...(saga.style === 'orchestration' && there && back ? { there, back } : {}),
    backoff: retry,
    undoBackoff: retry,
    to,
  };
}

/** Routes of a choreographed step to its siblings and to the blocks before and after it. */
function neighbours(saga: Saga, plan: Plan, index: number, company: Company): ReadonlyMap<number, Route> {
  const block = plan.steps[index]?.block ?? 0;
  const from = saga.steps[index] as SagaStep;
  const near = [block - 1, block, block + 1].flatMap((number) => plan.blocks[number] ?? []).filter((other) => other !== index);
  return new Map(near.map((other) => [other, route(company, from.participantId, saga.steps[other]?.participantId ?? '', 'messages', from.emits)]));
}

function route(company: Company, fromId: string, toId: string, prefer: 'calls' | 'messages', carries?: string): Route {
  const from = company.element(fromId);
  const to = company.element(toId);
  const ids = shortestRoute(company.graph, fromId, toId, prefer, carries);
  if (ids === undefined) return { kind: 'virtual', from, to, flows: [] };
  const flows = ids.map((id) => company.flow(id));
  if (flows.length === 0) return { kind: 'local', from, to, flows };
  return { kind: flows.every((flow) => flow.kind === 'call') ? 'calls' : 'messages', from, to, flows };
}

function assumeHop(company: Company, { from, to }: Route): void {
  const message = say`No flow leads from ${from.name} to ${to.name}: the message goes there directly.`;
  if (company.assumptions.every((assumption) => assumption.message !== message))
    company.assumptions.push({ kind: 'virtual-hop', message, subjects: [from.id, to.id] });
}

/** "RefundPayment" as people say it: "Refund payment". Text with spaces stays as it is. */
export function spoken(name: string): string {
  if (/[\s/_-]/.test(name) || !/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return name;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/ [A-Z](?=[a-z])/g, (pair) => pair.toLowerCase());
}
