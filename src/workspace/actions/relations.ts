import { listWords, t } from '../../language/index.ts';
import { add, allIds, newId, type ContextRelation, type Design } from '../../model/index.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import { view } from '../stores/view.ts';
import type { Made } from './add.ts';
import { applyAdd } from './records.ts';
import { nameOf } from './names.ts';

/** With what a bounded context or an external system may be related: one side at least is a context. */
export function relationPartners(design: Design, fromId: string): readonly string[] {
  const contexts = Object.keys(design.contexts).filter((id) => id !== fromId);
  if (!Object.hasOwn(design.contexts, fromId)) return Object.hasOwn(design.elements, fromId) ? contexts : [];
  return [...contexts, ...Object.keys(design.elements).filter((id) => design.elements[id]?.kind === 'external')];
}

/**
 * A relation between two bounded contexts, or a context and an external system. Where the two are related already nothing is made: the
 * relation that is there is selected, and a notice says so.
 */
export function addRelation(upstream: string, downstream: string, type: ContextRelation['type'] = 'upstream-downstream'): Made {
  const { design } = useDesign.getState();
  const between = listWords([nameOf(design, upstream), nameOf(design, downstream)]);
  const there = Object.keys(design.relations).find((id) => joins(design.relations[id], upstream, downstream));
  if (there !== undefined) {
    view.select([there]);
    notices.show({ id: 'related', tone: 'info', title: t('{{names}} are related already', { names: between }), detail: t('Their relation is selected.') });
    return { ok: true, id: there };
  }
  const id = newId(`${nameOf(design, upstream)}-${nameOf(design, downstream)}`, allIds(design), Math.random);
  return applyAdd([add('relations', id, { upstream, downstream, type })], id, t('Relate {{names}}', { names: between }));
}

const joins = (relation: ContextRelation | undefined, a: string, b: string): boolean =>
  relation !== undefined && ((relation.upstream === a && relation.downstream === b) || (relation.upstream === b && relation.downstream === a));
