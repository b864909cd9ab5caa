import type { ContextRelation } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { listed, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled, type TitlePart } from '../../wording/title.ts';

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
      title: titled`${strong(up)} has a relation with itself`,
      where: up,
      why: say`A relation says what one team may expect of another. Inside of ${up} there is one model and one language, so there is nothing to agree on; if two teams do have to agree there, they are two bounded contexts.`,
    };
  }
  const wrong = contradictions(relation);
  if (wrong.length === 0) return undefined;
  return {
    severity: 'error',
    evidence: [id, upstream, downstream],
    title: titleOf(strong(`${up} → ${down}`), wrong),
    where: `${up}, ${down}`,
    why: reasonOf(up, down, wrong),
  };
}

function titleOf(relation: TitlePart, wrong: readonly Role[]): readonly TitlePart[] {
  if (wrong.length > 1) return titled`${relation} is customer-supplier, with a conformist and an open host service`;
  return wrong.includes('CF')
    ? titled`${relation} is customer-supplier, with a conformist`
    : titled`${relation} is customer-supplier, with an open host service`;
}

function reasonOf(up: string, down: string, wrong: readonly Role[]): string {
  if (wrong.length > 1)
    return say`As customer, ${down} has a say in what ${up} plans; but ${down} takes over the model of ${up} as it is, which a customer does not have to, and ${up} offers everybody the same service, which leaves a single customer no say. One of the two is not true, and people who plan by this map rely on the wrong one.`;
  return wrong.includes('CF')
    ? say`As customer, ${down} has a say in what ${up} plans; but ${down} takes over the model of ${up} as it is, which a customer does not have to. One of the two is not true, and people who plan by this map rely on the wrong one.`
    : say`As customer, ${down} has a say in what ${up} plans; but ${up} offers everybody the same service, which leaves a single customer no say. One of the two is not true, and people who plan by this map rely on the wrong one.`;
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
    return [{ id: 'remove', title: say`Remove the relation of ${endName(facts, relation.upstream)} with itself`, edits: removed.edits }];
  }
  const roles = contradictions(relation).map((role) => (role === 'CF' ? say`conformist` : say`open host service`));
  const kept = draft('keep-roles');
  kept.update('relations', finding.subject, { type: 'upstream-downstream' });
  const dropped = draft('drop-roles');
  dropped.update('relations', finding.subject, {
    ...(relation.downstreamRoles?.includes('CF') && { downstreamRoles: without(relation.downstreamRoles, 'CF') }),
    ...(relation.upstreamRoles?.includes('OHS') && { upstreamRoles: without(relation.upstreamRoles, 'OHS') }),
  });
  return [
    { id: 'keep-roles', title: say`Upstream and downstream, with ${listed(roles)}`, edits: kept.edits },
    { id: 'drop-roles', title: say`Customer and supplier, without ${listed(roles)}`, edits: dropped.edits },
  ];
}

/** The list without one role; no list where it was the only one. */
function without<T>(roles: readonly T[], role: T): T[] | null {
  const rest = roles.filter((other) => other !== role);
  return rest.length > 0 ? rest : null;
}
