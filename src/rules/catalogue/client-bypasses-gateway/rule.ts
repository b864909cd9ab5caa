import type { Element, ElementOf, Flow } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { callerTimeoutMs, defaultBreaker, fallbackFor, longestCalleeMs, suggestedTimeoutMs } from '../../fixing/callPolicies.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { encrypted } from '../../fixing/boundary.ts';
import { calls, gatewayFor } from '../../fixing/gateways.ts';
import { coined } from '../../fixing/names.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { callEvidence, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled, type TitlePart } from '../../wording/title.ts';

const parameters = {
  services: {
    label: 'Services reached',
    help: 'That many services reached directly are too many even where no gateway is drawn.',
    default: 2,
    min: 1,
    max: 100,
  },
} as const;
type Values = ValuesOf<typeof parameters>;

export const clientBypassesGateway = defineRule({
  id: 'client-bypasses-gateway',
  title: 'Client bypasses the gateway',
  summary: 'A client talks to services directly.',
  group: 'Edge and security',
  severity: 'warning',
  confidence: 'S',
  parameters,
  sources: ['MF', 'NET'],
  docs: {
    wrong:
      'A client calls a service or monolith, or publishes to a channel or broker, although the design has a gateway; or it calls two services directly where there is none. Devices may publish to a broker, and anybody to a channel that may lose messages, such as one of clicks. Infrastructure such as an identity provider, services with the role “edge” and load balancers do not count.',
    why: 'Every service has to authenticate, limit and version for the outside by itself, and clients break when services are split or moved.',
    fix: 'Send the calls through a gateway; without one, add it in front of everything that clients reach.',
    pictures: {
      bad: 'grid shop gate orders | . . stock; shop(client {name: Web shop}) -> gate(gateway {name: API gateway, authentication: true}): call {tls: true}; gate -> orders(service {name: Order service}): call {timeout: {ms: 900}, circuitBreaker: {}}; shop -> stock(service {name: Stock service, authentication: true}): call {label: straight, tls: true}',
      good: 'grid shop gate orders | . . stock; shop(client {name: Web shop}) -> gate(gateway {name: API gateway, authentication: true}): call {tls: true}; gate -> orders(service {name: Order service}): call {timeout: {ms: 900}, circuitBreaker: {}}; gate -> stock(service {name: Stock service}): call {timeout: {ms: 900}, circuitBreaker: {}}',
    },
  },
  judgement: { each: 'element', kinds: ['client'], judge, also: (facts) => facts.entryGateways > 0 },
  fixes,
});

function judge(facts: Facts, slot: number, { services }: Values): Verdict | undefined {
  const flows = directFlows(facts, slot);
  if (flows.length === 0) return undefined;
  const hasGateway = facts.entryGateways > 0;
  if (!hasGateway && reachedServices(facts, flows) < services) return undefined;
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title: titleOf(facts, name, flows, hasGateway),
    where: located(targets),
    why:
      targets.length === 1
        ? say`${name} knows the address and the interface of ${listed(targets)}. It has to authenticate, limit and version for the outside by itself, and ${name} breaks when it is split, renamed or moved.`
        : say`${name} knows the addresses and the interfaces of ${listed(targets)}. Each of them has to authenticate, limit and version for the outside by itself, and ${name} breaks when one is split, renamed or moved.`,
  };
}

function titleOf(facts: Facts, name: string, flows: readonly number[], hasGateway: boolean): readonly TitlePart[] {
  const targets = targetNames(facts, flows);
  const [only] = targets;
  if (targets.length === 1 && only !== undefined)
    return hasGateway ? titled`${strong(name)} reaches ${strong(only)} past the gateway` : titled`${strong(name)} reaches ${strong(only)} directly`;
  const reached = flows.every((flow) => facts.call(flow)) ? counted(targets.length, 'service') : counted(targets.length, 'part');
  return hasGateway ? titled`${strong(name)} reaches ${reached} past the gateway` : titled`${strong(name)} reaches ${reached} directly`;
}

const reachedServices = (facts: Facts, flows: readonly number[]): number =>
  new Set(flows.filter((flow) => facts.call(flow)).map((flow) => facts.root(facts.target(flow)))).size;

function directFlows(facts: Facts, slot: number): number[] {
  const client = facts.element(slot);
  const mayPublish = client?.kind === 'client' && client.variant === 'device';
  return facts.flowsInOrder(
    Array.from(facts.outgoing(slot)).filter((flow) =>
      facts.call(flow)
        ? facts.isCounted(facts.target(flow))
        : !mayPublish && facts.flow(flow)?.kind === 'publish' && !mayLose(facts.element(facts.target(flow))),
    ),
  );
}

const mayLose = (element: Element | undefined): boolean => element?.kind === 'channel' && element.lossy === true;

function fixes({ facts, slot, draft }: FixRequest<Values>): readonly Fix[] {
  const gateway = gatewayFor(facts, slot);
  const flows = directFlows(facts, slot);
  const rerouted = draft('reroute');
  if (gateway >= 0) {
    reroute(facts, rerouted, flows, facts.elementId(gateway), gateway);
    return [{ id: 'reroute', title: say`Through ${facts.name(gateway)}`, edits: rerouted.edits }];
  }
  // Once there is a gateway, every other client that goes past it would be a new finding.
  const all = allDirectFlows(facts);
  const name = coined`API gateway`;
  const added: ElementOf<'gateway'> = {
    kind: 'gateway',
    variant: 'api-gateway',
    name: name.said,
    // It passes on the calls that the clients made until now.
    router: true,
    authentication: true,
    rateLimit: { limit: 100, perMs: 1_000 },
  };
  reroute(facts, rerouted, all, rerouted.addElement(added, facts.elementId(slot), rerouted.newId(name)), -1);
  return [{ id: 'reroute', title: say`Add a gateway in front of ${listed(targetNames(facts, all))}`, edits: rerouted.edits }];
}

function allDirectFlows(facts: Facts): number[] {
  const flows: number[] = [];
  for (let slot = 0; slot < facts.elementSlots; slot++) if (facts.element(slot)?.kind === 'client') flows.push(...directFlows(facts, slot));
  return facts.flowsInOrder(flows);
}

/** Lets flows of clients start at the gateway; what it does already, or two clients do alike, is there once. @param gateway slot, or -1 for a new one */
function reroute(facts: Facts, draft: FixDraft, flows: readonly number[], gatewayId: string, gateway: number): void {
  const done = new Set(gateway < 0 ? [] : Array.from(facts.outgoing(gateway), (flow) => purposeOf(facts.flow(flow))));
  for (const flow of flows) {
    const record = facts.flow(flow);
    const purpose = purposeOf(record);
    if (done.has(purpose)) draft.remove('flows', facts.flowId(flow));
    else draft.update('flows', facts.flowId(flow), { from: gatewayId, ...policiesFor(facts, flow, gateway) });
    done.add(purpose);
  }
  for (const client of facts.inOrder(flows.map((flow) => facts.source(flow)))) {
    if (gateway < 0 || !calls(facts, client, gatewayId)) draft.addFlow({ kind: 'call', from: facts.elementId(client), to: gatewayId, ...encrypted(facts) });
  }
}

const purposeOf = (flow: Flow | undefined): string => `${flow?.kind} ${flow?.to} ${flow?.kind === 'call' ? (flow.operation ?? flow.label ?? '') : ''}`;

/** A client needs neither timeout nor breaker, a gateway both. */
function policiesFor(facts: Facts, flow: number, gateway: number) {
  const call = facts.call(flow);
  if (!call) return {};
  const element = gateway < 0 ? undefined : facts.element(gateway);
  const given = { ...facts.design.platform, ...(element?.kind === 'gateway' ? element.defaults : undefined) };
  const caller = gateway < 0 ? facts.source(flow) : gateway;
  const suggested = suggestedTimeoutMs(facts, caller, facts.target(flow));
  // What was short enough for a client may be too long for a gateway that somebody waits for.
  const isTooLong = (call.timeout?.ms ?? 0) >= callerTimeoutMs(facts, caller);
  // What holds for everybody else may be too short for one who waits for services that wait themselves.
  const standing = call.timeout?.ms ?? given.timeout?.ms;
  const isTooShort = standing !== undefined && standing <= longestCalleeMs(facts, facts.target(flow)) && suggested > standing;
  const needsTimeout = isTooLong || isTooShort || (call.timeout === undefined && given.timeout === undefined);
  const lacksBreaker = call.circuitBreaker === undefined && given.circuitBreaker === undefined;
  const lacksFallback = call.fallback === undefined && given.fallback === undefined;
  return {
    ...(needsTimeout && { timeout: { ms: suggested } }),
    ...(lacksBreaker && { circuitBreaker: defaultBreaker() }),
    ...(lacksBreaker && lacksFallback && { fallback: fallbackFor(call.intent) }),
  };
}
