import { grouped } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBusiness, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { mergeInto } from '../../fixing/merge.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  operations: { label: 'Operations at most', help: 'A service with more operations than that is no nanoservice.', default: 2, min: 1, max: 20 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const nanoservice = defineRule({
  id: 'nanoservice',
  title: 'Nanoservice',
  summary: 'A service so small that it costs more than it does.',
  group: 'Boundaries',
  severity: 'warning',
  confidence: 'H',
  parameters,
  sources: ['own', 'MARS'],
  docs: {
    wrong:
      'A business service with one or two known operations and no data of its own, whose synchronous neighbours, at least one, are all in its own bounded context. Nothing is said where operations or contexts are not known. Other roles (adapter, function, projection and so on), orchestrators of sagas, services that call an external system, and workers of another service do not count.',
    why: 'It has to be built, released, watched and called over the network like any other, and cannot be changed without its neighbours.',
    fix: 'Merge it into the neighbour that it talks to most; or say its role, if it is one that stands alone.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> tax(service {name: Tax service, operations: [{name: Tax of an order}]}): call; orders -> db(datastore {name: order-db}); context ordering(orders, tax, db) {name: Ordering}; grid tax orders db',
      good: 'orders(service {name: Order service, operations: [{name: Place}, {name: Cancel}, {name: Tax of an order}]}) -> db(datastore {name: order-db}); context ordering(orders, db) {name: Ordering}; grid orders db',
    },
  },
  judgement: { each: 'element', kinds: ['service'], judge },
  fixes,
});

function judge(facts: Facts, slot: number, { operations: most }: Values): Verdict | undefined {
  const service = facts.element(slot);
  if (!isBusiness(service) || facts.root(slot) !== slot) return undefined;
  const operations = service.operations?.length ?? 0;
  if (operations === 0 || operations > most) return undefined;
  if (facts.isOrchestrator(slot)) return undefined;
  if ((service.aggregates?.length ?? 0) > 0 || hasDataOrAdapts(facts, slot)) return undefined;
  const links = linksOf(facts, slot);
  const neighbours = facts.inOrder(links.map((link) => link.neighbour));
  if (neighbours.length === 0 || neighbours.some((neighbour) => facts.contextRelation(slot, neighbour) !== 'same')) return undefined;
  const names = neighbours.map((neighbour) => facts.name(neighbour));
  const context = facts.contextName(facts.contexts(slot)[0] ?? '');
  return {
    severity: 'warning',
    evidence: [facts.elementId(slot), ...neighbours.map((neighbour) => facts.elementId(neighbour)), ...facts.flowIds(links.map((link) => link.flow))],
    title: titled`${strong(service.name)} has ${counted(operations, 'operation')} and no data of its own`,
    where: located(names),
    why:
      names.length === 1
        ? say`${service.name} only talks to ${listed(names)} in ${context}. It is built, released, watched and called over the network for ${listed((service.operations ?? []).map(({ name }) => name))}, and cannot be changed without it.`
        : say`${service.name} only talks to ${listed(names)} in ${context}. It is built, released, watched and called over the network for ${listed((service.operations ?? []).map(({ name }) => name))}, and cannot be changed without them.`,
  };
}

function hasDataOrAdapts(facts: Facts, slot: number): boolean {
  return facts
    .group(slot)
    .some((member) =>
      Array.from(facts.outgoing(member)).some((flow) => facts.access(flow) !== undefined || facts.element(facts.target(flow))?.kind === 'external'),
    );
}

interface Link {
  readonly flow: number;
  /** The service at the other end. */
  readonly neighbour: number;
}

function linksOf(facts: Facts, slot: number): Link[] {
  return facts.group(slot).flatMap((member) =>
    [...facts.outgoing(member), ...facts.incoming(member)].flatMap((flow) => {
      if (!facts.isSync(flow)) return [];
      const [from, to] = [facts.root(facts.source(flow)), facts.root(facts.target(flow))];
      return [{ flow, neighbour: from === facts.root(slot) ? to : from }];
    }),
  );
}

function fixes({ facts, slot, draft }: FixRequest<Values>): readonly Fix[] {
  const traffic = grouped(linksOf(facts, slot), (link) => link.neighbour);
  const amount = (neighbour: number) => (traffic.get(neighbour) ?? []).reduce((sum, link) => sum + callsOf(facts, link.flow), 0);
  const neighbours = facts.inOrder(traffic.keys()).filter((neighbour) => isService(facts.element(neighbour)));
  return neighbours
    .toSorted((a, b) => amount(b) - amount(a))
    .map((neighbour) => {
      const id = `merge-into-${facts.elementId(neighbour)}`;
      const merged = draft(id);
      mergeInto(facts, merged, slot, neighbour);
      return { id, title: say`${facts.name(neighbour)} takes over ${facts.name(slot)}`, edits: merged.edits };
    })
    .slice(0, 3);
}

const callsOf = (facts: Facts, flow: number): number => {
  const times = facts.call(flow)?.callsPerRequest;
  return times === 'per-item' ? 10 : (times ?? 1);
};
