import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, targetNames } from '../../wording/calls.ts';
import { listed, located, strong } from '../../wording/text.ts';
import { writesApart, type DualWrite } from './writes.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const dualWrite = defineRule({
  id: 'dual-write',
  title: 'Dual write',
  summary: 'A service writes its store and publishes, and nothing makes the two one.',
  group: 'Consistency and sagas',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['MS.IO'],
  docs: {
    wrong:
      'A service, its workers included, writes a store and publishes messages without a transactional outbox, change data capture or event sourcing. An access whose mode nobody stated counts as a write. Not counted: telemetry and channels that may lose messages, messages that follow no write, caches and replicas, a worker that publishes what it reads from a store that its service writes (a relay), an event store from which is published, and infrastructure. Where an import could not know, the rule asks.',
    why: 'Store and broker share no transaction. A crash between the two leaves a change that nobody hears of, or news of a change that never was, and nobody notices.',
    fix: 'Write the message into a table of the same store, in the same transaction (outbox), and let a relay publish it; or publish from the change log of the store.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> order-db(datastore {name: Orders}): access {mode: read-write}; orders -> placed(channel {name: Orders placed}): publish {label: after the write}; grid orders placed | order-db .',
      good: 'orders(service {name: Order service}) -> order-db(datastore {name: Orders}): access {mode: read-write}; orders -> placed(channel {name: Orders placed}): publish {label: through the outbox, outbox: transactional-outbox}; grid orders placed | order-db .',
    },
  },
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  if (facts.root(slot) !== slot || facts.isInfrastructure(slot)) return undefined;
  const found = writesApart(facts, slot);
  if (!found) return undefined;
  return found.isUncertain ? question(facts, slot, found) : verdict(facts, slot, found);
}

function verdict(facts: Facts, slot: number, { writes, publishes }: DualWrite): Verdict {
  const name = facts.name(slot);
  const stores = targetNames(facts, writes);
  const channels = targetNames(facts, publishes);
  return {
    severity: 'error',
    evidence: callEvidence(facts, slot, [...writes, ...publishes]),
    title: titled`${strong(name)} writes ${listed(stores, 2)} and publishes to ${listed(channels, 2)} in two steps`,
    where: located([...stores, ...channels]),
    why:
      stores.length === 1
        ? say`${listed(stores)} and ${listed(channels)} share no transaction. When ${name} crashes between the two, ${listed(stores, 2)} holds a change that nobody hears of on ${listed(channels, 2)}, or those who listen hear of a change that never was; nothing notices, and nothing repairs it.`
        : say`${listed(stores)} and ${listed(channels)} share no transaction. When ${name} crashes between the two, ${listed(stores, 2)} hold a change that nobody hears of on ${listed(channels, 2)}, or those who listen hear of a change that never was; nothing notices, and nothing repairs it.`,
  };
}

function question(facts: Facts, slot: number, { writes, publishes }: DualWrite): Verdict {
  const name = facts.name(slot);
  const stores = targetNames(facts, writes);
  const channels = targetNames(facts, publishes);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, [...writes, ...publishes]),
    title: titled`What makes a write of ${strong(name)} and its message on ${listed(channels, 2)} one?`,
    where: located([...stores, ...channels]),
    why: say`The source that this was imported from does not say whether ${name} writes ${listed(stores)}, or how what it publishes to ${listed(channels)} is tied to that. Without an outbox or the like, a crash between the two leaves one without the other.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const found = writesApart(facts, slot);
  if (!found) return [];
  const name = facts.name(slot);
  const stores = listed(targetNames(facts, found.writes), 2);
  const tied = (outbox: 'transactional-outbox' | 'change-data-capture') => {
    const edited = draft(outbox);
    for (const flow of found.publishes) edited.update('flows', facts.flowId(flow), { outbox });
    return edited.edits;
  };
  return [
    { id: 'transactional-outbox', title: say`${name} publishes through an outbox in ${stores}`, edits: tied('transactional-outbox') },
    { id: 'change-data-capture', title: say`What ${name} publishes is read from the change log of ${stores}`, edits: tied('change-data-capture') },
  ];
}
