import { policyState, type ElementOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { deadLetterName, homeOf } from '../../fixing/events.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const missingDeadLetterQueue = defineRule({
  id: 'missing-dead-letter-queue',
  title: 'Missing dead-letter queue',
  summary: 'A message that cannot be handled has nowhere to go.',
  group: 'Resilience',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A service consumes a channel that has no dead-letter channel, neither its own nor one for this consumer. Channels that may lose messages, such as telemetry, and dead-letter channels themselves need none; consumers outside of the system, and brokers that are drawn without their channels, are not judged. Where an import could not know, the rule asks.',
    why: 'One message that no consumer can handle is delivered for ever and keeps those behind it waiting, or is dropped and nobody ever knows.',
    fix: 'Give the channel a dead-letter channel: after a few deliveries the message waits there for a person.',
    pictures: {
      bad: 'grid orders events shipping; orders(service {name: Order service}) -> events(channel {name: order-events}): publish {outbox: transactional-outbox}; events -> shipping(service {name: Shipping service}): consume {idempotent: true}',
      good: 'grid orders events shipping; grid . dead .; orders(service {name: Order service}) -> events(channel {name: order-events, deadLetterChannelId: dead}): publish {outbox: transactional-outbox}; events -> shipping(service {name: Shipping service}): consume {idempotent: true}; dead(channel {variant: queue, name: order-dead-letters})',
    },
  },
  judgement: { each: 'element', kinds: ['channel'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const channel = facts.element(slot);
  if (channel?.kind !== 'channel' || channel.deadLetterChannelId !== undefined || channel.lossy === true || facts.isDeadLetterChannel(slot)) return undefined;
  let consumed = false;
  for (const flow of facts.outgoing(slot)) consumed ||= isUncaught(facts, flow);
  if (!consumed) return undefined;
  const flows = facts.flowsInOrder(Array.from(facts.outgoing(slot)).filter((flow) => isUncaught(facts, flow)));
  const isUnknown =
    policyState(channel, 'deadLetterChannelId') === 'unknown' ||
    policyState(channel, 'lossy') === 'unknown' ||
    flows.every((flow) => policyState(facts.flow(flow), 'deadLetterChannelId') === 'unknown');
  return isUnknown ? question(facts, slot, channel, flows) : verdict(facts, slot, channel, flows);
}

/** Whether a service takes messages by this flow, and nothing catches those that it cannot handle. */
function isUncaught(facts: Facts, flow: number): boolean {
  const consume = facts.flow(flow);
  return consume?.kind === 'consume' && consume.deadLetterChannelId === undefined && isService(facts.element(facts.target(flow)));
}

const consumersOf = (facts: Facts, flows: readonly number[]): string[] =>
  facts.inOrder(flows.map((flow) => facts.target(flow))).map((slot) => facts.name(slot));

const evidenceOf = (facts: Facts, slot: number, flows: readonly number[]): string[] => [
  facts.elementId(slot),
  ...facts.elementIds(new Set(flows.map((flow) => facts.target(flow)))),
  ...facts.flowIds(flows),
];

function verdict(facts: Facts, slot: number, channel: ElementOf<'channel'>, flows: readonly number[]): Verdict {
  const consumers = consumersOf(facts, flows);
  const deliveries = flows.map((flow) => facts.flow(flow)).flatMap((flow) => (flow?.kind === 'consume' ? (flow.maxDeliveries ?? []) : []));
  const end = deliveries.length === flows.length ? droppedAfter(Math.max(...deliveries)) : undefined;
  return {
    severity: 'warning',
    evidence: evidenceOf(facts, slot, flows),
    title: titled`${strong(channel.name)} has no dead-letter queue`,
    where: located(consumers),
    why: say`A message on ${channel.name} that ${listed(consumers)} cannot handle, because it is malformed or a bug is in the way, has nowhere to go. ${end ?? say`It comes back for ever, and what is behind it waits; or it is dropped, and nobody knows what was lost.`}`,
  };
}

const droppedAfter = (deliveries: number): string =>
  deliveries === 1
    ? say`After one delivery it is dropped, and nobody knows what was lost.`
    : say`After ${counted(deliveries, 'delivery', 'deliveries')} it is dropped, and nobody knows what was lost.`;

function question(facts: Facts, slot: number, channel: ElementOf<'channel'>, flows: readonly number[]): Verdict {
  const consumers = consumersOf(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: evidenceOf(facts, slot, flows),
    title: titled`Where do messages of ${strong(channel.name)} go that ${listed(consumers, 2)} cannot handle?`,
    where: located(consumers),
    why: say`The source that this was imported from does not say whether ${channel.name} has a dead-letter queue. Without one a message that cannot be handled blocks those behind it, or is lost.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const channel = facts.element(slot);
  if (channel?.kind !== 'channel') return [];
  const added = draft('add');
  const name = deadLetterName(channel.name);
  const queue: ElementOf<'channel'> = {
    kind: 'channel',
    variant: 'queue',
    name: name.said,
    ...(channel.brokerId !== undefined && { brokerId: channel.brokerId }),
    ...homeOf(facts, slot),
  };
  const channelId = facts.elementId(slot);
  added.update('elements', channelId, { deadLetterChannelId: added.addElement(queue, channelId, added.newId(name)) });
  const proposed: Fix[] = [{ id: 'add', title: say`Add ${name.said}`, edits: added.edits }];
  const existing = deadLetterChannelNear(facts, slot, channel);
  if (existing >= 0) {
    const shared = draft('share');
    shared.update('elements', channelId, { deadLetterChannelId: facts.elementId(existing) });
    proposed.push({ id: 'share', title: say`Send them to ${facts.name(existing)}, too`, edits: shared.edits, safe: true });
  }
  return proposed;
}

/** A dead-letter channel that is there, on the same broker and in no other bounded context; -1 where there is none. */
function deadLetterChannelNear(facts: Facts, slot: number, channel: ElementOf<'channel'>): number {
  const near: number[] = [];
  for (let other = 0; other < facts.elementSlots; other++) {
    const element = facts.element(other);
    if (element?.kind !== 'channel' || other === slot || !facts.isDeadLetterChannel(other)) continue;
    if (element.brokerId === channel.brokerId && facts.contextRelation(slot, other) !== 'different') near.push(other);
  }
  return facts.inOrder(near)[0] ?? -1;
}
