import { DEFAULTS, policyState, type Element, type RateLimitPolicy } from '../../../model/index.ts';
import { arrivals, balancerCalls } from '../../facts/arrivals.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBalancer, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const missingRateLimiter = defineRule({
  id: 'missing-rate-limiter',
  title: 'Missing rate limiter',
  summary: 'Clients may ask for as much as they like.',
  group: 'Edge and security',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC', 'SRE'],
  docs: {
    wrong:
      'A gateway or service is called by a client or by an external system that anybody may use, straight or through a load balancer, and nothing limits how often: not the gateway, not the call, not the platform, and not a load balancer in between. A limit on everything that the gateway calls is as good, and a service that clients also reach through a gateway with a limit is not judged. Infrastructure does not count. Where an import could not know, the rule asks.',
    why: 'One client with a bug, or one that means harm, takes the capacity of all others; there is nothing in front that could say “not now”.',
    fix: 'Limit the rate at the way in, and answer what is too much with 429 at once.',
    pictures: {
      bad: 'grid shop gate orders; shop(client {name: Web shop}) -> gate(gateway {name: API gateway, technology: no limit, authentication: true}): call {tls: true}; gate -> orders(service {name: Order service}): call {timeout: {ms: 800}, circuitBreaker: {}}',
      good: 'grid shop gate orders; shop(client {name: Web shop}) -> gate(gateway {name: API gateway, technology: 100 requests/s, authentication: true, rateLimit: {limit: 100, perMs: 1000}}): call {tls: true}; gate -> orders(service {name: Order service}): call {timeout: {ms: 800}, circuitBreaker: {}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['gateway', 'service', 'monolith'], judge, also: limitsAtBalancers },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const element = facts.element(slot);
  if (element === undefined || isBalancer(element) || isLimited(element) || facts.isInfrastructure(slot)) return undefined;
  const flows = unlimitedCalls(facts, slot);
  if (flows.length === 0 || hasLimitedGateway(facts, slot) || limitsAllItCalls(facts, slot)) return undefined;
  const isUnknown = policyState(element, 'rateLimit') === 'unknown' || flows.every((flow) => facts.policyState(flow, 'rateLimit') === 'unknown');
  return isUnknown ? question(facts, slot, flows) : verdict(facts, slot, flows);
}

const isLimited = (element: Element | undefined): boolean => element?.kind === 'gateway' && element.rateLimit !== undefined;

const isPublic = (element: Element): boolean => element.kind === 'client' || (element.kind === 'external' && element.public === true);

/** Calls from outside that come in here, and that nothing on their way limits. */
function unlimitedCalls(facts: Facts, slot: number): readonly number[] {
  const all = arrivals(facts, slot, isPublic, (balancer) => !isLimited(facts.element(balancer)));
  return all.length === 0 ? all : all.filter((flow) => facts.policyState(flow, 'rateLimit') !== 'set');
}

/** Whether there is a gateway with a limit in front, past which these clients go: that they do is another rule. */
function hasLimitedGateway(facts: Facts, slot: number): boolean {
  for (const flow of facts.incoming(slot)) if (facts.call(flow) && facts.source(flow) !== slot && isLimited(facts.element(facts.source(flow)))) return true;
  return false;
}

/** Whether a gateway passes nothing on that is not limited one step further. */
function limitsAllItCalls(facts: Facts, slot: number): boolean {
  if (facts.element(slot)?.kind !== 'gateway') return false;
  const onward = Array.from(facts.outgoing(slot)).filter((flow) => facts.call(flow) && !facts.isInfrastructure(facts.target(flow)));
  return onward.length > 0 && onward.every((flow) => facts.policyState(flow, 'rateLimit') === 'set' || isLimited(facts.element(facts.target(flow))));
}

/** What of load balancers this rule reads beyond the neighbours of an element. */
function limitsAtBalancers(facts: Facts): string {
  if (facts.balancers.size === 0) return '';
  const limits = Array.from(facts.balancers, (balancer) => {
    const flows = facts.flowsInOrder(facts.incoming(balancer)).map((flow) => `${facts.flowId(flow)}:${facts.policyState(flow, 'rateLimit')}`);
    return `${facts.elementId(balancer)}=${isLimited(facts.element(balancer))} ${flows.join(' ')}`;
  });
  return `${balancerCalls(facts)}\n${limits.sort().join('\n')}`;
}

const callersOf = (facts: Facts, flows: readonly number[]): string[] => facts.inOrder(flows.map((flow) => facts.source(flow))).map((slot) => facts.name(slot));

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const callers = callersOf(facts, flows);
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, facts.flowsInOrder(flows)),
    title:
      callers.length === 1
        ? titled`${strong(name)} limits nothing that ${listed(callers, 2)} asks for`
        : titled`${strong(name)} limits nothing that ${listed(callers, 2)} ask for`,
    where: located(callers),
    why:
      callers.length === 1
        ? say`${listed(callers)} may call ${name} as often as it likes. One client with a bug in a loop, or one that means harm, takes the capacity of all others, and nothing in front of ${name} can say “not now”.${capacityText(facts, slot)}`
        : say`${listed(callers)} may call ${name} as often as they like. One client with a bug in a loop, or one that means harm, takes the capacity of all others, and nothing in front of ${name} can say “not now”.${capacityText(facts, slot)}`,
  };
}

function capacityText(facts: Facts, slot: number): string {
  const capacity = capacityOf(facts, slot);
  return capacity === undefined ? '' : say` It can take ${capacity} requests a second.`;
}

/** Requests a second that all instances of a service take together, where that is known. */
function capacityOf(facts: Facts, slot: number): number | undefined {
  const element = facts.element(slot);
  return isService(element) && element.capacity !== undefined ? Math.max(1, Math.floor(element.capacity * (element.instances ?? 1))) : undefined;
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const callers = callersOf(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, facts.flowsInOrder(flows)),
    title: titled`Does ${strong(name)} limit how often ${listed(callers, 2)} may call?`,
    where: located(callers),
    why: say`The source that this was imported from does not say whether there is a rate limit in front of ${name}. Without one a single client can take the capacity of all others.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const { algorithm, limit, perMs } = DEFAULTS.rateLimit;
  const rateLimit: RateLimitPolicy = { algorithm, limit: capacityOf(facts, slot) ?? limit, perMs };
  const limited = draft('limit');
  if (facts.element(slot)?.kind === 'gateway') limited.update('elements', facts.elementId(slot), { rateLimit });
  else for (const flow of facts.flowsInOrder(unlimitedCalls(facts, slot))) limited.update('flows', facts.flowId(flow), { rateLimit });
  return [{ id: 'limit', title: fixTitle(facts, slot, rateLimit.limit), edits: limited.edits, safe: true }];
}

function fixTitle(facts: Facts, slot: number, limit: number | undefined): string {
  const name = facts.name(slot);
  if (facts.element(slot)?.kind === 'gateway') return say`${limit ?? 0} requests a second at ${name}`;
  const callers = callersOf(facts, unlimitedCalls(facts, slot)).length;
  return callers === 1
    ? say`${limit ?? 0} requests a second for one caller of ${name}`
    : say`${limit ?? 0} requests a second for ${counted(callers, 'caller')} of ${name}`;
}
