import { KIND_WORDS } from '../../../drawing/index.ts';
import type { Design, Element } from '../../../model/index.ts';
import type { FindingMark } from '../stage/marks.ts';

const SEVERITIES = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What a screen reader says of an element: "Order service, service, 2 findings, the worst an error, selected". */
export function describeElement(element: Element, finding: FindingMark | undefined, selected: boolean): string {
  return [element.name, KIND_WORDS[element.kind], finding && findingWords(finding), selected && 'selected'].filter(Boolean).join(', ');
}

function findingWords({ count, severity }: FindingMark): string {
  if (count === 1) return severity === 'error' ? 'an error' : `a ${SEVERITIES[severity]}`;
  const worst = severity === 'error' ? 'an error' : `a ${SEVERITIES[severity]}`;
  return `${count} findings, the worst ${worst}`;
}

/** What a screen reader says of a flow: "Call from Order service to Payment service, charge". */
export function describeFlow(design: Design, flowId: string): string {
  const flow = design.flows[flowId];
  if (!flow) return '';
  const name = (id: string): string => design.elements[id]?.name ?? 'something that is gone';
  const words = `${FLOW_WORDS[flow.kind]} from ${name(flow.from)} to ${name(flow.to)}`;
  return flow.label ? `${words}, ${flow.label}` : words;
}

const FLOW_WORDS = {
  call: 'Call',
  publish: 'Publication',
  consume: 'Subscription',
  send: 'Message',
  access: 'Access',
  replicate: 'Replication',
} as const;

/** What is selected, in one sentence; empty for nothing. */
export function describeSelection(design: Design, selection: readonly string[]): string {
  if (selection.length === 0) return '';
  if (selection.length > 1) return `${selection.length} selected`;
  const id = selection[0] ?? '';
  const element = design.elements[id];
  if (element) return `${element.name}, ${KIND_WORDS[element.kind]}, selected`;
  const context = design.contexts[id];
  if (context) return `${context.name}, bounded context, selected`;
  const flow = describeFlow(design, id);
  return flow === '' ? '' : `${flow}, selected`;
}
