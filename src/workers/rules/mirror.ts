import { COLLECTION_NAMES, type CollectionName, type Design } from '../../model/index.ts';
import type { Changes } from '../../rules/index.ts';

/**
 * A copy of the page's design that follows changes in place, because copying a collection of 30,000 flows for one edit costs more than checking it.
 * Nobody else may keep `design`: its collections are written to. What has to stand still is {@link snapshot}.
 */
export class Mirror {
  private held: Design;
  private readonly written = new Set<CollectionName>();

  constructor(design: Design) {
    this.held = design;
  }

  get design(): Design {
    return this.held;
  }

  apply(changes: Changes): void {
    for (const name of COLLECTION_NAMES) {
      const entries = changes[name];
      if (!entries) continue;
      this.written.add(name);
      const records = this.held[name] as Record<string, unknown>;
      for (const [id, record] of entries) {
        if (record === undefined) delete records[id];
        else records[id] = record;
      }
    }
    if (changes.meta || changes.platform)
      this.held = { ...this.held, ...(changes.meta && { meta: changes.meta }), ...(changes.platform && { platform: changes.platform }) };
  }

  /** A design that is not written to any more: collections that were are copied, and the copies are written to from then on. */
  snapshot(): Design {
    const still = this.held;
    const copies = [...this.written].map((name) => [name, { ...still[name] }]);
    this.held = { ...still, ...(Object.fromEntries(copies) as Partial<Design>) };
    this.written.clear();
    return this.held;
  }
}
