import { boxOf } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';

/** The design with its records in the order in which one reads the picture: by row, then by column, then by id. The order in which they were made does not count. */
export function inReadingOrder(design: Design): Design {
  const place = new Map<string, number>();
  const placed = <T>(records: { readonly [id: string]: T }): { readonly [id: string]: T } => {
    const sorted = Object.keys(records)
      .map((id) => ({ id, box: boxOf(design, id) }))
      .sort((a, b) => (a.box?.y ?? 0) - (b.box?.y ?? 0) || (a.box?.x ?? 0) - (b.box?.x ?? 0) || (a.id < b.id ? -1 : 1));
    for (const { id } of sorted) place.set(id, place.size);
    return picked(
      records,
      sorted.map(({ id }) => id),
    );
  };
  const contexts = placed(design.contexts);
  const elements = placed(design.elements);
  const at = (id: string) => place.get(id) ?? 0;
  const flows = Object.entries(design.flows).sort(([a, left], [b, right]) => at(left.from) - at(right.from) || at(left.to) - at(right.to) || (a < b ? -1 : 1));
  return { ...design, contexts, elements, flows: Object.fromEntries(flows), sagas: picked(design.sagas, Object.keys(design.sagas).sort()) };
}

function picked<T>(records: { readonly [id: string]: T }, ids: readonly string[]): { readonly [id: string]: T } {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const record = records[id];
      return record === undefined ? [] : [[id, record] as const];
    }),
  );
}
