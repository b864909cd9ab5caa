import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import { sharedUnits } from '../../facts/sharing.ts';
import type { Fix } from '../../finding.ts';
import { callOwners, feedStores, moveToOwnStores, sharesOf, type Share } from '../../fixing/ownStores.ts';
import type { FixRequest } from '../../rule.ts';
import { listed } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';

/**
 * A replica fed by events · an owner that the rest call. Where others than the owner write, a copy would lose what they write, so the owner comes first,
 * then a store for each; the other way round where the store is all that they have, and is shared for want of another.
 */
export function sharedDatabaseFixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const units = sharedUnits(facts, slot).filter((unit) => finding.question || !unit.isUncertain);
  const shares = sharesOf(facts, slot, units);
  const owners = facts.inOrder(shares.map((share) => share.owner)).map((root) => facts.name(root));
  const others = facts.inOrder(shares.map((share) => share.sharer.root)).map((root) => facts.name(root));
  const who = listed(others, 3);

  const fed = draft('replica');
  moveToOwnStores(facts, fed, slot, shares);
  const wiring = feedStores(facts, fed, shares);
  const feeds = listed([...new Set(facts.inOrder(shares.map((share) => share.owner)).map((owner) => wiring.feedName(owner)))], 2);

  const owned = draft('owner');
  callOwners(facts, owned, shares);

  const replica: Fix = {
    id: 'replica',
    title: others.length === 1 ? say`${who} gets its own store, fed by ${feeds}` : say`${who} get stores of their own, fed by ${feeds}`,
    edits: fed.edits,
  };
  const owner: Fix = {
    id: 'owner',
    title: ownersTitle(listed(owners, 2), owners.length, who, others.length),
    edits: owned.edits,
  };
  if (!shares.some((share) => share.sharer.writes)) return [replica, owner];
  const apart = draft('own-stores');
  moveToOwnStores(facts, apart, slot, shares);
  const ownStores: Fix = {
    id: 'own-stores',
    title: others.length === 1 ? say`${who} gets its own store, with data of its own` : say`${who} get stores of their own, with data of their own`,
    edits: apart.edits,
  };
  return shares.every((share) => isAllItHas(facts, share)) ? [ownStores, owner, replica] : [owner, ownStores, replica];
}

function ownersTitle(owners: string, howMany: number, others: string, callers: number): string {
  if (howMany === 1) return callers === 1 ? say`${owners} owns the data, ${others} calls it` : say`${owners} owns the data, ${others} call it`;
  return callers === 1 ? say`${owners} own the data, ${others} calls them` : say`${owners} own the data, ${others} call them`;
}

/** Whether a sharer keeps aggregates of its own in a store of which nobody names the tables, and has no other store for them. */
function isAllItHas(facts: Facts, { sharer, owner, flow, schemas }: Share): boolean {
  const store = facts.target(flow);
  const aggregates = (root: number) => facts.group(root).flatMap((member) => elementAggregates(facts, member));
  const own = aggregates(sharer.root);
  if (!sharer.writes || schemas !== undefined || facts.access(flow)?.schemas !== undefined || own.length === 0) return false;
  const theirs = aggregates(owner);
  const others = facts.group(sharer.root).flatMap((member) => Array.from(facts.outgoing(member)).filter((used) => facts.access(used)));
  return !own.some((name) => theirs.includes(name)) && others.every((used) => facts.target(used) === store || isCache(facts, facts.target(used)));
}

function elementAggregates(facts: Facts, slot: number): readonly string[] {
  const element = facts.element(slot);
  return isService(element) ? (element.aggregates ?? []) : [];
}

function isCache(facts: Facts, slot: number): boolean {
  const element = facts.element(slot);
  return element?.kind === 'datastore' && element.variant === 'cache';
}
