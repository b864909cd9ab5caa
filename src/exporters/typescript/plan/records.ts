/** Entries of a collection in the order of their ids, so that nothing depends on the order in which they were drawn. */
export function byId<T>(records: { readonly [id: string]: T }): (readonly [id: string, record: T])[] {
  return Object.entries(records).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
