import { aggregatesOf, census, operationsOf } from '../../facts/census.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBusiness } from '../../facts/kinds.ts';
import { defineRule, type ValuesOf, type Verdict } from '../../rule.ts';
import { counted, listed, strong } from '../../wording/text.ts';
import { megaserviceFixes } from './fixes.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  services: { label: 'Services with known operations', help: 'With fewer of them there is nothing to compare with.', default: 4, min: 2, max: 1_000 },
  operations: { label: 'Operations', help: 'A service with fewer operations than that is no megaservice.', default: 20, min: 2, max: 500 },
  timesMean: {
    label: 'Times the mean',
    help: 'It has more operations than that many times the mean of all services with known operations.',
    default: 1.5,
    min: 1,
    max: 100,
    integer: false,
  },
  aggregates: { label: 'Aggregates', help: 'A service with fewer aggregates than that is one matter, however much it can do.', default: 4, min: 1, max: 100 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const megaservice = defineRule({
  id: 'megaservice',
  title: 'Megaservice',
  summary: 'A service that does far more than any other.',
  group: 'Boundaries',
  severity: 'warning',
  confidence: 'H',
  parameters,
  sources: ['MARS', 'own'],
  docs: {
    wrong:
      'In a design with at least four services whose operations are known, a business service has twenty operations or more, more than one and a half times the mean of all of them, and four aggregates or more. A worker counts as part of its service. Composites and other roles, gateways and infrastructure are no megaservices.',
    why: 'Everything that changes goes through it: teams queue for its releases, it scales as a whole, and a fault in one aggregate takes the others down.',
    fix: 'Split it by aggregate, or along its bounded contexts.',
    pictures: {
      bad: `shop(service {name: Shop service, aggregates: [Order, Customer, Product, Invoice], operations: [${names(20)}]}) -> mail(service {name: Mail service, operations: [{name: Send}]}): call; shop -> stock(service {name: Stock service, operations: [{name: Reserve}, {name: Release}]}): call; shop -> pay(service {name: Payment service, operations: [{name: Charge}, {name: Refund}]}): call; grid . mail | shop stock | . pay`,
      good: 'orders(service {name: Order service, aggregates: [Order], operations: [{name: Place}, {name: Cancel}, {name: Find}]}) -> mail(service {name: Mail service, operations: [{name: Send}]}): call; orders -> stock(service {name: Stock service, operations: [{name: Reserve}, {name: Release}]}): call; orders -> pay(service {name: Payment service, operations: [{name: Charge}, {name: Refund}]}): call; grid . mail | orders stock | . pay',
    },
  },
  // The mean changes with the operations of any service, so all are compared again.
  judgement: { each: 'element', kinds: ['service'], judge, also: (facts) => `${census(facts).operations}/${census(facts).sized}` },
  fixes: megaserviceFixes,
});

function judge(facts: Facts, slot: number, values: Values): Verdict | undefined {
  const service = facts.element(slot);
  if (!isBusiness(service) || facts.root(slot) !== slot) return undefined;
  const operations = operationsOf(facts, slot);
  if (operations < values.operations) return undefined;
  const { sized, operations: all } = census(facts);
  const mean = all / Math.max(1, sized);
  if (sized < values.services || operations <= values.timesMean * mean) return undefined;
  const aggregates = aggregatesOf(facts, slot);
  if (aggregates.length < values.aggregates) return undefined;
  return {
    severity: 'warning',
    evidence: [slot, ...facts.inOrder(facts.group(slot)).filter((member) => member !== slot)].map((member) => facts.elementId(member)),
    title: titled`${strong(service.name)} has ${operations} operations on ${counted(aggregates.length, 'aggregate')}`,
    where: service.name,
    why: say`${service.name} has ${operations} operations; the mean of ${sized} services is ${Math.round(mean * 10) / 10}. ${listed(aggregates)} change for different reasons, but are built, released and scaled as one, and a fault in one of them takes the others down.`,
  };
}

function names(count: number): string {
  return Array.from({ length: count }, (_, i) => `{name: Operation ${i + 1}}`).join(', ');
}
