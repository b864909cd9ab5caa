import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { EventWiring } from '../../fixing/events.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  targets: { label: 'Receivers', help: 'From that many services on, a sender that addresses each of them is a finding.', default: 2, min: 2, max: 1_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const pointToPointAsync = defineRule({
  id: 'point-to-point-async',
  title: 'Point-to-point messages',
  summary: 'A service sends its messages to each receiver by name.',
  group: 'Communication',
  severity: 'warning',
  confidence: 'S',
  parameters,
  sources: ['DOC'],
  docs: {
    wrong:
      'A service, its workers included, sends asynchronous messages straight to two other services or more. Messages to external systems are webhooks and do not count, nor do messages to infrastructure, and the orchestrator of a saga has to address its participants.',
    why: 'The sender knows everybody who listens: each new listener is a change of the sender, and one that is away has to be waited for or is left out.',
    fix: 'Publish once to a topic; whoever is interested subscribes.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> ship(service {name: Shipping service}): send; orders -> mail(service {name: Mail service}): send; grid orders ship | . mail',
      good: 'orders(service {name: Order service}) -> placed(channel {name: Orders placed}) -> ship(service {name: Shipping service}); placed -> mail(service {name: Mail service}); grid orders placed ship | . . mail',
    },
  },
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge },
  fixes,
});

function judge(facts: Facts, slot: number, { targets: most }: Values): Verdict | undefined {
  if (facts.root(slot) !== slot) return undefined;
  const flows = directMessages(facts, slot);
  if (flows.length < most) return undefined;
  const receivers = facts.inOrder(flows.map((flow) => facts.root(facts.target(flow))));
  if (receivers.length < most || coordinates(facts, slot)) return undefined;
  const name = facts.name(slot);
  const names = receivers.map((receiver) => facts.name(receiver));
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title: titled`${strong(name)} sends messages to ${counted(receivers.length, 'service')} by name`,
    where: located(names),
    why: say`${name} addresses ${listed(names)} one by one. It has to know all who listen: each new listener is a change of ${name}, and when one of them is away ${name} has to keep its messages.`,
  };
}

const NONE: readonly number[] = [];

/** Messages of a service and its workers straight to other services, in the order of ids. */
function directMessages(facts: Facts, slot: number): readonly number[] {
  let flows: number[] | undefined;
  for (const member of facts.group(slot)) {
    for (const flow of facts.outgoing(member)) {
      if (facts.flowKind(flow) !== 'send') continue;
      const target = facts.target(flow);
      if (!isService(facts.element(target)) || facts.isInfrastructure(target) || facts.root(target) === slot) continue;
      flows ??= [];
      flows.push(flow);
    }
  }
  return flows ? facts.flowsInOrder(flows) : NONE;
}

const coordinates = (facts: Facts, slot: number): boolean =>
  facts.group(slot).some((member) => {
    const element = facts.element(member);
    return facts.isOrchestrator(member) || (isService(element) && element.role === 'orchestrator');
  });

function fixes({ facts, slot, draft }: FixRequest<Values>): readonly Fix[] {
  const topic = draft('topic');
  const wiring = new EventWiring(facts, topic);
  const flows = directMessages(facts, slot);
  for (const flow of flows) {
    const record = facts.flow(flow);
    const messageId = record?.kind === 'send' ? record.messageId : undefined;
    wiring.publish(facts.source(flow), facts.target(flow), messageId);
    topic.remove('flows', facts.flowId(flow));
  }
  const names = [...new Set(flows.map((flow) => facts.name(facts.target(flow))))];
  return [{ id: 'topic', title: say`${facts.name(slot)} publishes to a topic, ${listed(names, 3)} subscribe`, edits: topic.edits }];
}
