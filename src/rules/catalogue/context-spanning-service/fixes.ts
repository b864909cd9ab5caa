import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { type FixDraft } from '../../fixing/draft.ts';
import { serviceLike } from '../../fixing/split.ts';
import type { FixRequest } from '../../rule.ts';
import { capitalised, counted } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';

/** More contexts than that to belong to are no proposal any more. */
const MOST_PROPOSALS = 3;

/** A service for each context with the relation between them · only one context, the one with the most neighbours first. */
export function contextSpanningFixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const service = facts.element(slot);
  if (service?.kind !== 'service') return [];
  const claims = claimsOf(facts, slot);
  const contexts = [...new Set(service.contextIds)].toSorted((a, b) => (claims.get(b) ?? 0) - (claims.get(a) ?? 0));
  const [home = ''] = contexts;
  const split = draft('split');
  split.update('elements', facts.elementId(slot), { contextIds: [home] });
  for (const context of contexts.slice(1)) splitOffContext(facts, split, slot, home, context);
  return [
    { id: 'split', title: say`${capitalised(counted(contexts.length, 'service'))}, one for each context`, edits: split.edits },
    ...contexts.slice(0, MOST_PROPOSALS).map((context) => {
      const only = draft(`only-${context}`);
      only.update('elements', facts.elementId(slot), { contextIds: [context] });
      return { id: `only-${context}`, title: say`${service.name} belongs to ${facts.contextName(context)} alone`, edits: only.edits };
    }),
  ];
}

/** How many flows lead from a service to elements that are in one of the contexts only. */
function claimsOf(facts: Facts, slot: number): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const flow of [...facts.outgoing(slot), ...facts.incoming(slot)]) {
    const other = facts.source(flow) === slot ? facts.target(flow) : facts.source(flow);
    const [context, ...more] = facts.contexts(other);
    if (context !== undefined && more.length === 0) claims.set(context, (claims.get(context) ?? 0) + 1);
  }
  return claims;
}

function splitOffContext(facts: Facts, draft: FixDraft, slot: number, home: string, context: string): void {
  const service = facts.element(slot);
  if (service?.kind !== 'service') return;
  const record = serviceLike(service, { name: `${service.name} (${facts.contextName(context)})`, contextIds: [context] });
  const id = draft.addElement(record, facts.elementId(slot));
  for (const flow of facts.flowsInOrder([...facts.outgoing(slot), ...facts.incoming(slot)])) {
    const isSource = facts.source(flow) === slot;
    const own = facts.contexts(isSource ? facts.target(flow) : facts.source(flow));
    if (own.length === 1 && own[0] === context) draft.update('flows', facts.flowId(flow), isSource ? { from: id } : { to: id });
  }
  const isRelated = Object.values(facts.design.relations).some(
    ({ upstream, downstream }) => (upstream === home && downstream === context) || (upstream === context && downstream === home),
  );
  if (!isRelated) draft.addRelation({ upstream: home, downstream: context, type: 'upstream-downstream' });
}
