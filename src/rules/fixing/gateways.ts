import type { Facts } from '../facts/facts.ts';

/** The gateway that a client should come through: one that it calls already, else the one with the smallest id; -1 where there is none. */
export function gatewayFor(facts: Facts, client: number): number {
  const gateways: number[] = [];
  for (let slot = 0; slot < facts.elementSlots; slot++) if (facts.isEntryGateway(slot)) gateways.push(slot);
  const ordered = facts.inOrder(gateways);
  return ordered.find((gateway) => calls(facts, client, facts.elementId(gateway))) ?? ordered[0] ?? -1;
}

/** Whether one element calls another, at whatever price. */
export const calls = (facts: Facts, from: number, toId: string): boolean => Array.from(facts.outgoing(from)).some((flow) => facts.call(flow)?.to === toId);
