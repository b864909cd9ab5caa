import type { ContextRelation } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { plain, strong } from '../../wording/text.ts';

export const invalidContextRelationship = defineRule({
  id: 'invalid-context-relationship',
  title: 'Invalid context relationship',
  summary: 'Two parts of a relation between bounded contexts contradict each other.',
  group: 'Observability, delivery, context map',
  severity: 'error',
  confidence: 'S',
  parameters: {},
  sources: ['CML'],
  docs: {
    wrong:
      'A customer-supplier relation whose downstream is a conformist, or whose upstream is an open host service; or a relation of a bounded context with itself. An upstream-downstream relation may have all of these roles, and a customer-supplier relation may have a published language and an anti-corruption layer.',
    why: 'A customer has a say in what the supplier plans. A conformist has given that up, and an open host serves everybody alike, so the map promises the downstream team something that it does not have.',
    fix: 'Decide what holds: a plain upstream-downstream relation that keeps the role, or customer and supplier without it. A relation of a context with itself goes.',
    pictures: {
      bad: 'orders(service {name: Order service}) -> ship(service {name: Shipping service}): call; context sales(orders) {name: Sales}; context delivery(ship) {name: Delivery}; relation delivery -> sales: customer-supplier {downstreamRoles: [CF]}; grid orders ship',
      good: 'orders(service {name: Order service}) -> ship(service {name: Shipping service}): call; context sales(orders) {name: Sales}; context delivery(ship) {name: Delivery}; relation delivery -> sales: upstream-downstream {downstreamRoles: [CF]}; grid orders ship',
    },
  },
  judgement: { each: 'relation', judge },
  fixes,
});

function judge(facts: Facts, id: string, relation: ContextRelation): Verdict | undefined {
  const { upstream, downstream } = relation;
  const [up, down] = [endName(facts, upstream), endName(facts, downstream)];
  if (upstream === downstream) {
    return {
      severity: 'error',
      evidence: [id, upstream],
      title: [strong(up), plain(' has a relation with itself')],
      where: up,
      why: `A relation says what one team may expect of another. Inside of ${up} there is one model and one language, so there is nothing to agree on; if two teams do have to agree there, they are two bounded contexts.`,
    };
  }
  const wrong = contradictions(relation);
  if (wrong.length === 0) return undefined;
  const reasons = wrong.map((role) =>
    role === 'CF'
      ? `${down} takes over the model of ${up} as it is, which a customer does not have to`
      : `${up} offers everybody the same service, which leaves a single customer no say`,
  );
  return {
    severity: 'error',
    evidence: [id, upstream, downstream],
    title: [
      strong(`${up} → ${down}`),
      plain(` is customer-supplier, with ${wrong.map((role) => (role === 'CF' ? 'a conformist' : 'an open host service')).join(' and ')}`),
    ],
    where: `${up}, ${down}`,
    why: `As customer, ${down} has a say in what ${up} plans; but ${reasons.join(', and ')}. One of the two is not true, and people who plan by this map rely on the wrong one.`,
  };
}

type Role = 'CF' | 'OHS';

/** Roles that a customer and its supplier cannot have. */
function contradictions({ type, upstreamRoles, downstreamRoles }: ContextRelation): Role[] {
  if (type !== 'customer-supplier') return [];
  return [...(downstreamRoles?.includes('CF') ? ['CF' as const] : []), ...(upstreamRoles?.includes('OHS') ? ['OHS' as const] : [])];
}

const endName = (facts: Facts, id: string): string => facts.design.contexts[id]?.name ?? facts.design.elements[id]?.name ?? id;

function fixes({ facts, finding, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const relation = facts.design.relations[finding.subject];
  if (!relation) return [];
  if (relation.upstream === relation.downstream) {
    const removed = draft('remove');
    removed.remove('relations', finding.subject);
    return [{ id: 'remove', title: `Remove the relation of ${endName(facts, relation.upstream)} with itself`, edits: removed.edits }];
  }
  const roles = contradictions(relation).map((role) => (role === 'CF' ? 'conformist' : 'open host service'));
  const kept = draft('keep-roles');
  kept.update('relations', finding.subject, { type: 'upstream-downstream' });
  const dropped = draft('drop-roles');
  dropped.update('relations', finding.subject, {
    ...(relation.downstreamRoles?.includes('CF') && { downstreamRoles: without(relation.downstreamRoles, 'CF') }),
    ...(relation.upstreamRoles?.includes('OHS') && { upstreamRoles: without(relation.upstreamRoles, 'OHS') }),
  });
  return [
    { id: 'keep-roles', title: `Upstream and downstream, with ${roles.join(' and ')}`, edits: kept.edits },
    { id: 'drop-roles', title: `Customer and supplier, without ${roles.join(' and ')}`, edits: dropped.edits },
  ];
}

/** The list without one role; no list where it was the only one. */
function without<T>(roles: readonly T[], role: T): T[] | null {
  const rest = roles.filter((other) => other !== role);
  return rest.length > 0 ? rest : null;
}
