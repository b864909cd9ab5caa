import { census } from '../../facts/census.ts';
import type { Facts } from '../../facts/facts.ts';
import { monolithScoreFrom, type MonolithScore } from '../../facts/monolithScore.ts';
import { sharedUnits } from '../../facts/sharing.ts';
import { defineRule, type ValuesOf, type Verdict } from '../../rule.ts';
import { capitalised, percent, strong } from '../../wording/text.ts';
import { distributedMonolithFixes, MOST_TO_UNTIE } from './fixes.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** Beyond that many services there is nothing that the others are told apart from. */
const MOST_TO_SHOW = 60;

const parameters = {
  score: { label: 'Score', help: 'From this score on the design is a distributed monolith.', default: 0.5, min: 0.05, max: 1, integer: false },
  symptom: { label: 'Symptom', help: 'Two of the four parts of the score are at least this large.', default: 0.2, min: 0.01, max: 1, integer: false },
  services: { label: 'Services', help: 'With fewer services than that the score says nothing.', default: 3, min: 2, max: 1_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const distributedMonolith = defineRule({
  id: 'distributed-monolith',
  title: 'Distributed monolith',
  summary: 'The services depend on each other so much that they are one system with a network inside.',
  group: 'Boundaries',
  severity: 'error',
  confidence: 'H',
  parameters,
  sources: ['DOC', 'MacCormack, Rusnak and Baldwin 2006', 'own'],
  docs: {
    wrong:
      'With three services or more, the score is 0.5 or more and at least two of its four parts are 0.2 or more: how much of the system a service reaches by calls it waits for (propagation cost), the share of services on a shared store, the share in cycles of such calls, and the share that is released with another one. The score is 1 − (1 − 0.6p)(1 − 0.8d)(1 − 0.7c)(1 − 0.9l).',
    why: 'Nothing can be changed, released, scaled or repaired alone, so it has the coupling of a monolith, and the latency, partial failures and operating costs of a distributed system on top.',
    fix: 'Break the cheapest call of a cycle, split the shared store, turn commands into events, release services alone; and make one service of those that cannot live apart.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> stock(service {name: Stock service}): call; stock -> pay(service {name: Payment service}): call; pay -> orders: call; orders -> db(datastore {name: shop-db}); stock -> db; grid orders stock | db pay',
      good: 'orders(service {name: Order service}) -> events(channel {name: order-events}): publish; events -> stock(service {name: Stock service}): consume; events -> pay(service {name: Payment service}): consume; orders -> db(datastore {name: order-db}); grid orders events stock | db . pay',
    },
  },
  judgement: { each: 'design', judge },
  fixes: distributedMonolithFixes,
});

function judge(facts: Facts, values: Values): Verdict | undefined {
  const score = monolithScoreFrom(facts, values.score, values.symptom);
  if (!score || score.services < values.services) return undefined;
  const { name } = facts.design.meta;
  return {
    severity: 'error',
    evidence: evidenceOf(facts, score),
    title: titled`${strong(name)} is a distributed monolith: ${Math.round(score.score * 100) / 100} of 1`,
    where: name,
    why: say`${reasons(score).join(', ')}: of ${score.services} services hardly one can be changed, released or repaired alone. That is the coupling of a monolith, with the latency and the failures of a network inside.`,
    ...(score.services > MOST_TO_UNTIE && {
      noFixReason: say`${score.services} services are tied together; where to begin is a decision about the whole system. The findings on cycles, shared stores and units of release have fixes of their own.`,
    }),
  };
}

/** The parts that are there, the heaviest first, which says what the shares are of. */
function reasons({ propagation, sharedData, cyclic, lockstep }: MonolithScore): string[] {
  const parts = [
    {
      weight: 0.9 * lockstep,
      first: say`${percent(lockstep)} of the services are released together with another`,
      later: say`${percent(lockstep)} are released together with another`,
    },
    { weight: 0.8 * sharedData, first: say`${percent(sharedData)} of the services share a store`, later: say`${percent(sharedData)} share a store` },
    {
      weight: 0.7 * cyclic,
      first: say`${percent(cyclic)} of the services wait for each other in cycles`,
      later: say`${percent(cyclic)} wait for each other in cycles`,
    },
    { weight: 0.6 * propagation, always: say`a service reaches ${percent(propagation)} of the others by calls that it waits for` },
  ];
  const told = parts.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const ofServices = told.findIndex(({ first }) => first !== undefined);
  return told.map(({ first, later, always }, i) => {
    const whole = always ?? (i === ofServices ? first : later) ?? '';
    return i === 0 ? capitalised(whole) : whole;
  });
}

/** Services in cycles, on shared stores and in shared units of release, and these stores; nothing where that is nearly everything of a large design. */
function evidenceOf(facts: Facts, { services, cyclic, sharedData, lockstep }: MonolithScore): string[] {
  if (services * Math.max(cyclic, sharedData, lockstep) > MOST_TO_SHOW) return [];
  const slots = new Set<number>();
  for (const members of facts.sync().cycles()) for (const member of members) slots.add(member);
  for (const members of census(facts).units.values()) for (const member of members) slots.add(member);
  for (let store = 0; store < facts.elementSlots; store++) {
    if (facts.element(store)?.kind !== 'datastore') continue;
    for (const unit of sharedUnits(facts, store)) {
      if (unit.isUncertain) continue;
      slots.add(store);
      for (const { root } of unit.sharers) slots.add(root);
    }
  }
  return facts.elementIds(slots);
}
