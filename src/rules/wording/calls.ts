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
  const ends: number[] = [];
  for (const flow of flows) ends.push(facts.source(flow), facts.target(flow));
  const evidence = [facts.elementId(subject)];
  for (const end of facts.inOrder(ends)) if (end !== subject) evidence.push(facts.elementId(end));
  for (const id of facts.flowIds(flows)) evidence.push(id);
  return evidence;
}
