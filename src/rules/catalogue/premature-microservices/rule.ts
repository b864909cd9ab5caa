import type { Design } from '../../../model/index.ts';
import { census } from '../../facts/census.ts';
import type { Facts } from '../../facts/facts.ts';
import { compareIds } from '../../facts/ids.ts';
import { isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { capitalised, counted, strong } from '../../wording/text.ts';
import { collapse, modulesOf } from './collapse.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  people: { label: 'People', help: 'From this many people on services can pay for themselves.', default: 10, min: 1, max: 1_000 },
  services: { label: 'Business services', help: 'With fewer of them there is nothing to collapse.', default: 2, min: 2, max: 1_000 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const prematureMicroservices = defineRule({
  id: 'premature-microservices',
  title: 'Premature microservices',
  summary: 'A small team runs several services, and nothing is known that asks for them.',
  group: 'Boundaries',
  severity: 'warning',
  confidence: 'S',
  parameters,
  sources: ['DOC'],
  docs: {
    wrong:
      'Fewer than ten people build two or more business services, and the design records no reason for services: scale, isolation, regulation or independent teams. The number of people is that of the design, else the sum of its teams if the size of every team is known; where it is not known nothing is said.',
    why: 'Every service has to be built, released, watched and repaired. A handful of people pays that price with the time in which they would build the product, and gets no independence for it, since they all work on everything.',
    fix: 'Make the services modules of one deployable and keep the bounded contexts as module boundaries; or record why they have to be services.',
    pictures: {
      bad: 'meta {engineers: 5}; orders(service {name: Order service}) -> pay(service {name: Payment service}): call; orders -> stock(service {name: Stock service}): call; grid orders pay | . stock',
      good: 'meta {engineers: 5}; app(monolith {name: Shop}); context ordering(app) {name: Ordering}; app -> db(datastore {name: shop-db}); grid app db',
    },
  },
  judgement: { each: 'design', judge },
  fixes,
});

function judge(facts: Facts, values: Values): Verdict | undefined {
  const { design } = facts;
  const people = peopleOf(design);
  if (people === undefined || people >= values.people || (design.meta.drivers?.length ?? 0) > 0) return undefined;
  const { business, services } = census(facts);
  if (business < values.services) return undefined;
  return {
    severity: 'warning',
    evidence: facts.elementIds(modulesOf(facts)),
    title: titled`${strong(capitalised(counted(people, 'person', 'people')))} for ${counted(business, 'business service')}, and no reason is recorded`,
    where: design.meta.name,
    why: `${costs(design.meta.name, services, people)} ${advice(business, values.people)}`,
  };
}

function costs(design: string, services: number, people: number): string {
  const staff = counted(people, 'person', 'people');
  return services === 1
    ? say`${design} has one service and ${staff} to build, release and watch it. No need for scale, isolation, regulation or independent teams is recorded.`
    : say`${design} has ${counted(services, 'service')} and ${staff} to build, release and watch them. No need for scale, isolation, regulation or independent teams is recorded.`;
}

const advice = (business: number, people: number): string =>
  business < 5
    ? say`With fewer than five services and fewer than ${people} people a modular monolith costs less, and its modules can still become services when there is a reason.`
    : say`With fewer than ${people} people a modular monolith costs less, and its modules can still become services when there is a reason.`;

/** How many people build it: what the design says, else its teams together; unknown where one of these is. */
function peopleOf({ meta, teams }: Design): number | undefined {
  if (meta.engineers !== undefined) return meta.engineers;
  let sum = 0;
  for (const id in teams) {
    const size = teams[id]?.size;
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum > 0 ? sum : undefined;
}

function fixes({ facts, draft }: FixRequest<Values>): readonly Fix[] {
  const proposed: Fix[] = [];
  const modules = modulesOf(facts);
  const monoliths = facts.inOrder(allMonoliths(facts)).sort((a, b) => compareIds(facts.elementId(a), facts.elementId(b)));
  const created = draft('modular-monolith');
  collapse(facts, created, modules);
  proposed.push({ id: 'modular-monolith', title: say`One deployable with ${counted(modules.length, 'module')}`, edits: created.edits });
  const [only] = monoliths;
  if (only !== undefined && monoliths.length === 1) {
    const joined = draft('into-monolith');
    collapse(facts, joined, modules, only);
    proposed.push({ id: 'into-monolith', title: say`${facts.name(only)} takes in ${counted(modules.length, 'module')}`, edits: joined.edits });
  }
  return proposed;
}

function allMonoliths(facts: Facts): number[] {
  const found: number[] = [];
  for (let slot = 0; slot < facts.elementSlots; slot++) {
    const element = facts.element(slot);
    if (isService(element) && element.kind === 'monolith' && facts.root(slot) === slot && facts.isCounted(slot)) found.push(slot);
  }
  return found;
}
