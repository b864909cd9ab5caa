import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { intentOf } from '../../facts/intent.ts';
import { isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { decouple } from '../../fixing/decouple.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { flowTitle } from '../../wording/calls.ts';
import { duration } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const nPlusOneComposition = defineRule({
  id: 'n-plus-one-composition',
  title: 'N+1 composition',
  summary: 'An answer is composed with one call for each item of a list.',
  group: 'Communication',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A call is made once for each item of a list, one by one. Batched calls, calls off the request path and calls to infrastructure do not count; a fixed number of calls is another rule. Where an import could not know whether the calls travel together, the rule asks.',
    why: 'A list of a hundred items makes a hundred and one calls: the answer gets slower with every item, and the target is flooded by a single request.',
    fix: 'Ask once for all items with a batch operation, or keep a read model that has what the list shows.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> products(service {name: Product service}): call {label: one call for each, callsPerRequest: per-item, intent: query}; grid orders products',
      good: 'orders(service {name: Order service}) -> products(service {name: Product service}): call {label: one call for all, callsPerRequest: per-item, batched: true, intent: query}; grid orders products',
    },
  },
  judgement: { each: 'flow', kinds: ['call'], judge },
  fixes,
});

function judge(facts: Facts, flow: number): Verdict | undefined {
  const call = facts.call(flow);
  if (call?.callsPerRequest !== 'per-item' || call.batched === true || call.offPath === true) return undefined;
  const source = facts.source(flow);
  const target = facts.target(flow);
  if (facts.isInfrastructure(target)) return undefined;
  const caller = facts.name(source);
  const callee = facts.name(target);
  const shared = { evidence: [facts.flowId(flow), facts.elementId(source), facts.elementId(target)], where: caller };
  if (policyState(call, 'batched') === 'unknown')
    return {
      ...shared,
      severity: 'info',
      question: true,
      title: titled`Do the calls of ${flowTitle(facts, flow)} travel together?`,
      why: say`${caller} needs ${callee} for each item of a list. The source that this was imported from does not say whether it asks for all of them at once.`,
    };
  const element = facts.element(target);
  const median = element && 'latency' in element ? element.latency?.p50 : undefined;
  const cost = median === undefined ? '' : say` At ${duration(median)} each, a list of 100 waits ${duration(median * 100)} for ${callee} alone.`;
  return {
    ...shared,
    severity: 'warning',
    title: titled`${flowTitle(facts, flow)} is called once for each item`,
    why: say`To answer one request, ${caller} calls ${callee} once for each item of a list, one by one. The answer gets slower with every item, and one request for a long list floods ${callee}.${cost}`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const [source, target] = [facts.source(slot), facts.target(slot)];
  const batched = draft('batch');
  batched.update('flows', facts.flowId(slot), { batched: true });
  const proposed: Fix[] = [{ id: 'batch', title: say`${facts.name(source)} asks ${facts.name(target)} once for all items`, edits: batched.edits }];
  const canKeepCopy = isService(facts.element(source)) && isService(facts.element(target)) && facts.root(source) !== facts.root(target);
  if (canKeepCopy && intentOf(facts, slot) !== 'command') {
    const readModel = draft('read-model');
    decouple(facts, readModel, [slot], () => 'replicate');
    proposed.push({ id: 'read-model', title: say`${facts.name(source)} keeps what it shows of ${facts.name(target)}, fed by events`, edits: readModel.edits });
  }
  return proposed;
}
