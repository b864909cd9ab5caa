import type { Facts } from '../facts/facts.ts';
import type { TitlePart } from '../finding.ts';
import { strong } from './text.ts';

/** `Order service → Payment service`. */
export const flowName = (facts: Facts, flow: number): string => `${facts.name(facts.source(flow))} → ${facts.name(facts.target(flow))}`;

export const flowTitle = (facts: Facts, flow: number): TitlePart => strong(flowName(facts, flow));

/** Names of the targets of flows, each once, in the order given. */
export const targetNames = (facts: Facts, flows: readonly number[]): string[] => [...new Set(flows.map((flow) => facts.name(facts.target(flow))))];

/** Elements at the ends of flows, then the flows: `subject` first, the others in the order of ids. */
export function callEvidence(facts: Facts, subject: number, flows: readonly number[]): string[] {
  const ends = facts.inOrder(flows.flatMap((flow) => [facts.source(flow), facts.target(flow)])).filter((slot) => slot !== subject);
  return [facts.elementId(subject), ...ends.map((slot) => facts.elementId(slot)), ...facts.flowIds(flows)];
}
