import { wordTable } from '../../language/index.ts';
import type { Design, Element, FlowKind } from '../../model/index.ts';
import type { FaultKind } from '../../workspace/index.ts';

/** What a fault is called as an act of its target: "Card provider refuses". */
export const FAULT_WORDS: Readonly<Record<FaultKind, string>> = wordTable({
  errors: 'Errors',
  refuse: 'Refuses',
  timeout: 'Does not answer',
  slow: 'Slow',
  down: 'Down',
  crash: 'Crashes',
  lose: 'Loses messages',
  duplicate: 'Delivers twice',
  partition: 'Cut off',
});

const WORKERS: readonly FaultKind[] = ['errors', 'refuse', 'timeout', 'slow', 'down', 'crash', 'partition', 'lose', 'duplicate'];
const OF_ELEMENT: Readonly<Partial<Record<Element['kind'], readonly FaultKind[]>>> = {
  client: ['partition'],
  service: WORKERS,
  monolith: WORKERS,
  gateway: WORKERS,
  external: WORKERS,
  scheduler: ['partition'],
  datastore: ['errors', 'timeout', 'slow', 'down', 'crash', 'partition'],
  channel: ['down', 'lose', 'duplicate', 'partition'],
  broker: ['down', 'lose', 'duplicate', 'partition'],
};
const OF_FLOW: Readonly<Record<FlowKind, readonly FaultKind[]>> = {
  call: ['errors', 'refuse', 'timeout', 'slow', 'down', 'lose', 'duplicate', 'partition'],
  send: ['lose', 'duplicate', 'slow', 'partition'],
  publish: ['lose', 'duplicate', 'slow', 'partition'],
  consume: ['lose', 'duplicate', 'slow', 'partition'],
  access: ['errors', 'slow', 'down', 'partition'],
  replicate: ['slow', 'partition'],
};

/** The ways in which this element or flow can break in a run, the usual ones first. None for what has no part in one. */
export function faultKindsOf(design: Design, id: string): readonly FaultKind[] {
  const element = design.elements[id];
  if (element) return OF_ELEMENT[element.kind] ?? [];
  const flow = design.flows[id];
  return flow ? OF_FLOW[flow.kind] : [];
}

/** How many instances of an element could be down without all of it; 1 where it is only one. */
export function instancesOf(design: Design, id: string): number {
  const element = design.elements[id];
  return element && 'instances' in element ? (element.instances ?? 1) : 1;
}
