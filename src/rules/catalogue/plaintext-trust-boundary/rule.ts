import { update } from '../../../model/index.ts';
import { encryption } from '../../facts/boundary.ts';
import { isOutside } from '../../facts/kinds.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const plaintextTrustBoundary = defineRule({
  id: 'plaintext-trust-boundary',
  title: 'Plain text across the trust boundary',
  summary: 'What clients or external systems exchange with us can be read and changed on the way.',
  group: 'Edge and security',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['MSE'],
  docs: {
    wrong:
      'A call between a client or external system and a gateway, service or monolith, or a message that is sent straight to an external system, has TLS off: it says so, or nobody said anything, neither there nor for the platform. An explicit “off” outweighs the platform. Rolled up for the element on our side, so one finding names one piece of the boundary. Calls among clients and external systems, and among our own services, are not judged. Where an import could not know, the rule asks.',
    why: 'Between us and them are networks that belong to neither. Whoever sits there reads passwords, tokens and orders, and changes them unseen.',
    fix: 'Use TLS on every way in and out, or let the platform see to it that nothing else is possible.',
    pictures: {
      bad: 'grid shop gate; shop(client {name: Web shop, variant: web}) -> gate(gateway {name: API gateway, authentication: true}): call {label: "order, in plain text", tls: false}',
      good: 'grid shop gate; shop(client {name: Web shop, variant: web}) -> gate(gateway {name: API gateway, authentication: true}): call {label: "order, encrypted", tls: true}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['gateway', 'service', 'monolith'], judge },
  fixes,
});

interface Crossings {
  readonly absent: number[];
  readonly unknown: number[];
}

function judge(facts: Facts, slot: number): Verdict | undefined {
  const crossings = plainCrossings(facts, slot);
  if (!crossings) return undefined;
  return crossings.absent.length > 0 ? verdict(facts, slot, crossings.absent) : question(facts, slot, crossings.unknown);
}

/** Flows between an element and the outside that are not known to be encrypted. */
function plainCrossings(facts: Facts, slot: number): Crossings | undefined {
  let found: Crossings | undefined;
  for (const flow of facts.incoming(slot)) found = withCrossing(facts, flow, facts.source(flow), found);
  for (const flow of facts.outgoing(slot)) found = withCrossing(facts, flow, facts.target(flow), found);
  return found && { absent: facts.flowsInOrder(found.absent), unknown: facts.flowsInOrder(found.unknown) };
}

function withCrossing(facts: Facts, flow: number, other: number, found: Crossings | undefined): Crossings | undefined {
  if (!isOutside(facts.element(other))) return found;
  const state = encryption(facts, flow);
  if (state === 'set') return found;
  const crossings = found ?? { absent: [], unknown: [] };
  crossings[state].push(flow);
  return crossings;
}

/** Names of those at the other ends, each once. */
function othersOf(facts: Facts, slot: number, flows: readonly number[]): string[] {
  return [...new Set(flows.map((flow) => facts.name(facts.source(flow) === slot ? facts.target(flow) : facts.source(flow))))];
}

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const others = othersOf(facts, slot, flows);
  const [only] = flows;
  const isDenied = flows.some((flow) => isOff(facts, flow));
  return {
    severity: 'error',
    evidence: callEvidence(facts, slot, flows),
    title:
      flows.length === 1 && only !== undefined
        ? titled`${flowTitle(facts, only)} is not encrypted`
        : titled`${strong(name)} exchanges plain text with ${others.length === 1 ? (others[0] ?? '') : counted(others.length, 'outsider')}`,
    where: located([name, ...others]),
    why: reasonOf(name, others, flows.length, isDenied),
  };
}

function reasonOf(name: string, others: readonly string[], ways: number, isDenied: boolean): string {
  if (ways === 1)
    return isDenied
      ? say`What goes between ${name} and ${listed(others)} leaves our network with TLS off: whoever sits in between reads passwords, tokens and data, and changes them unseen.`
      : say`What goes between ${name} and ${listed(others)} leaves our network and nobody designed TLS for it: whoever sits in between reads passwords, tokens and data, and changes them unseen.`;
  return isDenied
    ? say`What goes on ${counted(ways, 'way')} between ${name} and ${listed(others)} leaves our network with TLS off: whoever sits in between reads passwords, tokens and data, and changes them unseen.`
    : say`What goes on ${counted(ways, 'way')} between ${name} and ${listed(others)} leaves our network and nobody designed TLS for it: whoever sits in between reads passwords, tokens and data, and changes them unseen.`;
}

function isOff(facts: Facts, flow: number): boolean {
  const record = facts.flow(flow);
  return (record?.kind === 'call' || record?.kind === 'send') && record.tls === false;
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const others = othersOf(facts, slot, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`Is what ${strong(name)} exchanges with ${listed(others, 3)} encrypted?`,
    where: located([name, ...others]),
    why:
      flows.length === 1
        ? say`The source that this was imported from does not say whether one way between ${name} and the outside uses TLS.`
        : say`The source that this was imported from does not say whether ${counted(flows.length, 'way')} between ${name} and the outside use TLS.`,
  };
}

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const crossings = plainCrossings(facts, slot);
  const flows = (finding.question ? crossings?.unknown : crossings?.absent) ?? [];
  const onFlows = draft('on-flows');
  for (const flow of flows) onFlows.update('flows', facts.flowId(flow), { tls: true });
  const everywhere = draft('on-platform');
  everywhere.edits.push(update('platform', 'platform', { tls: true }));
  // What a flow says of itself outweighs the platform.
  for (const flow of flows) if (isOff(facts, flow)) everywhere.update('flows', facts.flowId(flow), { tls: null });
  const { name: platform = say`the platform` } = facts.design.platform;
  return [
    {
      id: 'on-flows',
      title: say`Use TLS between ${facts.name(slot)} and ${listed(othersOf(facts, slot, flows))}`,
      edits: onFlows.edits,
      safe: true,
    },
    { id: 'on-platform', title: say`Let ${platform} encrypt everything`, edits: everywhere.edits, safe: true },
  ];
}
