import { policyState } from '../../../model/index.ts';
import { callerCount, outstandingCallers } from '../../facts/callers.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import { defineRule, type ValuesOf, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { counted, listed, located, numberWord, strong } from '../../wording/text.ts';
import { callsByCaller, hubFixes } from './fixes.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  callers: { label: 'Callers', help: 'A service with fewer synchronous callers than that is no hub.', default: 5, min: 2, max: 10_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const hubService = defineRule({
  id: 'hub-service',
  title: 'Hub service',
  summary: 'Many services wait for the same one.',
  group: 'Communication',
  severity: 'warning',
  confidence: 'H',
  parameters,
  sources: ['CIMET', 'MSANose'],
  docs: {
    wrong:
      'At least five other services call a service synchronously, and that is more than the mean plus two standard deviations over all services of the design, those that nobody calls included. Services at the edge, gateways, clients, infrastructure and calls off the request path do not count; a worker is one with its service. Infrastructure such as an identity provider, and services of reference data, may be called by everybody; where an import could not know whether it is one, the rule asks.',
    why: 'When it is down or slow, so is half of the system, and every change of it has to be agreed with everybody. It cannot be released, scaled or understood alone.',
    fix: 'Let callers keep the part of the data that they need, fed by events; or split the service by what its consumers use it for.',
    pictures: {
      bad: 'customers(service {name: Customer service}); a(service {name: Order service}) -> customers: call; b(service {name: Billing service}) -> customers: call; c(service {name: Support service}) -> customers: call; d(service {name: Loyalty service}) -> customers: call; e(service {name: Mail service}) -> customers: call; grid a . b | c customers d | . e .',
      good: 'customers(service {name: Customer service}) -> changed(channel {name: Customers changed}); changed -> a(service {name: Order service}); changed -> b(service {name: Billing service}); d(service {name: Loyalty service}) -> customers: call; grid d . a | customers changed b',
    },
  },
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge, also: outstandingCallers },
  fixes: hubFixes,
});

function judge(facts: Facts, slot: number, { callers: least }: Values): Verdict | undefined {
  const callers = callerCount(facts, slot);
  if (callers < least || callers < outstandingCallers(facts)) return undefined;
  const service = facts.element(slot);
  if (!isService(service) || service.referenceData === true || facts.isInfrastructure(slot)) return undefined;
  const calls = callsByCaller(facts, slot);
  const names = [...calls.keys()].map((caller) => facts.name(caller));
  const shared = { evidence: callEvidence(facts, slot, [...calls.values()].flat()), where: located(names) };
  if (['infrastructure', 'referenceData'].some((field) => policyState(service, field) === 'unknown')) {
    return {
      ...shared,
      severity: 'info',
      question: true,
      title: titled`May ${strong(service.name)} be called by ${counted(callers, 'service')}?`,
      why: say`${listed(names, 8)} wait for ${service.name}. The source that this was imported from does not say whether it is infrastructure or serves reference data, as an identity provider or a catalogue of countries does; otherwise it is a hub, and when it is slow so are all ${numberWord(callers)}.`,
    };
  }
  return {
    ...shared,
    severity: 'warning',
    title: titled`${strong(service.name)} is called by ${counted(callers, 'service')}`,
    why: say`${listed(names, 8)} wait for ${service.name}: when it is down or slow, so are all ${numberWord(callers)}, and each change of it has to be agreed with them. In this design ${numberWord(outstandingCallers(facts))} callers or more stand out (mean plus two standard deviations over all services).`,
  };
}
