import type { Design } from '../../model/index.ts';
import { recordAt } from '../records.ts';

/** The name of any record for a person: of a flow and a relation its two ends, of the whole design its own. */
export function nameOf(design: Design, id: string): string {
  if (id === 'meta') return design.meta.name;
  const flow = recordAt(design.flows, id);
  if (flow) return `${nameOf(design, flow.from)} → ${nameOf(design, flow.to)}`;
  const relation = recordAt(design.relations, id);
  if (relation) return `${nameOf(design, relation.upstream)} → ${nameOf(design, relation.downstream)}`;
  const { elements, contexts, teams, messages, sagas, scenarios, migrations } = design;
  for (const records of [elements, contexts, teams, messages, sagas, scenarios, migrations]) {
    const record: { readonly name: string } | undefined = recordAt<{ readonly name: string }>(records, id);
    if (record) return record.name;
  }
  return id;
}
