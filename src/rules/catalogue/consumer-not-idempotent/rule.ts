import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { isTelemetryChannel } from '../../facts/telemetry.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const consumerNotIdempotent = defineRule({
  id: 'consumer-not-idempotent',
  title: 'Consumer that is not idempotent',
  summary: 'A message that arrives twice is handled twice.',
  group: 'Consistency and sagas',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC', 'MS.IO'],
  docs: {
    wrong:
      'A service consumes from a channel or a broker and is not said to be idempotent. Channels that may lose messages, telemetry, and consumers that get a message once at most (one delivery) do not count, nor do infrastructure, clients and external systems. A projection that overwrites what it has is idempotent by nature: set the flag. Where an import could not know, the rule asks.',
    why: 'Brokers deliver at least once: after a crash or a slow acknowledgement the same message comes again. An order is shipped twice, a card is charged twice.',
    fix: 'Remember the ids of the messages that were handled, in the same transaction as the change (an inbox), or make the change so that doing it twice does nothing.',
    pictures: {
      bad: 'orders(channel {name: Orders placed}) -> ship(service {name: Shipping service}): consume {label: may come twice}; ship -> parcels(datastore {name: Parcels}); grid orders ship parcels',
      good: 'orders(channel {name: Orders placed}) -> ship(service {name: Shipping service}): consume {label: second copy ignored, idempotent: true}; ship -> parcels(datastore {name: Parcels}); grid orders ship parcels',
    },
  },
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  if (facts.root(slot) !== slot) return undefined;
  const { absent, unknown } = careless(facts, slot);
  if (absent.length > 0) return verdict(facts, slot, absent);
  return unknown.length > 0 ? question(facts, slot, unknown) : undefined;
}

interface Careless {
  readonly absent: readonly number[];
  readonly unknown: readonly number[];
}
const NOTHING: Careless = { absent: [], unknown: [] };

/** What a service and its workers consume without being said to bear it twice. */
function careless(facts: Facts, slot: number): Careless {
  let absent: number[] | undefined;
  let unknown: number[] | undefined;
  for (const member of facts.group(slot)) {
    for (const flow of facts.incoming(member)) {
      const record = facts.flowIf(flow, 'consume');
      if (!record || record.idempotent === true || record.maxDeliveries === 1) continue;
      if (facts.isInfrastructure(member) || isTelemetryChannel(facts, facts.source(flow))) continue;
      if (policyState(record, 'idempotent') === 'unknown') unknown = [...(unknown ?? []), flow];
      else absent = [...(absent ?? []), flow];
    }
  }
  if (!absent && !unknown) return NOTHING;
  return { absent: facts.flowsInOrder(absent ?? []), unknown: facts.flowsInOrder(unknown ?? []) };
}

function sourcesOf(facts: Facts, flows: readonly number[]): string[] {
  return facts.inOrder(flows.map((flow) => facts.source(flow))).map((slot) => facts.name(slot));
}

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const sources = sourcesOf(facts, flows);
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title: titled`${strong(name)} handles what comes twice from ${listed(sources, 3)} twice`,
    where: located(sources),
    why:
      sources.length === 1
        ? say`${listed(sources)} delivers at least once: when ${name} crashes or is slow to acknowledge, the same message comes again, and nothing says that ${name} notices. What it changes then, it changes twice.`
        : say`${listed(sources)} deliver at least once: when ${name} crashes or is slow to acknowledge, the same message comes again, and nothing says that ${name} notices. What it changes then, it changes twice.`,
  };
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const sources = sourcesOf(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`Does ${strong(name)} notice when a message of ${listed(sources, 3)} comes twice?`,
    where: located(sources),
    why: say`The source that this was imported from does not say whether ${name} handles ${counted(flows.length, 'subscription')} idempotently. Brokers deliver at least once, so the same message can come again.`,
  };
}

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const { absent, unknown } = careless(facts, slot);
  const inbox = draft('inbox');
  for (const flow of finding.question ? unknown : absent) inbox.update('flows', facts.flowId(flow), { idempotent: true });
  return [{ id: 'inbox', title: say`${facts.name(slot)} remembers what it has handled (an inbox)`, edits: inbox.edits }];
}
