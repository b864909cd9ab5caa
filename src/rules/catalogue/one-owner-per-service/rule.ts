import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { compareIds } from '../../facts/ids.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { counted, listed, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** More proposals than that are a list of all teams. */
const MOST_PROPOSALS = 3;

export const oneOwnerPerService = defineRule({
  id: 'one-owner-per-service',
  title: 'One owner per service',
  summary: 'A service belongs to exactly one team.',
  group: 'Observability, delivery, context map',
  severity: 'error',
  confidence: 'S',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A service names two or more teams as its owners, its workers included; or, in a design that has teams, none: neither itself nor the service that it is part of nor its bounded context has a team. Infrastructure does not count, and in a design without teams nobody is asked.',
    why: 'With two owners every change waits for two plans and nobody is called at night; without one the service is changed by all and repaired by none.',
    fix: 'Name the one team that answers for it, or split the service along the line between the two.',
    pictures: {
      bad: 'orders(service {name: Order service}); team blue(orders) {name: Team Blue}; team red(orders) {name: Team Red}',
      good: 'orders(service {name: Order service}) -> ship(service {name: Shipping service}); team blue(orders) {name: Team Blue}; team red(ship) {name: Team Red}',
    },
  },
  reads: ['teams'],
  judgement: { each: 'element', kinds: ['service'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const service = facts.element(slot);
  if (service?.kind !== 'service' || facts.root(slot) !== slot || facts.isInfrastructure(slot)) return undefined;
  const group = facts.group(slot);
  if (group.length === 1 && service.ownerIds?.length === 1) return undefined;
  const owners = ownersOf(facts, slot);
  if (owners.length > 1) return shared(facts, slot, owners);
  if (owners.length === 1 || teamCount(facts) === 0 || facts.teams(slot).length > 0) return undefined;
  return unowned(facts, slot);
}

/** Teams that the service and its workers name themselves, in the order of ids. */
function ownersOf(facts: Facts, slot: number): readonly string[] {
  const owners: string[] = [];
  for (const member of facts.group(slot)) {
    for (const id of facts.element(member)?.ownerIds ?? []) if (!owners.includes(id)) owners.push(id);
  }
  return owners.sort(compareIds);
}

const known = new WeakMap<Facts, { readonly version: number; readonly teams: number }>();

/** Looked up once for each state of the design, however many services ask. */
function teamCount(facts: Facts): number {
  const before = known.get(facts);
  if (before?.version === facts.version) return before.teams;
  const teams = Object.keys(facts.design.teams).length;
  known.set(facts, { version: facts.version, teams });
  return teams;
}

const teamName = (facts: Facts, id: string): string => facts.design.teams[id]?.name ?? id;

function shared(facts: Facts, slot: number, owners: readonly string[]): Verdict {
  const names = owners.map((id) => teamName(facts, id));
  const members = facts.inOrder(facts.group(slot)).filter((member) => member !== slot && (facts.element(member)?.ownerIds ?? []).length > 0);
  return {
    severity: 'error',
    evidence: [slot, ...members].map((member) => facts.elementId(member)),
    title: titled`${strong(facts.name(slot))} has ${counted(owners.length, 'owner')}: ${listed(names)}`,
    where: facts.name(slot),
    why:
      owners.length === 2
        ? say`${listed(names)} both own ${facts.name(slot)}. Every change to it waits for ${owners.length} plans, each can break what another has just released, and when it fails at night nobody is the one who is called.`
        : say`${listed(names)} all own ${facts.name(slot)}. Every change to it waits for ${owners.length} plans, each can break what another has just released, and when it fails at night nobody is the one who is called.`,
  };
}

function unowned(facts: Facts, slot: number): Verdict {
  const service = facts.element(slot);
  const isUnknown = service !== undefined && policyState(service, 'ownerIds') === 'unknown';
  const name = facts.name(slot);
  const teams = teamCount(facts);
  return {
    severity: 'info',
    question: isUnknown,
    evidence: [facts.elementId(slot)],
    title: isUnknown ? titled`Which team owns ${strong(name)}?` : titled`${strong(name)} has no owner`,
    where: name,
    why: isUnknown
      ? say`The source that this was imported from does not say who owns ${name}. The design has ${counted(teams, 'team')}, and a service without an owner is changed by all and repaired by none.`
      : say`The design has ${counted(teams, 'team')}, and none of them owns ${name} or its bounded context. A service without an owner is changed by all and repaired by none.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const owners = ownersOf(facts, slot);
  const candidates = owners.length > 1 ? owners : Object.keys(facts.design.teams).sort(compareIds);
  const claims = claimsOf(facts, slot);
  const claim = (team: string) => claims.get(team) ?? 0;
  return candidates
    .toSorted((a, b) => claim(b) - claim(a))
    .slice(0, MOST_PROPOSALS)
    .map((team) => {
      const owned = draft(`owner-${team}`);
      owned.update('elements', facts.elementId(slot), { ownerIds: [team] });
      for (const member of facts.inOrder(facts.group(slot))) {
        if (member !== slot && facts.element(member)?.ownerIds !== undefined) owned.update('elements', facts.elementId(member), { ownerIds: null });
      }
      return { id: `owner-${team}`, title: say`${teamName(facts, team)} owns ${facts.name(slot)}`, edits: owned.edits };
    });
}

/** How much speaks for a team: that it has the service's context, owns its neighbours there, owns other neighbours. */
function claimsOf(facts: Facts, slot: number): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  const claim = (team: string, weight: number) => claims.set(team, (claims.get(team) ?? 0) + weight);
  for (const id of facts.contexts(slot)) {
    const team = facts.design.contexts[id]?.teamId;
    if (team !== undefined) claim(team, 100);
  }
  const neighbours = new Set([...facts.outgoing(slot)].map((flow) => facts.target(flow)).concat([...facts.incoming(slot)].map((flow) => facts.source(flow))));
  for (const neighbour of neighbours) {
    const weight = facts.contextRelation(slot, neighbour) === 'same' ? 10 : 1;
    for (const team of facts.teams(neighbour)) claim(team, weight);
  }
  return claims;
}
