import type { ElementOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOutside, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defaultBreaker, fallbackFor, needsBreaker, suggestedTimeoutMs } from '../../fixing/callPolicies.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { homeOf } from '../../fixing/events.ts';
import { encrypted, isAnybody, limited } from '../../fixing/boundary.ts';
import { calls, gatewayFor } from '../../fixing/gateways.ts';
import { serviceName } from '../../fixing/names.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const directStoreAccess = defineRule({
  id: 'direct-store-access',
  title: 'Direct store access',
  summary: 'Something that is no service reaches into a store.',
  group: 'Data',
  severity: 'error',
  confidence: 'S',
  parameters: {},
  sources: ['DOC', 'MF'],
  docs: {
    wrong:
      'A client, gateway, external system or scheduler reads or writes a store. Not counted: a cache that only gateways use, objects that a client fetches or uploads with a signed address, platform services, a scheduler’s store of its own, and infrastructure that watches a store.',
    why: 'Nobody stands between: no rule of the domain, no check of rights, no version of the interface. The store can never change its shape again.',
    fix: 'Let the service that owns the data answer instead; where there is none, put one in front of the store.',
    pictures: {
      bad: 'grid orders order-db | bureau .; bureau(external {name: Credit bureau}) -> order-db(datastore): access {label: reads, mode: read}; orders(service {name: Order service}) -> order-db: access {mode: read-write}',
      good: 'grid orders order-db | bureau .; bureau(external {name: Credit bureau}) -> orders(service {name: Order service}): call {label: asks, tls: true}; orders -> order-db(datastore): access {mode: read-write}',
    },
  },
  judgement: { each: 'element', kinds: ['client', 'gateway', 'external', 'scheduler'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const flows = directAccesses(facts, slot);
  const [only] = flows;
  if (only === undefined) return undefined;
  const name = facts.name(slot);
  const stores = targetNames(facts, flows);
  return {
    severity: 'error',
    evidence: callEvidence(facts, slot, flows),
    title:
      flows.length === 1
        ? titled`${flowTitle(facts, only)} reaches a store directly`
        : titled`${strong(name)} reaches ${counted(stores.length, 'store')} directly`,
    where: located(stores),
    why:
      stores.length === 1
        ? say`${name} is no service, and works on ${listed(stores)} without one in between: no rule of the domain and no check of rights applies, and ${listed(stores)} can never change its shape without breaking ${name}.`
        : say`${name} is no service, and works on ${listed(stores)} without one in between: no rule of the domain and no check of rights applies, and ${listed(stores)} can never change their shape without breaking ${name}.`,
  };
}

function directAccesses(facts: Facts, slot: number): number[] {
  return facts.flowsInOrder(Array.from(facts.outgoing(slot)).filter((flow) => facts.access(flow) && !isFine(facts, slot, facts.target(flow))));
}

function isFine(facts: Facts, slot: number, storeSlot: number): boolean {
  const element = facts.element(slot);
  const store = facts.element(storeSlot);
  if (store?.kind !== 'datastore') return true;
  switch (element?.kind) {
    case 'client':
      return store.variant === 'object';
    case 'gateway':
      return store.variant === 'cache' && ownersOf(facts, storeSlot).length === 0;
    case 'external':
      return element.platform === true;
    default:
      return ownersOf(facts, storeSlot).length === 0;
  }
}

function ownersOf(facts: Facts, store: number): number[] {
  const roots = Array.from(facts.incoming(store)).flatMap((flow) =>
    facts.access(flow) && isService(facts.element(facts.source(flow))) ? [facts.root(facts.source(flow))] : [],
  );
  return facts.inOrder(roots);
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const flows = directAccesses(facts, slot);
  const edited = draft('owner');
  const owners = new Map<number, Owner>();
  const called = new Set<string>();
  for (const flow of flows) {
    const store = facts.target(flow);
    const owner = owners.get(store) ?? ownerFor(facts, edited, store, meets(facts, slot));
    owners.set(store, owner);
    edited.remove('flows', facts.flowId(flow));
    if (!called.has(owner.id)) call(facts, edited, flow, owner);
    called.add(owner.id);
  }
  const names = listed([...new Set([...owners.values()].map(({ name }) => name))]);
  const isNew = [...owners.values()].some(({ slot: known }) => known < 0);
  return [
    {
      id: 'owner',
      title: isNew ? say`Put ${names} in front of ${listed(targetNames(facts, flows))}` : say`${facts.name(slot)} asks ${names} instead`,
      edits: edited.edits,
    },
  ];
}

interface Owner {
  readonly id: string;
  readonly name: string;
  /** -1 for a service that the fix adds. */
  readonly slot: number;
}

/** Whether whoever answers here meets callers that nobody has authenticated: no gateway does it before. */
const meets = (facts: Facts, slot: number): boolean =>
  isAnybody(facts.element(slot)) && !(facts.element(slot)?.kind === 'client' && gatewayFor(facts, slot) >= 0);

/** The service that reaches the store already, one of the store's own context first; else a new one. */
function ownerFor(facts: Facts, draft: FixDraft, store: number, meetsAnybody: boolean): Owner {
  const owners = ownersOf(facts, store);
  const owner = owners.find((candidate) => facts.contextRelation(candidate, store) === 'same') ?? owners[0];
  if (owner !== undefined) {
    const element = facts.element(owner);
    const isOpen = isService(element) && element.authentication === undefined && element.publicContent !== true;
    if (meetsAnybody && isOpen) draft.update('elements', facts.elementId(owner), { authentication: true });
    return { id: facts.elementId(owner), name: facts.name(owner), slot: owner };
  }
  const name = serviceName(facts.name(store));
  const service: ElementOf<'service'> = { kind: 'service', name: name.said, ...(meetsAnybody && { authentication: true }), ...homeOf(facts, store) };
  const id = draft.addElement(service, facts.elementId(store), draft.newId(name));
  draft.addFlow({ kind: 'access', from: id, to: facts.elementId(store), mode: 'read-write' });
  return { id, name: name.said, slot: -1 };
}

/** Lets the source ask the owner; a client goes through the gateway where there is one. */
function call(facts: Facts, draft: FixDraft, flow: number, owner: Owner): void {
  const slot = facts.source(flow);
  const intent = facts.access(flow)?.mode === 'read' ? { intent: 'query' as const } : {};
  const gateway = facts.element(slot)?.kind === 'client' ? gatewayFor(facts, slot) : -1;
  if (gateway >= 0 && !calls(facts, slot, facts.elementId(gateway)))
    draft.addFlow({ kind: 'call', from: facts.elementId(slot), to: facts.elementId(gateway), ...encrypted(facts) });
  const caller = gateway >= 0 ? gateway : slot;
  if (calls(facts, caller, owner.id)) return;
  const timeout = owner.slot >= 0 ? suggestedTimeoutMs(facts, caller, owner.slot) : suggestedTimeoutMs(facts, caller, facts.target(flow));
  const isGuarded = facts.element(caller)?.kind === 'gateway' && (owner.slot < 0 || needsBreaker(facts, caller, owner.slot));
  draft.addFlow({
    kind: 'call',
    from: facts.elementId(caller),
    to: owner.id,
    ...intent,
    ...(isOutside(facts.element(caller)) ? { ...encrypted(facts), ...limited(facts, facts.element(caller)) } : { timeout: { ms: timeout } }),
    ...(isGuarded && { circuitBreaker: defaultBreaker(), fallback: fallbackFor(intent.intent) }),
  });
}
