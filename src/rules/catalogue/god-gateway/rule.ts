import { policyState } from '../../../model/index.ts';
import { balancerCalls } from '../../facts/arrivals.ts';
import type { Facts } from '../../facts/facts.ts';
import { defineRule, type ValuesOf, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { fixes } from './fixes.ts';
import { kindWord, reachOf, type Reach } from './reach.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  kinds: { label: 'Kinds of client', help: 'A gateway for fewer kinds of client than that may be as large as it likes.', default: 2, min: 2, max: 4 },
  services: { label: 'Services', help: 'That many services behind one gateway are too many.', default: 5, min: 2, max: 1_000 },
  contexts: { label: 'Bounded contexts', help: 'That many contexts behind one gateway are too many.', default: 3, min: 2, max: 1_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const godGateway = defineRule({
  id: 'god-gateway',
  title: 'God gateway',
  summary: 'One generic gateway serves every kind of client and knows every service.',
  group: 'Edge and security',
  severity: 'warning',
  confidence: 'S',
  parameters,
  sources: ['NET', 'DOC'],
  docs: {
    wrong:
      'A generic gateway (an API gateway, or a gateway of no stated type) is called by two kinds of client or more (web, mobile, partner, device; clients of no stated kind do not count), straight or through load balancers, and calls five services or more, or services of three bounded contexts. Backends for frontends, facades, load balancers and gateways that only route are not judged.',
    why: 'A phone on a slow line, a browser and a partner need different answers. One interface for all is a compromise for each, every team has to change it, and when it is down everything is.',
    fix: 'Put a backend for frontend in front of the services for each kind of client, owned by those who build that client; or let the gateway only route.',
    pictures: {
      bad: `grid web gate orders | phone . billing | . . search; context sales(orders) {name: Sales}; context money(billing) {name: Money}; context finding(search) {name: Finding}
        web(client {name: Web shop, variant: web}) -> gate(gateway {name: API gateway, variant: api-gateway, authentication: true}): call {tls: true}; phone(client {name: Phone app, variant: mobile}) -> gate: call {tls: true}
        gate -> orders(service {name: Order service}): call; gate -> billing(service {name: Billing service}): call; gate -> search(service {name: Search service}): call`,
      good: `grid web web-bff orders | . . billing | phone phone-bff search; context sales(orders) {name: Sales}; context money(billing) {name: Money}; context finding(search) {name: Finding}
        web(client {name: Web shop, variant: web}) -> web-bff(gateway {name: Web BFF, variant: bff, authentication: true}): call {tls: true}; phone(client {name: Phone app, variant: mobile}) -> phone-bff(gateway {name: Phone BFF, variant: bff, authentication: true}): call {tls: true}
        web-bff -> orders(service {name: Order service}): call; web-bff -> billing(service {name: Billing service}): call; phone-bff -> billing: call; phone-bff -> search(service {name: Search service}): call`,
    },
  },
  judgement: { each: 'element', kinds: ['gateway'], judge, also: balancerCalls },
  fixes,
});

function judge(facts: Facts, slot: number, values: Values): Verdict | undefined {
  const gateway = facts.element(slot);
  if (gateway?.kind !== 'gateway' || gateway.router === true) return undefined;
  if (gateway.variant !== undefined && gateway.variant !== 'api-gateway') return undefined;
  const reach = reachOf(facts, slot);
  const { clients, services, contexts } = reach;
  if (clients.size < values.kinds || (services.length < values.services && contexts.length < values.contexts)) return undefined;
  const name = facts.name(slot);
  const kinds = [...clients.keys()].map(kindWord);
  const place = { evidence: evidenceOf(facts, slot, reach), where: located([name, ...services.map((service) => facts.name(service))]) };
  if (policyState(gateway, 'variant') === 'unknown') {
    return {
      severity: 'info',
      question: true,
      ...place,
      title: titled`Is ${strong(name)} one gateway for ${listed(kinds)} clients?`,
      why: say`The source that this was imported from does not say what kind of gateway ${name} is. It reaches ${counted(services.length, 'service')} for ${counted(kinds.length, 'kind')} of client; if it does more than route, its interface is a compromise for each.`,
    };
  }
  return {
    severity: 'warning',
    ...place,
    title: titled`${strong(name)} serves ${listed(kinds)} clients with ${counted(services.length, 'service')}`,
    why:
      contexts.length > 1
        ? say`${name} is the one interface of ${counted(services.length, 'service')} in ${counted(contexts.length, 'context')} for ${listed(kinds)} clients, which need different answers: it is a compromise for each of them, every team has to change it, and when it is down nobody gets in.`
        : say`${name} is the one interface of ${counted(services.length, 'service')} for ${listed(kinds)} clients, which need different answers: it is a compromise for each of them, every team has to change it, and when it is down nobody gets in.`,
  };
}

/** The gateway, then clients and services, then the calls of both. */
function evidenceOf(facts: Facts, slot: number, { clients, calls, services }: Reach): string[] {
  const flows = [...clients.values()].flat();
  const others = facts.inOrder([...flows.map((flow) => facts.source(flow)), ...services]);
  return [facts.elementId(slot), ...others.map((other) => facts.elementId(other)), ...facts.flowIds([...flows, ...calls])];
}
