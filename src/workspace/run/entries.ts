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

/** What can be played in this design, best first: sagas, calls with a circuit breaker, calls of clients, every other call. */
export function entryChoices(design: Design): readonly EntryChoice[] {
  const sagas = Object.entries(design.sagas).map(
    ([id, saga]): EntryChoice => ({
      id,
      entry: { kind: 'saga', sagaId: id },
      title: saga.name,
      hint: saga.style === 'orchestration' ? 'saga by orchestration' : 'saga by choreography',
    }),
  );
  const name = (id: string) => design.elements[id]?.name ?? id;
  const calls = Object.entries(design.flows).flatMap(([id, flow]) => {
    if (flow.kind !== 'call') return [];
    const fromClient = design.elements[flow.from]?.kind === 'client';
    const hint = flow.circuitBreaker ? 'call with a circuit breaker' : fromClient ? 'call of a client' : 'call';
    const title = `${name(flow.from)} → ${name(flow.to)}${flow.label ? `: ${flow.label}` : ''}`;
    return [{ rank: flow.circuitBreaker ? 0 : fromClient ? 1 : 2, choice: { id, entry: { kind: 'flow', flowId: id }, title, hint } satisfies EntryChoice }];
  });
  return [...sagas, ...calls.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice)];
}

export const entryId = (entry: RunEntry): string => (entry.kind === 'saga' ? entry.sagaId : entry.flowId);
