import { aggregatesOf } from '../../facts/census.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBusiness, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { decouple } from '../../fixing/decouple.ts';
import { mergeInto } from '../../fixing/merge.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** More services than that to move into are no proposal any more. */
const MOST_PROPOSALS = 3;

const parameters = {
  callers: { label: 'Synchronous callers', help: 'With fewer of them the service is nobody’s bottleneck.', default: 2, min: 1, max: 100 },
  aggregates: { label: 'Aggregates at most', help: 'A service with more aggregates than that is more than a table.', default: 1, min: 0, max: 100 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const entityCrudService = defineRule({
  id: 'entity-crud-service',
  title: 'Entity service',
  summary: 'A service that is a table with an address.',
  group: 'Boundaries',
  severity: 'warning',
  confidence: 'H',
  parameters,
  sources: ['NYG'],
  docs: {
    wrong:
      'All operations of a business service are said to be create, read, update and delete, it has at most one aggregate, tells nobody of changes by publishing or sending, and two or more services call it and wait. Where the style of one operation is not known nothing is said. Reference data is declared by a flag and is no finding.',
    why: 'The behaviour that belongs to the data lives in its callers, so every change of a rule touches several services, and all of them stop when this one does.',
    fix: 'Move the behaviour in, so that callers ask for what they want to happen; let the service say what changed; or merge it into the caller that uses it most.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> customers(service {name: Customer service, technology: create · read · update, operations: [{name: Create, style: crud}, {name: Read, style: crud}, {name: Update, style: crud}]}): call; bills(service {name: Billing service}) -> customers: call; grid orders . | . customers | bills .',
      good: 'orders(service {name: Order service}) -> customers(service {name: Customer service, technology: register · move house, operations: [{name: Register, style: behaviour}, {name: Move house, style: behaviour}]}): call; bills(service {name: Billing service}) -> customers: call; grid orders . | . customers | bills .',
    },
  },
  judgement: { each: 'element', kinds: ['service'], judge },
  fixes,
});

function judge(facts: Facts, slot: number, values: Values): Verdict | undefined {
  const service = facts.element(slot);
  if (!isBusiness(service) || facts.root(slot) !== slot || service.referenceData === true) return undefined;
  if (!isCrudOnly(facts, slot) || tellsOthers(facts, slot)) return undefined;
  if (aggregatesOf(facts, slot).length > values.aggregates) return undefined;
  const calls = callsOf(facts, slot);
  const callers = facts.inOrder(calls.map((flow) => facts.root(facts.source(flow))));
  if (callers.length < values.callers) return undefined;
  const names = callers.map((caller) => facts.name(caller));
  return {
    severity: 'warning',
    evidence: [slot, ...callers].map((element) => facts.elementId(element)).concat(facts.flowIds(calls)),
    title:
      callers.length === 1
        ? titled`${strong(service.name)} only keeps data for one service`
        : titled`${strong(service.name)} only keeps data for ${counted(callers.length, 'service')}`,
    where: located(names),
    why: say`${service.name} offers ${listed((service.operations ?? []).map(({ name }) => name))} and nothing that the business does. What is decided about its data is decided in ${listed(names)}, so a change of a rule touches all of them, and all wait for ${service.name} on every request.`,
  };
}

/** Whether operations are known, and every one is said to create, read, update or delete. */
function isCrudOnly(facts: Facts, slot: number): boolean {
  let count = 0;
  for (const member of facts.group(slot)) {
    const element = facts.element(member);
    if (!isService(element) || !element.operations) continue;
    for (const { style } of element.operations) {
      if (style !== 'crud') return false;
      count++;
    }
  }
  return count > 0;
}

function tellsOthers(facts: Facts, slot: number): boolean {
  for (const member of facts.group(slot)) {
    for (const flow of facts.outgoing(member)) {
      const kind = facts.flow(flow)?.kind;
      if (kind === 'publish' || kind === 'send') return true;
    }
  }
  return false;
}

/** Calls of other services that wait for this one. */
const callsOf = (facts: Facts, slot: number): number[] =>
  facts.group(slot).flatMap((member) => Array.from(facts.incoming(member)).filter((flow) => facts.isSync(flow)));

function fixes({ facts, slot, draft }: FixRequest<Values>): readonly Fix[] {
  const calls = facts.flowsInOrder(callsOf(facts, slot));
  const traffic = new Map<number, number>();
  for (const flow of calls) {
    const caller = facts.root(facts.source(flow));
    const times = facts.call(flow)?.callsPerRequest ?? 1;
    traffic.set(caller, (traffic.get(caller) ?? 0) + (times === 'per-item' ? 10 : times));
  }
  const isNear = (caller: number) => (facts.contextRelation(slot, caller) === 'different' ? 0 : 1);
  const callers = facts.inOrder(traffic.keys()).toSorted((a, b) => isNear(b) - isNear(a) || (traffic.get(b) ?? 0) - (traffic.get(a) ?? 0));
  const proposed: Fix[] = callers.slice(0, MOST_PROPOSALS).map((caller) => {
    const id = `merge-into-${facts.elementId(caller)}`;
    const merged = draft(id);
    mergeInto(facts, merged, slot, caller);
    return { id, title: say`${facts.name(caller)} takes over ${facts.name(slot)}`, edits: merged.edits };
  });
  if (calls.every((flow) => facts.call(flow)?.intent === 'query')) {
    const fed = draft('publish-changes');
    decouple(facts, fed, calls, () => 'replicate');
    const names = listed(
      facts.inOrder(callers).map((caller) => facts.name(caller)),
      3,
    );
    proposed.push({
      id: 'publish-changes',
      title:
        callers.length === 1
          ? say`${facts.name(slot)} publishes its changes, ${names} keeps a copy`
          : say`${facts.name(slot)} publishes its changes, ${names} keep copies`,
      edits: fed.edits,
    });
  }
  return proposed;
}
