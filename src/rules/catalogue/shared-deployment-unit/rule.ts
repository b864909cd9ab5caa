import { census } from '../../facts/census.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBusiness, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { mergeInto } from '../../fixing/merge.ts';
import { defineRule, type FixRequest, type Occurrence, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const sharedDeploymentUnit = defineRule({
  id: 'shared-deployment-unit',
  title: 'Shared deployment unit',
  summary: 'Several services are released as one.',
  group: 'Boundaries',
  severity: 'warning',
  confidence: 'S',
  parameters: {},
  sources: ['MF', 'MARS'],
  docs: {
    wrong:
      'Two or more business services name the same unit of release. Workers are one with the service that they are part of, sidecars belong to theirs, and services with another role (an adapter, a projection, a backend for a frontend) may ride along with the one that they serve.',
    why: 'None of them can be released, scaled or rolled back alone, so they have the costs of services and the independence of modules.',
    fix: 'Release each of them alone; or, if they always change together, make them one service.',
    pictures: {
      bad: 'orders(service {name: Order service, technology: released as “shop”, deploymentUnit: shop}) -> pay(service {name: Payment service, technology: released as “shop”, deploymentUnit: shop}): call; grid orders pay',
      good: 'orders(service {name: Order service, technology: released alone, deploymentUnit: orders}) -> pay(service {name: Payment service, technology: released alone, deploymentUnit: payments}): call; grid orders pay',
    },
  },
  judgement: { each: 'graph', find, also: (facts) => signature(facts), describe },
  fixes,
});

/** Who is released with whom, as text. */
function signature(facts: Facts): string {
  const { units } = census(facts);
  if (units.size === 0) return '';
  return [...units]
    .map(
      ([unit, members]) =>
        `${unit}\u0000${members
          .filter((slot) => isBusiness(facts.element(slot)))
          .map((slot) => facts.elementId(slot))
          .join(' ')}`,
    )
    .join('\u0001');
}

function find(facts: Facts): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const members of census(facts).units.values()) {
    const elements = facts.inOrder(members.filter((slot) => isBusiness(facts.element(slot))));
    const [subject] = elements;
    if (subject !== undefined && elements.length > 1) found.push({ subject, elements, flows: [] });
  }
  return found;
}

const unitOf = (facts: Facts, slot: number): string | undefined => {
  const element = facts.element(slot);
  return isService(element) ? element.deploymentUnit : undefined;
};

function describe(facts: Facts, { subject, elements }: Occurrence): Verdict {
  const names = elements.map((slot) => facts.name(slot));
  const unit = unitOf(facts, subject) ?? '';
  return {
    severity: 'warning',
    evidence: elements.map((slot) => facts.elementId(slot)),
    title: titled`${strong(listed(names, 3))} are released together as ${strong(unit)}`,
    where: located(names),
    why:
      names.length === 2
        ? say`${listed(names)} are ${counted(names.length, 'service')} in one unit of release, ${unit}. A change to either of them waits until both are ready, a rollback takes back both, and they scale and fail together.`
        : say`${listed(names)} are ${counted(names.length, 'service')} in one unit of release, ${unit}. A change to any of them waits until all are ready, a rollback takes back all, and they scale and fail together.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const unit = unitOf(facts, slot);
  const elements = facts.inOrder((census(facts).units.get(unit ?? '') ?? []).filter((member) => isBusiness(facts.element(member))));
  const apart = draft('own-units');
  for (const member of elements) apart.update('elements', facts.elementId(member), { deploymentUnit: null });
  const names = elements.map((member) => facts.name(member));
  const proposed: Fix[] = [{ id: 'own-units', title: say`${listed(names, 3)} are released each on their own`, edits: apart.edits }];
  const [first, second] = elements;
  if (elements.length === 2 && first !== undefined && second !== undefined && facts.contextRelation(first, second) !== 'different') {
    const [into, gone] = size(facts, first) >= size(facts, second) ? [first, second] : [second, first];
    const merged = draft('merge');
    mergeInto(facts, merged, gone, into);
    proposed.push({ id: 'merge', title: say`${facts.name(into)} takes over ${facts.name(gone)}`, edits: merged.edits });
  }
  return proposed;
}

const size = (facts: Facts, slot: number): number => facts.incoming(slot).length + facts.outgoing(slot).length;
