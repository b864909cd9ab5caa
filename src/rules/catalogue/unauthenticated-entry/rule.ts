import { policyState, type Element, type ElementOf } from '../../../model/index.ts';
import { arrivals, balancerCalls } from '../../facts/arrivals.ts';
import type { Facts } from '../../facts/facts.ts';
import { isEntryGateway } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

type Entry = ElementOf<'gateway' | 'service' | 'monolith'>;

export const unauthenticatedEntry = defineRule({
  id: 'unauthenticated-entry',
  title: 'Entry without authentication',
  summary: 'Callers from outside come in without saying who they are.',
  group: 'Edge and security',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['MSE'],
  docs: {
    wrong:
      'A client of any kind, or an external system that is public, calls a gateway, service or monolith that does not authenticate its callers and whose content is not public. Load balancers are looked through, unless they authenticate themselves or all behind them is public. Services behind a gateway need not do it again, and a gateway need not where everything that it calls does it or is public; a call of a client past the gateway to a service behind it belongs to “client bypasses the gateway”, unless the service says that it does not authenticate. Infrastructure, such as an identity provider, is not judged. Where an import could not know, the rule asks.',
    why: 'Whoever finds the address can do what every user can do, in the name of any of them.',
    fix: 'Let the gateway check a token on every request and pass on who is asking; or say that everything behind it is public.',
    pictures: {
      bad: 'grid shop gate orders; shop(client {name: Web shop, variant: web}) -> gate(gateway {name: API gateway, authentication: false}): call {label: "order, from whomever", tls: true}; gate -> orders(service {name: Order service}): call {timeout: {ms: 900}, circuitBreaker: {}}',
      good: 'grid shop gate orders; shop(client {name: Web shop, variant: web}) -> gate(gateway {name: API gateway, authentication: true}): call {label: order with a token, tls: true}; gate -> orders(service {name: Order service}): call {timeout: {ms: 900}, circuitBreaker: {}}',
    },
  },
  judgement: { each: 'element', kinds: ['gateway', 'service', 'monolith'], judge, also: balancerCalls },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const flows = openCalls(facts, slot);
  if (flows.length === 0) return undefined;
  const element = entry(facts, slot);
  const isUnknown =
    policyState(element, 'authentication') === 'unknown' || (element?.authentication === undefined && policyState(element, 'publicContent') === 'unknown');
  const name = facts.name(slot);
  const callers = [...new Set(facts.inOrder(flows.map((flow) => facts.source(flow))).map((caller) => facts.name(caller)))];
  const place = { evidence: callEvidence(facts, slot, facts.flowsInOrder(flows)), where: located([name, ...callers]) };
  if (isUnknown) {
    return {
      severity: 'info',
      question: true,
      ...place,
      title: titled`Does ${strong(name)} authenticate its callers?`,
      why:
        callers.length === 1
          ? say`The source that this was imported from does not say whether ${name} knows who ${listed(callers)} is.`
          : say`The source that this was imported from does not say whether ${name} knows who ${listed(callers)} are.`,
    };
  }
  return {
    severity: 'error',
    ...place,
    title: titled`${strong(name)} lets ${listed(callers, 3)} in without authentication`,
    why: reasonOf(name, callers, element?.authentication === false),
  };
}

function reasonOf(name: string, callers: readonly string[], isDenied: boolean): string {
  if (callers.length === 1)
    return isDenied
      ? say`${listed(callers)} calls ${name} from outside, and does not ask who they are. Whoever finds the address can do what every user can do, in the name of any of them.`
      : say`${listed(callers)} calls ${name} from outside, and nobody designed that it asks who they are. Whoever finds the address can do what every user can do, in the name of any of them.`;
  return isDenied
    ? say`${listed(callers)} call ${name} from outside, and does not ask who they are. Whoever finds the address can do what every user can do, in the name of any of them.`
    : say`${listed(callers)} call ${name} from outside, and nobody designed that it asks who they are. Whoever finds the address can do what every user can do, in the name of any of them.`;
}

function entry(facts: Facts, slot: number): Entry | undefined {
  const element = facts.element(slot);
  return element?.kind === 'gateway' || element?.kind === 'service' || element?.kind === 'monolith' ? element : undefined;
}

const isCaller = (element: Element): boolean => element.kind === 'client' || (element.kind === 'external' && element.public === true);

/** Whether it knows who calls, or need not. */
const isChecked = (element: Entry | undefined): boolean => element?.authentication === true || element?.publicContent === true;

const NONE: readonly number[] = [];

/** Calls from outside that nobody authenticates. */
function openCalls(facts: Facts, slot: number): readonly number[] {
  const element = entry(facts, slot);
  if (!element || isChecked(element) || !facts.isReached(slot)) return NONE;
  if (facts.balancers.has(slot) || facts.isInfrastructure(slot)) return NONE;
  if (element.kind === 'gateway' && isCheckedBehind(facts, slot)) return NONE;
  const flows = arrivals(facts, slot, isCaller, (balancer) => !isChecked(entry(facts, balancer)));
  if (flows.length === 0 || element.authentication === false || !facts.isCounted(slot) || !isBehindGateway(facts, slot)) return flows;
  const isPast = (flow: number) => facts.target(flow) === slot && facts.element(facts.source(flow))?.kind === 'client';
  return flows.filter((flow) => !isPast(flow));
}

/** Whether everything that a gateway passes requests on to authenticates callers itself, or is public. */
function isCheckedBehind(facts: Facts, slot: number): boolean {
  const onward = Array.from(facts.outgoing(slot), (flow) => (facts.call(flow) ? facts.target(flow) : slot)).filter(
    (target) => target !== slot && !facts.isInfrastructure(target),
  );
  return onward.length > 0 && onward.every((target) => isChecked(entry(facts, target)));
}

/** Whether a gateway passes requests on to it; that a client goes past that gateway is another rule. */
function isBehindGateway(facts: Facts, slot: number): boolean {
  for (const flow of facts.incoming(slot)) if (facts.call(flow) && isEntryGateway(facts.element(facts.source(flow)))) return true;
  return false;
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const id = facts.elementId(slot);
  const name = facts.name(slot);
  const authenticated = draft('authenticate');
  authenticated.update('elements', id, { authentication: true });
  const open = draft('public');
  open.update('elements', id, { publicContent: true });
  return [
    { id: 'authenticate', title: say`${name} authenticates its callers`, edits: authenticated.edits },
    { id: 'public', title: say`Everything that ${name} answers is public`, edits: open.edits },
  ];
}
