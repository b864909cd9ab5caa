import { referencesOf } from './references.ts';
import type { CollectionName, Design } from './schema/index.ts';

/**
 * Looks for circles of parents in one snapshot. What one question finds out helps the next, so asking for every record of a design
 * costs no more than walking each chain once.
 */
export class Circles {
  private readonly design: Design;
  /** By field: what is known of each record that was passed: whether it is on a circle. */
  private readonly known = new Map<string, Map<string, boolean>>();

  constructor(design: Design) {
    this.design = design;
  }

  /** Says whether following the reference at `path` from a record leads back to it. */
  leadsBack(collection: CollectionName, start: string, path: string): boolean {
    const field = `${collection} ${path}`;
    const known = this.known.get(field) ?? new Map<string, boolean>();
    this.known.set(field, known);
    const way = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !known.has(id) && !way.has(id)) {
      way.add(id);
      id = this.parentOf(collection, id, path);
    }
    let onCircle = false;
    for (const passed of way) {
      onCircle ||= passed === id;
      known.set(passed, onCircle);
    }
    return known.get(start) === true;
  }

  private parentOf(collection: CollectionName, id: string, path: string): string | undefined {
    const records = this.design[collection] as Readonly<Record<string, object>>;
    const record = Object.hasOwn(records, id) ? records[id] : undefined;
    return record && referencesOf(collection, record).find((reference) => reference.acyclic && reference.path === path)?.id;
  }
}

/** For each circle of child → parent, the largest id on it. A child has one parent, so circles share no ids. */
export function circleEnds(parentOf: ReadonlyMap<string, string>): string[] {
  const ends: string[] = [];
  const done = new Set<string>();
  for (const start of parentOf.keys()) {
    const way = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !way.has(at)) {
      way.add(at);
      at = parentOf.get(at);
    }
    if (at !== undefined && way.has(at)) {
      const path = [...way];
      ends.push(path.slice(path.indexOf(at)).reduce((a, b) => (a > b ? a : b)));
    }
    for (const id of way) done.add(id);
  }
  return ends;
}
