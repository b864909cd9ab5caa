import { t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import type { RunEntry } from '../../simulation/index.ts';

/** Something that can be played. */
export interface EntryChoice {
  /** Unique: the id of the saga or of the flow. */
  readonly id: string;
  readonly entry: RunEntry;
  readonly title: string;
  /** "saga by orchestration", "call with a circuit breaker". */
  readonly hint: string;
}

/**
 * What can be played in this design, best first: sagas, calls of clients (those that lead to most of the design before others), calls with a circuit
 * breaker, every other call.
 */
export function entryChoices(design: Design): readonly EntryChoice[] {
  const sagas = Object.entries(design.sagas).map(
    ([id, saga]): EntryChoice => ({
      id,
      entry: { kind: 'saga', sagaId: id },
      title: saga.name,
      hint: saga.style === 'orchestration' ? t('saga by orchestration') : t('saga by choreography'),
    }),
  );
  const name = (id: string) => design.elements[id]?.name ?? id;
  const reach = reachIn(design);
  const calls = Object.entries(design.flows).flatMap(([id, flow]) => {
    if (flow.kind !== 'call') return [];
    const fromClient = design.elements[flow.from]?.kind === 'client';
    const hint = flow.circuitBreaker ? t('call with a circuit breaker') : fromClient ? t('call of a client') : t('call');
    const title = `${name(flow.from)} → ${name(flow.to)}${flow.label ? `: ${flow.label}` : ''}`;
    const rank = fromClient ? -reach(flow.to) : flow.circuitBreaker ? 1 : 2;
    return [{ rank, choice: { id, entry: { kind: 'flow', flowId: id }, title, hint } satisfies EntryChoice }];
  });
  return [...sagas, ...calls.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice)];
}

/** Farther is far enough to begin with. */
const FAR = 100;

/** How many elements a request to one can lead to, itself included; not more than {@link FAR} are counted. */
function reachIn({ flows }: Design): (id: string) => number {
  const next = new Map<string, string[]>();
  for (const { from, to } of Object.values(flows)) {
    const targets = next.get(from);
    if (targets) targets.push(to);
    else next.set(from, [to]);
  }
  return (id) => {
    const reached = new Set([id]);
    for (const from of reached) {
      for (const to of next.get(from) ?? []) reached.add(to);
      if (reached.size >= FAR) return FAR;
    }
    return reached.size;
  };
}

/** What a saga or a call is called where it stands for itself: "Place order", "Web → Orders: checkout". */
export function entryName(design: Design, entry: RunEntry): string {
  if (entry.kind === 'saga') return design.sagas[entry.sagaId]?.name ?? entry.sagaId;
  const flow = design.flows[entry.flowId];
  if (!flow) return entry.flowId;
  const name = (id: string) => design.elements[id]?.name ?? id;
  return `${name(flow.from)} → ${name(flow.to)}${flow.label ? `: ${flow.label}` : ''}`;
}

/**
 * What to play to see this record at work: a saga itself, a call itself, the first call of a client, the saga that an element takes part in, or the call
 * through which it is reached. Nothing where nothing reaches it.
 */
export function entryOf(design: Design, id: string): RunEntry | undefined {
  if (design.sagas[id]) return { kind: 'saga', sagaId: id };
  const flow = design.flows[id];
  if (flow?.kind === 'call') return { kind: 'flow', flowId: id };
  if (flow) return entryOf(design, flow.from);
  const element = design.elements[id];
  if (!element) return undefined;
  const flows = Object.entries(design.flows);
  const calls = flows.filter(([, { kind }]) => kind === 'call');
  const own = calls.find(([, { from }]) => from === id);
  if (element.kind === 'client' || element.kind === 'scheduler') return own && { kind: 'flow', flowId: own[0] };
  const saga = Object.entries(design.sagas).find(([, { orchestratorId, steps }]) => orchestratorId === id || steps.some((step) => step.participantId === id));
  if (saga) return { kind: 'saga', sagaId: saga[0] };
  return way(design, id, new Set());
}

/** The call at the outer end of a way that leads to an element: what a request would come in through. */
function way(design: Design, id: string, seen: Set<string>): RunEntry | undefined {
  if (seen.has(id)) return undefined;
  seen.add(id);
  const into = Object.entries(design.flows).filter(([, { to }]) => to === id);
  for (const [, { from }] of into) {
    const further = way(design, from, seen);
    if (further) return further;
  }
  const call = into.find(([, { kind }]) => kind === 'call') ?? Object.entries(design.flows).find(([, { kind, from }]) => kind === 'call' && from === id);
  return call && { kind: 'flow', flowId: call[0] };
}

export const entryId = (entry: RunEntry): string => (entry.kind === 'saga' ? entry.sagaId : entry.flowId);
