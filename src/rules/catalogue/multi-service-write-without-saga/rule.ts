import type { Facts } from '../../facts/facts.ts';
import { defineRule, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { sagaFixes } from './fixes.ts';
import { foreignWrites, type ForeignWrites, type Threshold } from './writes.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  services: {
    label: 'Services written to',
    help: 'From that many services of other contexts on, a service that writes to them needs a saga.',
    default: 2,
    min: 2,
    max: 100,
  },
} as const;

export const multiServiceWriteWithoutSaga = defineRule({
  id: 'multi-service-write-without-saga',
  title: 'Writes to several services without a saga',
  summary: 'A service changes several others, and nothing brings them back when one fails.',
  group: 'Consistency and sagas',
  severity: 'warning',
  confidence: 'P',
  parameters,
  sources: ['DOC'],
  docs: {
    wrong:
      'A service makes synchronous commands to two or more services of other bounded contexts, and takes part in no saga in which they do. Only calls that are said to be commands count, by themselves or by the operation that they name: a call whose intent nobody stated may as well read. Calls inside the context, to services without a context, to external systems and infrastructure, and off the request path do not count. Where an import could not know what the calls do, the rule asks.',
    why: 'There is no transaction across services. When the second call fails, the first one stays done, and nobody knows that it has to be undone.',
    fix: 'Make the writes the steps of a saga, each with what undoes it; or publish what happened and let the others follow.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> pay(service {name: Payment service}): call {intent: command}; orders -> stock(service {name: Stock service}): call {intent: command}; context sales(orders) {name: Sales}; context billing(pay) {name: Billing}; context storage(stock) {name: Storage}; grid orders pay | . stock',
      good: 'orders(service {name: Order service}) -> pay(service {name: Payment service}): call {intent: command}; orders -> stock(service {name: Stock service}): call {intent: command}; context sales(orders) {name: Sales}; context billing(pay) {name: Billing}; context storage(stock) {name: Storage}; saga place(orchestration orders) {name: Place order}: reserve@stock {compensation: Release} > charge@pay {compensation: Refund}; grid orders pay | . stock',
    },
  },
  reads: ['sagas'],
  judgement: { each: 'element', kinds: ['service', 'monolith'], judge },
  fixes: sagaFixes,
});

function judge(facts: Facts, slot: number, { services }: Threshold): Verdict | undefined {
  if (facts.root(slot) !== slot) return undefined;
  const writes = foreignWrites(facts, slot, services);
  if (!writes) return undefined;
  return writes.isUncertain ? question(facts, slot, writes) : verdict(facts, slot, writes);
}

function verdict(facts: Facts, slot: number, { flows, targets }: ForeignWrites): Verdict {
  const name = facts.name(slot);
  const names = targets.map((target) => facts.name(target));
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title: titled`${strong(name)} changes ${listed(names, 3)} without a saga`,
    where: located(names),
    why: say`${name} commands ${listed(names)}, which are ${counted(targets.length, 'transaction')} in other bounded contexts. When ${names.at(-1) ?? ''} fails, what ${listed(names.slice(0, -1))} did stays done, and nothing says that it has to be undone.`,
  };
}

function question(facts: Facts, slot: number, { flows, targets }: ForeignWrites): Verdict {
  const name = facts.name(slot);
  const names = targets.map((target) => facts.name(target));
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`Does ${strong(name)} change something at ${listed(names, 3)}?`,
    where: located(names),
    why:
      flows.length === 1
        ? say`The source that this was imported from does not say what one call of ${name} to other bounded contexts does. If more than one of them changes something, nothing brings the first back when the second fails.`
        : say`The source that this was imported from does not say what ${counted(flows.length, 'call')} of ${name} to other bounded contexts do. If more than one of them changes something, nothing brings the first back when the second fails.`,
  };
}
