import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { callsBetween, decouple, decouplingCost } from '../../fixing/decouple.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { coined, subjectOf } from '../../fixing/names.ts';
import { serviceLike } from '../../fixing/split.ts';
import type { FixRequest } from '../../rule.ts';
import { listed } from '../../wording/text.ts';
import { inEnglish, say } from '../../../speech/index.ts';

/** The calls of each service that waits, in the order of ids. */
export function callsByCaller(facts: Facts, slot: number): Map<number, number[]> {
  const flows = facts.group(slot).flatMap((member) => Array.from(facts.incoming(member)).filter((flow) => facts.isSync(flow)));
  const callers = facts.inOrder(flows.map((flow) => facts.root(facts.source(flow))));
  return new Map(callers.map((caller) => [caller, callsBetween(facts, caller, slot)]));
}

/** Copies for as many callers as it takes · a service of their own for half of them, where that leaves two that are no hubs. */
export function hubFixes({ facts, slot, draft, values }: FixRequest<{ readonly callers: number }>): readonly Fix[] {
  const calls = callsByCaller(facts, slot);
  const proposed = [replicate(facts, draft('replicate'), calls, values.callers)];
  if (calls.size <= 2 * (values.callers - 1)) proposed.push(...split(facts, draft('split'), slot, calls));
  return proposed;
}

/** Cuts the callers that can live without the answer most cheaply, those that only ask first. */
function replicate(facts: Facts, edited: FixDraft, calls: ReadonlyMap<number, readonly number[]>, limit: number): Fix {
  const ranked = [...calls]
    .map(([caller, flows]) => ({ caller, flows, isAsked: flows.every((flow) => facts.call(flow)?.intent !== 'command'), cost: costOf(facts, flows) }))
    .sort((a, b) => Number(b.isAsked) - Number(a.isAsked) || a.cost - b.cost);
  const cut = ranked.slice(0, ranked.length - limit + 1);
  const names = namesOf(
    facts,
    cut.map(({ caller }) => caller),
  );
  decouple(
    facts,
    edited,
    cut.flatMap(({ flows }) => flows),
    (flow) => (facts.call(flow)?.intent === 'command' ? 'publish' : 'replicate'),
  );
  const title = cut.length === 1 ? say`${names} keeps a copy of what it needs, fed by events` : say`${names} keep copies of what they need, fed by events`;
  return { id: 'replicate', title, edits: edited.edits };
}

const costOf = (facts: Facts, flows: readonly number[]): number => flows.reduce((sum, flow) => sum + decouplingCost(facts, flow), 0);
const namesOf = (facts: Facts, slots: readonly number[]): string =>
  listed(
    facts.inOrder(slots).map((slot) => facts.name(slot)),
    3,
  );

/** Half of the callers, those of the same bounded context together, get a service with a store of its own. */
function split(facts: Facts, edited: FixDraft, slot: number, calls: ReadonlyMap<number, readonly number[]>): Fix[] {
  const hub = facts.element(slot);
  if (hub?.kind !== 'service') return [];
  const contextOf = (caller: number): string => facts.contexts(caller)[0] ?? '';
  const callers = [...calls.keys()].sort((a, b) => (contextOf(a) < contextOf(b) ? -1 : contextOf(a) > contextOf(b) ? 1 : facts.compareElements(a, b)));
  const movers = callers.slice(Math.ceil(callers.length / 2));
  const moved = movers.flatMap((caller) => calls.get(caller) ?? []);
  const asked = operationsOf(facts, moved);
  const kept = operationsOf(
    facts,
    callers.filter((caller) => !movers.includes(caller)).flatMap((caller) => calls.get(caller) ?? []),
  );
  const operations = (hub.operations ?? []).filter(({ name }) => asked.has(name));
  const who = namesOf(facts, movers);
  const name = coined`${hub.name} for ${{ said: who, english: inEnglish(() => namesOf(facts, movers)) }}`;
  const part = serviceLike(hub, { name: name.said, ...(operations.length > 0 && { operations }) });
  const near = facts.elementId(slot);
  const partId = edited.addElement(part, near, edited.newId(name));
  const home = { ...(part.contextIds && { contextIds: part.contextIds }), ...(part.ownerIds && { ownerIds: part.ownerIds }) };
  const storeName = coined`${subjectOf(hub.name)}-for-${subjectOf(facts.name(movers[0] ?? slot))}-db`;
  const storeId = edited.addElement({ kind: 'datastore', name: storeName.said, ...home }, near, edited.newId(storeName));
  edited.addFlow({ kind: 'access', from: partId, to: storeId, mode: 'read-write' });
  for (const flow of facts.flowsInOrder(moved)) edited.update('flows', facts.flowId(flow), { to: partId });
  const gone = operations.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
  if (gone.length > 0) edited.update('elements', near, { operations: (hub.operations ?? []).filter(({ name }) => !gone.includes(name)) });
  return [{ id: 'split', title: say`Split ${hub.name}: a service of their own for ${who}`, edits: edited.edits }];
}

const operationsOf = (facts: Facts, flows: readonly number[]): ReadonlySet<string> => new Set(flows.flatMap((flow) => facts.call(flow)?.operation ?? []));
