import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { flowTitle } from '../../wording/calls.ts';
import { duration } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  calls: { label: 'Calls for each request', help: 'From that many calls of one target on, one request is chatty.', default: 5, min: 2, max: 10_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const chattyCall = defineRule({
  id: 'chatty-call',
  title: 'Chatty call',
  summary: 'One request calls the same target many times.',
  group: 'Communication',
  severity: 'warning',
  confidence: 'P',
  parameters,
  sources: ['own'],
  docs: {
    wrong:
      'A call is made five times or more for each request, one by one. Batched calls, calls off the request path and calls to infrastructure do not count; a call for each item is another rule. Where an import could not know whether the calls travel together, the rule asks.',
    why: 'Every round trip costs its latency again, takes a connection, and is one more chance to fail.',
    fix: 'Ask once for everything: a batch endpoint, or a coarser operation.',
    pictures: {
      bad: 'shop(service {name: Shop service}) -> prices(service {name: Price service}): call {label: 12 calls a request, callsPerRequest: 12}; grid shop prices',
      good: 'shop(service {name: Shop service}) -> prices(service {name: Price service}): call {label: 1 batch of 12, callsPerRequest: 12, batched: true}; grid shop prices',
    },
  },
  judgement: { each: 'flow', kinds: ['call'], judge },
  fixes,
});

function judge(facts: Facts, flow: number, { calls }: Values): Verdict | undefined {
  const call = facts.call(flow);
  const times = call?.callsPerRequest;
  if (!call || typeof times !== 'number' || times < calls || call.batched === true || call.offPath === true) return undefined;
  const source = facts.source(flow);
  const target = facts.target(flow);
  if (facts.isInfrastructure(target)) return undefined;
  const evidence = [facts.flowId(flow), facts.elementId(source), facts.elementId(target)];
  if (policyState(call, 'batched') === 'unknown') {
    return {
      severity: 'info',
      question: true,
      evidence,
      title: titled`Do the ${times} calls of ${flowTitle(facts, flow)} travel together?`,
      where: facts.name(source),
      why: say`While it serves one request, ${facts.name(source)} calls ${facts.name(target)} ${times} times. The source that this was imported from does not say whether it asks for everything at once.`,
    };
  }
  const element = facts.element(target);
  const median = element && 'latency' in element ? element.latency?.p50 : undefined;
  const cost = median === undefined ? '' : say` At ${duration(median)} each, that alone is ${duration(median * times)}.`;
  return {
    severity: 'warning',
    evidence,
    title: titled`${flowTitle(facts, flow)} is called ${times} times for each request`,
    where: facts.name(source),
    why: say`While it serves one request, ${facts.name(source)} calls ${facts.name(target)} ${times} times, one by one. Every round trip costs its latency again, takes a connection, and is one more chance to fail.${cost}`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Values>): readonly Fix[] {
  const batched = draft('batch');
  batched.update('flows', facts.flowId(slot), { batched: true });
  return [{ id: 'batch', title: say`${facts.name(facts.source(slot))} asks ${facts.name(facts.target(slot))} once for everything`, edits: batched.edits }];
}
