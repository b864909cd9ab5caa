import {
  add,
  allIds,
  newId,
  remove,
  seededRandom,
  update,
  type Design,
  type Edit,
  type Element,
  type Problem,
  type Saga,
  type SagaStep,
} from '../../model/index.ts';
import { say } from '../../speech/index.ts';

/** Why a design cannot run from an entry, and, where that is possible, edits that add what is missing. */
export interface CompileProblem extends Problem {
  /** What is missing, as a button would say it: "Make Order service the orchestrator". */
  readonly remedy?: { readonly title: string; readonly edits: readonly Edit[] };
}

export function sagaProblems(design: Design, sagaId: string): CompileProblem[] {
  const saga = design.sagas[sagaId];
  const path = `sagas.${sagaId}`;
  if (!saga) return [{ path, message: say`There is no saga “${sagaId}” in this design.` }];
  const problems: CompileProblem[] = [];
  if (saga.steps.length === 0)
    problems.push({
      path: `${path}.steps`,
      message: say`The saga “${saga.name}” has no steps. It needs at least one step with a participant.`,
      ...remedyOf(firstStep(design, sagaId, saga)),
    });
  if (saga.style === 'orchestration' && (saga.orchestratorId === undefined || !design.elements[saga.orchestratorId])) {
    const [candidateId, candidate] =
      Object.entries(design.elements).find(([, element]) => element.kind === 'service' && element.role === 'orchestrator') ??
      Object.entries(design.elements).find(([id]) => id === saga.steps[0]?.participantId) ??
      [];
    problems.push({
      path: `${path}.orchestratorId`,
      message: say`The saga “${saga.name}” is orchestrated, but has no orchestrator. Choose the service that coordinates it.`,
      ...(candidateId && candidate
        ? {
            remedy: {
              title: say`Make ${candidate.name} the orchestrator`,
              edits: [{ op: 'update', collection: 'sagas', id: sagaId, fields: { orchestratorId: candidateId } }],
            },
          }
        : {}),
    });
  }
  saga.steps.forEach((step, index) => {
    const participant = design.elements[step.participantId];
    const place = `${path}.steps.${index}.participantId`;
    if (!participant)
      problems.push({
        path: place,
        message: say`The step “${step.name}” has no participant: there is no element “${step.participantId}”.`,
        ...remedyOf(otherParticipant(design, sagaId, saga, index)),
      });
    else if (!['service', 'monolith', 'external', 'gateway', 'client', 'scheduler'].includes(participant.kind))
      problems.push({
        path: place,
        message: say`The step “${step.name}” is done by ${participant.name}, which is a ${participant.kind} and does no work of its own. Choose a service.`,
        ...remedyOf(otherParticipant(design, sagaId, saga, index)),
      });
  });
  return problems;
}

export function flowProblems(design: Design, flowId: string): CompileProblem[] {
  const flow = design.flows[flowId];
  const path = `flows.${flowId}`;
  if (!flow) return [{ path, message: say`There is no flow “${flowId}” in this design.` }, ...entryProblems(design)];
  if (flow.kind !== 'call')
    return [
      {
        path: `${path}.kind`,
        message: say`Only calls can be played by themselves; this flow is of the kind “${flow.kind}”.`,
        ...remedyOf(callInto(design, flow.from)),
      },
    ];
  const missing = [flow.from, flow.to].filter((id) => !design.elements[id]);
  return missing.map((id) => ({
    path,
    message: say`This flow ends at “${id}”, which is not in the design.`,
    remedy: { title: say`Remove the flow`, edits: [remove('flows', flowId)] },
  }));
}

/** Why nothing in a design can be played: there is no saga, and no call through which a request could come in. Empty where something can be. */
export function entryProblems(design: Design): CompileProblem[] {
  if (Object.keys(design.sagas).length > 0 || Object.values(design.flows).some(({ kind }) => kind === 'call')) return [];
  const target = Object.entries(design.elements).find(([, { kind }]) => kind === 'gateway') ?? workers(design)[0];
  if (!target)
    return [
      { path: 'elements', message: say`There is nothing to play yet. It needs a service, and a client that calls it.`, ...remedyOf(serviceWithClient(design)) },
    ];
  return [
    {
      path: 'flows',
      message: say`Nothing calls anything in this design, so no request can come in. It needs a client with a call, or a saga.`,
      ...remedyOf(callInto(design, target[0])),
    },
  ];
}

type Remedy = NonNullable<CompileProblem['remedy']>;

const remedyOf = (remedy: Remedy | undefined): { readonly remedy?: Remedy } => (remedy ? { remedy } : {});

/** Elements that can do a step: services first. */
function workers(design: Design): readonly (readonly [string, Element])[] {
  const elements = Object.entries(design.elements);
  return [...elements.filter(([, { kind }]) => kind === 'service'), ...elements.filter(([, { kind }]) => kind === 'monolith')];
}

function firstStep(design: Design, sagaId: string, saga: Saga): Remedy | undefined {
  const [id, element] = workers(design).find(([candidate]) => candidate !== saga.orchestratorId) ?? workers(design)[0] ?? [];
  const step = (participantId: string, name: string): SagaStep => ({
    id: 's1',
    name: `Ask ${name}`,
    participantId,
    idempotent: true,
    timeout: { ms: 1_000 },
  });
  if (id !== undefined && element)
    return { title: say`Add a step that ${element.name} does`, edits: [update('sagas', sagaId, { steps: [step(id, element.name)] })] };
  const service = newService(design);
  return { title: say`Add a service that does a step`, edits: [service.edit, update('sagas', sagaId, { steps: [step(service.id, service.name)] })] };
}

interface NewService {
  readonly id: string;
  readonly name: string;
  readonly edit: Edit;
  /** The design with it. */
  readonly design: Design;
}

function newService(design: Design): NewService {
  const service: Element = { kind: 'service', name: 'Service' };
  const id = newId(service.name, allIds(design), seededRandom('service'));
  return { id, name: service.name, edit: add('elements', id, service), design: { ...design, elements: { ...design.elements, [id]: service } } };
}

/** A service, and a client that calls it: the one there is, or a new one. */
function serviceWithClient(design: Design): Remedy | undefined {
  const { id, edit, design: larger } = newService(design);
  const call = callInto(larger, id);
  return call && { title: say`Add a service and a client that calls it`, edits: [edit, ...call.edits] };
}

function otherParticipant(design: Design, sagaId: string, saga: Saga, index: number): Remedy | undefined {
  const taken = new Set(saga.steps.map(({ participantId }) => participantId));
  const [id, element] = workers(design).find(([candidate]) => !taken.has(candidate)) ?? workers(design)[0] ?? [];
  if (id === undefined || !element) return undefined;
  const steps = saga.steps.map((step, at) => (at === index ? { ...step, participantId: id } : step));
  return { title: say`Let ${element.name} do it`, edits: [update('sagas', sagaId, { steps })] };
}

/** A client, new if there is none, that calls an element. */
function callInto(design: Design, targetId: string): Remedy | undefined {
  const target = design.elements[targetId];
  if (!target || !['service', 'monolith', 'gateway', 'external'].includes(target.kind)) return undefined;
  const taken = allIds(design);
  const random = seededRandom(`${targetId} client`);
  const known = Object.entries(design.elements).find(([, { kind }]) => kind === 'client');
  const clientId = known?.[0] ?? newId('Client', taken, random);
  const flowId = newId('call', (id) => id === clientId || taken(id), random);
  return {
    title: known ? say`Let ${known[1].name} call ${target.name}` : say`Add a client that calls ${target.name}`,
    edits: [
      ...(known ? [] : [add('elements', clientId, { kind: 'client', name: 'Client' })]),
      add('flows', flowId, { kind: 'call', from: clientId, to: targetId }),
    ],
  };
}
