import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOutside, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const unversionedApi = defineRule({
  id: 'unversioned-api',
  title: 'Unversioned API',
  summary: 'Others depend on an interface that cannot change without breaking them.',
  group: 'Observability, delivery, context map',
  severity: 'warning',
  confidence: 'P',
  preset: 'production',
  parameters: {},
  sources: ['DOC', 'DAMP'],
  docs: {
    wrong:
      'A service or monolith is called from another bounded context or from outside, by a client, an external system or a gateway that passes their requests on, and its API is not versioned. Calls inside of one context and calls to infrastructure do not count. A GraphQL schema that only ever grows is versioned too: say so on the service. Where an import could not know, the rule asks.',
    why: 'Callers of another team, and clients that are installed, cannot be released together with the service. Without versions every change of the interface breaks one of them, or is never made.',
    fix: 'Give the interface a version, serve the old one beside the new, and take it away when nobody asks for it any more.',
    pictures: {
      bad: 'meta {preset: production}; grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}, circuitBreaker: {}}; context ordering(orders) {name: Ordering}; context billing(payments) {name: Billing}',
      good: 'meta {preset: production}; grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service, apiVersioned: true}): call {label: charge v2, timeout: {ms: 800}, circuitBreaker: {}}; context ordering(orders) {name: Ordering}; context billing(payments) {name: Billing}',
    },
  },
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge },
  fixes,
});

interface Users {
  readonly absent: number[];
  readonly unknown: number[];
}

function judge(facts: Facts, slot: number): Verdict | undefined {
  const users = unversionedUse(facts, slot);
  if (!users) return undefined;
  const isQuestion = users.absent.length === 0;
  const flows = isQuestion ? users.unknown : users.absent;
  const name = facts.name(slot);
  const callers = [...new Set(facts.inOrder(flows.map((flow) => facts.source(flow))).map((caller) => facts.name(caller)))];
  const place = { evidence: callEvidence(facts, slot, flows), where: located([name, ...callers]) };
  if (isQuestion) {
    return {
      severity: 'info',
      question: true,
      ...place,
      title: titled`Has the API of ${strong(name)} versions?`,
      why: say`The source that this was imported from does not say whether ${listed(callers)} can go on with the old interface of ${name} when a new one comes.`,
    };
  }
  return {
    severity: 'warning',
    ...place,
    title:
      callers.length === 1
        ? titled`${strong(name)} has no versions of its API, which ${listed(callers, 3)} uses`
        : titled`${strong(name)} has no versions of its API, which ${listed(callers, 3)} use`,
    why:
      callers.length === 1
        ? say`${listed(callers)} calls ${name} from another context or from outside, and is not released together with it. Without versions each change of the interface breaks that caller, or is never made.`
        : say`${listed(callers)} call ${name} from another context or from outside, and are not released together with it. Without versions each change of the interface breaks one of them, or is never made.`,
  };
}

/** Calls from elsewhere to a service, or to one of its workers, that has no version to offer. */
function unversionedUse(facts: Facts, slot: number): Users | undefined {
  if (facts.root(slot) !== slot || facts.isInfrastructure(slot)) return undefined;
  let users: Users | undefined;
  for (const member of facts.group(slot)) {
    const state = versions(facts, member, slot);
    if (state === 'set' || !facts.isReached(member)) continue;
    for (const flow of facts.incoming(member)) {
      if (!facts.call(flow) || !isFromElsewhere(facts, facts.source(flow), member)) continue;
      users ??= { absent: [], unknown: [] };
      users[state].push(flow);
    }
  }
  return users && { absent: facts.flowsInOrder(users.absent), unknown: facts.flowsInOrder(users.unknown) };
}

/** What a worker says of itself, else what its service says. */
function versions(facts: Facts, member: number, root: number): 'set' | 'unknown' | 'absent' {
  let isUnknown = false;
  for (const slot of member === root ? [root] : [member, root]) {
    const element = facts.element(slot);
    const state = policyState(element, 'apiVersioned');
    if (state === 'set') return isService(element) && element.apiVersioned === true ? 'set' : 'absent';
    if (state === 'unknown') isUnknown = true;
  }
  return isUnknown ? 'unknown' : 'absent';
}

function isFromElsewhere(facts: Facts, caller: number, service: number): boolean {
  const element = facts.element(caller);
  if (isOutside(element)) return true;
  const relation = facts.contextRelation(caller, service);
  // What a gateway passes on comes from outside, unless it belongs to the very context.
  return element?.kind === 'gateway' ? relation !== 'same' : isService(element) && relation === 'different';
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const versioned = draft('version');
  for (const member of facts.inOrder(facts.group(slot))) {
    const element = facts.element(member);
    const isCalled = member === slot || (isService(element) && element.apiVersioned === false);
    if (isCalled) versioned.update('elements', facts.elementId(member), { apiVersioned: true });
  }
  return [{ id: 'version', title: say`Give the API of ${facts.name(slot)} versions`, edits: versioned.edits }];
}
