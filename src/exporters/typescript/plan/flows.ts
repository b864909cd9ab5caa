import type { Design, Flow } from '../../../model/index.ts';
import { byId } from './records.ts';

export interface FlowRecord {
  readonly id: string;
  readonly flow: Flow;
}

/** Flows of a design by their ends, each list in the order of ids. */
export interface FlowsByEnd {
  leaving(elementId: string): readonly FlowRecord[];
  reaching(elementId: string): readonly FlowRecord[];
  /** Both; a flow that comes back to its own element counts once. */
  touching(elementId: string): readonly FlowRecord[];
}

export function flowsByEnd(design: Design): FlowsByEnd {
  const leaving = new Map<string, FlowRecord[]>();
  const reaching = new Map<string, FlowRecord[]>();
  const touching = new Map<string, FlowRecord[]>();
  for (const [id, flow] of byId(design.flows)) {
    const record = { id, flow };
    add(leaving, flow.from, record);
    add(reaching, flow.to, record);
    for (const end of new Set([flow.from, flow.to])) add(touching, end, record);
  }
  return {
    leaving: (elementId) => leaving.get(elementId) ?? [],
    reaching: (elementId) => reaching.get(elementId) ?? [],
    touching: (elementId) => touching.get(elementId) ?? [],
  };
}

function add(groups: Map<string, FlowRecord[]>, end: string, record: FlowRecord): void {
  const group = groups.get(end);
  if (group) group.push(record);
  else groups.set(end, [record]);
}
