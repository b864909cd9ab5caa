import type { ElementOf, FlowOf } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';
import type { FixDraft } from './draft.ts';
import type { NewName } from './names.ts';

/** What a service does, as against how it is run. */
const ITS_OWN: ReadonlySet<string> = new Set([
  'name',
  'description',
  'operations',
  'aggregates',
  'partOfId',
  'deploymentUnit',
  'linesOfCode',
  'releasesPerMonth',
  'tags',
  'unknown',
] satisfies (keyof ElementOf<'service'>)[]);

/** A new service that is run as another one is: its technology, policies, observability and owners, and nothing of what that one does. */
export function serviceLike(model: ElementOf<'service'>, own: Partial<ElementOf<'service'>> & { readonly name: string }): ElementOf<'service'> {
  const run = Object.fromEntries(Object.entries(model).filter(([key]) => !ITS_OWN.has(key)));
  return { kind: 'service', ...run, ...own };
}

/**
 * Gives a part of a service to a new one beside it, with a store of its own. Calls that name an operation of that part go there; gateways that
 * call the old service reach the new one as well. Gives the id of the new service.
 * @param name of the part
 */
export function splitOff(facts: Facts, draft: FixDraft, slot: number, part: ElementOf<'service'>, name: NewName): string {
  const near = facts.elementId(slot);
  const id = draft.addElement(part, near, draft.newId(name));
  const store = draft.addElement(
    {
      kind: 'datastore',
      name: `${name.english
        .replace(/ service$/i, '')
        .toLowerCase()
        .replaceAll(' ', '-')}-db`,
      ...(part.contextIds && { contextIds: part.contextIds }),
      ...(part.ownerIds && { ownerIds: part.ownerIds }),
    },
    near,
  );
  draft.addFlow({ kind: 'access', from: id, to: store, mode: 'read-write' });
  const operations = new Set((part.operations ?? []).map(({ name }) => name));
  for (const flow of facts.flowsInOrder(facts.incoming(slot))) {
    const call = facts.call(flow);
    if (!call) continue;
    if (call.operation !== undefined) {
      if (operations.has(call.operation)) draft.update('flows', facts.flowId(flow), { to: id });
    } else if (facts.element(facts.source(flow))?.kind === 'gateway') draft.addFlow(copyOf(call, id));
  }
  return id;
}

/** The same call of something else; a label may say what is not true there. */
const copyOf = (call: FlowOf<'call'>, to: string): FlowOf<'call'> =>
  Object.fromEntries(Object.entries({ ...call, to }).filter(([key]) => key !== 'label' && key !== 'description')) as FlowOf<'call'>;
