import type { Facts } from '../facts/facts.ts';
import type { Sharer, SharedUnit } from '../facts/sharing.ts';
import { defaultBreaker, fallbackFor, needsBreaker, suggestedTimeoutMs } from './callPolicies.ts';
import type { FixDraft } from './draft.ts';
import { addStore, EventWiring, storeName } from './events.ts';
import { subjectOf } from './names.ts';

/** What a sharer that does not own the data has to give up: its accesses, and the tables of each that are shared. */
export interface Share {
  readonly sharer: Sharer;
  readonly owner: number;
  readonly flow: number;
  /** Tables to give up; `undefined` for the whole access. */
  readonly schemas: readonly string[] | undefined;
}

/** What has to be given up so that every part of a store has one owner. */
export function sharesOf(facts: Facts, store: number, units: readonly SharedUnit[]): Share[] {
  const shares = new Map<number, Share>();
  for (const unit of units) {
    const owner = ownerOf(facts, store, unit.sharers);
    for (const sharer of unit.sharers) {
      if (sharer.root === owner) continue;
      for (const flow of sharer.flows) {
        const own = facts.access(flow)?.schemas ?? [];
        const known = shares.get(flow);
        const schemas = unit.schema === undefined || own.length === 0 ? undefined : [...(known?.schemas ?? []), unit.schema];
        shares.set(flow, { sharer, owner: known?.owner ?? owner, flow, schemas: schemas?.length === own.length ? undefined : schemas });
      }
    }
  }
  return [...shares.values()];
}

/** Who keeps the store: of its own context and name if there is one, else who writes, a monolith first: what is cut out of it moves. Else the smallest id. */
function ownerOf(facts: Facts, store: number, sharers: readonly Sharer[]): number {
  const contexts = facts.contexts(store);
  const subject = subjectOf(facts.name(store));
  const claim = ({ root, writes, contexts: own }: Sharer) =>
    (own.some((id) => contexts.includes(id)) ? 8 : 0) +
    (subjectOf(facts.name(root)) === subject ? 4 : 0) +
    (writes ? 2 : 0) +
    (facts.element(root)?.kind === 'monolith' ? 1 : 0);
  return sharers.reduce((best, sharer) => (claim(sharer) > claim(best) ? sharer : best), sharers[0] as Sharer).root;
}

/** Gives those who are not the owner stores of their own, as the shared one is. */
export function moveToOwnStores(facts: Facts, draft: FixDraft, store: number, shares: readonly Share[]): void {
  const element = facts.element(store);
  const stores = new Map<number, string>();
  for (const share of shares) {
    const { root } = share.sharer;
    const own = stores.get(root) ?? addStore(facts, draft, root, element?.kind === 'datastore' ? element : undefined, storeName(facts, root), false);
    stores.set(root, own);
    const access = facts.access(share.flow);
    if (!access) continue;
    if (share.schemas === undefined) draft.update('flows', facts.flowId(share.flow), { to: own });
    else {
      giveUp(facts, draft, share);
      draft.addFlow({ kind: 'access', from: access.from, to: own, ...(access.mode && { mode: access.mode }), schemas: [...share.schemas] });
    }
  }
}

/** Fills those stores with the events of the owners. Gives the wiring, which knows what it used. */
export function feedStores(facts: Facts, draft: FixDraft, shares: readonly Share[]): EventWiring {
  const wiring = new EventWiring(facts, draft);
  for (const share of shares) wiring.feed(share.owner, facts.source(share.flow));
  return wiring;
}

/** Lets those who are not the owner ask the owner. */
export function callOwners(facts: Facts, draft: FixDraft, shares: readonly Share[]): void {
  const called = new Set<string>();
  for (const share of shares) {
    giveUp(facts, draft, share);
    const from = facts.source(share.flow);
    const key = `${from} ${share.owner}`;
    if (called.has(key) || calls(facts, from, share.owner)) continue;
    called.add(key);
    const intent = share.sharer.writes ? undefined : ('query' as const);
    draft.addFlow({
      kind: 'call',
      from: facts.elementId(from),
      to: facts.elementId(share.owner),
      ...(intent && { intent }),
      timeout: { ms: suggestedTimeoutMs(facts, from, share.owner) },
      ...(needsBreaker(facts, from, share.owner) && { circuitBreaker: defaultBreaker(), fallback: fallbackFor(intent) }),
    });
  }
}

function giveUp(facts: Facts, draft: FixDraft, { flow, schemas }: Share): void {
  if (schemas === undefined) draft.remove('flows', facts.flowId(flow));
  else draft.update('flows', facts.flowId(flow), { schemas: (facts.access(flow)?.schemas ?? []).filter((schema) => !schemas.includes(schema)) });
}

const calls = (facts: Facts, from: number, to: number): boolean =>
  Array.from(facts.outgoing(from)).some((flow) => facts.call(flow) && facts.root(facts.target(flow)) === to);
