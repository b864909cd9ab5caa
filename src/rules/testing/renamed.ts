import { emptyDesign, type Design } from '../../model/index.ts';

/** The same design with other ids, and its records in another order; names stay. */
export function renamed(design: Design, idOf: (id: string) => string, shuffle: <T>(items: T[]) => T[] = (items) => items): Design {
  const ids = new Set(Object.values(design).flatMap((collection) => Object.keys(collection)));
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.has(value) ? idOf(value) : value;
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, key === 'name' || key === 'kind' ? entry : map(entry)]));
  };
  const { meta, platform, ruleSettings, ...collections } = design;
  const moved = Object.entries(collections).map(([name, records]) => [
    name,
    Object.fromEntries(shuffle(Object.entries(records)).map(([id, record]) => [idOf(id), map(record)])),
  ]);
  return { ...emptyDesign(), ...Object.fromEntries(moved), meta, platform, ruleSettings } as Design;
}

/** The records of two designs that share no id; name and platform are those of the first. */
export function merged(a: Design, b: Design): Design {
  const collections = Object.entries(a).map(([name, records]) => [
    name,
    name === 'meta' || name === 'platform' ? records : { ...records, ...b[name as 'elements'] },
  ]);
  return Object.fromEntries(collections) as Design;
}
