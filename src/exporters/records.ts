/** Records in the order of their ids, so that the same design gives the same text whatever was drawn first. */
export const inOrder = <T>(records: { readonly [id: string]: T }): readonly (readonly [id: string, record: T])[] =>
  Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1));

/** What stands under an id of the document; never what every object inherits. */
export const recordAt = <T>(records: { readonly [id: string]: T }, id: string | undefined): T | undefined =>
  id !== undefined && Object.hasOwn(records, id) ? records[id] : undefined;
