import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { counted, listed, located, numberWord, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const staticEndpoint = defineRule({
  id: 'static-endpoint',
  title: 'Static endpoint',
  summary: 'A service with several instances is called at a fixed address.',
  group: 'Communication',
  severity: 'info',
  confidence: 'P',
  parameters: {},
  sources: ['MF'],
  docs: {
    wrong:
      'A service that runs in more than one instance is found by a static address. A name that a platform resolves, such as that of a Kubernetes service, is discovery: say so on the service or on the platform, and nothing is said. Where an import could not know how many instances there are, the rule asks.',
    why: 'Instances come and go; an address in a configuration file does not follow them. The others idle when one is added, and callers fail when the one they know goes.',
    fix: 'Let a load balancer or a name of the platform stand before the instances, or let callers ask a registry.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> prices(service {name: Price service, technology: fixed address, instances: 3, discovery: static}): call; grid orders prices',
      good: 'orders(service {name: Order service}) -> prices(service {name: Price service, technology: found by name, instances: 3, discovery: server-side}): call; grid orders prices',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const service = facts.element(slot);
  if (!isService(service) || service.discovery !== 'static' || facts.design.platform.discovery === true) return undefined;
  if (service.instances !== undefined && service.instances < 2) return undefined;
  const { name, instances } = service;
  const callers = facts.inOrder(Array.from(facts.incoming(slot)).flatMap((flow) => (facts.call(flow) ? [facts.source(flow)] : [])));
  const names = callers.filter((caller) => caller !== slot).map((caller) => facts.name(caller));
  const who = names.length === 0 ? say`Its callers` : listed(names);
  const shared = { severity: 'info', evidence: [facts.elementId(slot)], where: located(names) } as const;
  if (instances === undefined) {
    if (policyState(service, 'instances') !== 'unknown') return undefined;
    return {
      ...shared,
      question: true,
      title: titled`Does ${strong(name)} run in more than one instance?`,
      why:
        names.length === 1
          ? say`${who} knows ${name} by a static address. The source that this was imported from does not say how many instances there are; an address does not follow them when they come and go.`
          : say`${who} know ${name} by a static address. The source that this was imported from does not say how many instances there are; an address does not follow them when they come and go.`,
    };
  }
  return {
    ...shared,
    title: titled`${strong(name)} has ${counted(instances, 'instance')} and a static address`,
    why:
      names.length === 1
        ? say`${who} knows ${name} by a static address, while ${numberWord(instances)} instances of it come and go. A new one gets no work until somebody changes a configuration, and callers fail when the one they know goes.`
        : say`${who} know ${name} by a static address, while ${numberWord(instances)} instances of it come and go. A new one gets no work until somebody changes a configuration, and callers fail when the one they know goes.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const id = facts.elementId(slot);
  const name = facts.name(slot);
  const server = draft('server-side');
  server.update('elements', id, { discovery: 'server-side' });
  const client = draft('client-side');
  client.update('elements', id, { discovery: 'client-side' });
  return [
    { id: 'server-side', title: say`A name of the platform or a load balancer stands before ${name}`, edits: server.edits },
    { id: 'client-side', title: say`Callers ask a registry for ${name}`, edits: client.edits },
  ];
}
