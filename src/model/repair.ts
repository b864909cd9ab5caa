import { circleEnds } from './circles.ts';
import { copyOf, idsOf } from './collections.ts';
import { diffDesigns } from './diff.ts';
import type { Edit } from './edits.ts';
import { allOf } from './halts.ts';
import { exists, keyReference, referencesOf, withoutReferences, withoutTwins } from './references.ts';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  RECORD_COLLECTIONS,
  idSchema,
  type CollectionName,
  type Design,
  type Flow,
  type ReferenceTarget,
} from './schema/index.ts';
import { flowProblems } from './validity.ts';

/**
 * The edits that make a merged design valid again: two people may each make a valid change and leave a flow to nowhere between them.
 *
 * Deterministic, independent of the order of records and of who merged first, and idempotent: after the edits are applied, the answer is empty.
 * It removes no more than it must: a field that does not fit goes before its record, a reference to nothing before its holder.
 * Cheap when called after every merge: a record that was looked at once is known as long as it lives.
 */
export function repair(design: Design): Edit[] {
  return allOf(repairing(design));
}

/** As {@link repair}, for thousands of records that were not looked at before: halts after every few and says how far it is, from 0 to 1. */
export function* repairing(design: Design): Generator<number, Edit[]> {
  return diffDesigns(design, yield* draftingRepair(design));
}

/** The design with everything of {@link repair} done to it; the same object when nothing is wrong. */
export function repairedDesign(design: Design): Design {
  return allOf(draftingRepair(design));
}

function* draftingRepair(design: Design): Generator<number, Design> {
  const draft = new Draft(design);
  yield* draft.keepValidRecords();
  draft.keepFirstOfEachId();
  while (draft.dropDangling() || draft.dropMeaninglessFlows());
  draft.openCircles();
  return draft.result();
}

type Fields = Readonly<Record<string, unknown>>;

/** Ids that were looked at and are good: a design is repaired again and again, and most of its ids stay. */
const good = new Set<string>();
const MOST_GOOD = 200_000;
/** So many records are judged between two halts: a few milliseconds. */
const AT_ONCE = 200;

function isId(id: string): boolean {
  if (good.has(id)) return true;
  if (!idSchema.safeParse(id).success) return false;
  if (good.size >= MOST_GOOD) good.clear();
  good.add(id);
  return true;
}

class Draft {
  private readonly collections: Record<CollectionName, Fields>;
  private readonly before: Design;
  private readonly owned = new Set<CollectionName>();

  constructor(design: Design) {
    this.before = design;
    this.collections = { ...design };
  }

  result(): Design {
    return this.owned.size === 0 ? this.before : this.current();
  }

  /** Fields that the schema refuses go; a record that is not one without them goes as a whole. */
  *keepValidRecords(): Generator<number> {
    let judgedNow = 0;
    for (const [index, collection] of COLLECTION_NAMES.entries()) {
      for (const id of this.ids(collection)) {
        const record = this.collections[collection][id] as object;
        if (!judged.has(record) && ++judgedNow % AT_ONCE === 0) yield index / COLLECTION_NAMES.length;
        const valid = isId(id) ? validRecord(collection, record) : undefined;
        if (valid !== record) this.replace(collection, id, valid);
      }
    }
  }

  /** Of several records with one id, the one in the first collection stays. */
  keepFirstOfEachId(): void {
    const seen = new Set<string>();
    for (const collection of RECORD_COLLECTIONS) {
      for (const id of this.ids(collection)) {
        if (seen.has(id)) this.replace(collection, id, undefined);
        else seen.add(id);
      }
    }
  }

  dropDangling(): boolean {
    const design = this.current();
    const isGone = (target: ReferenceTarget, id: string) => !exists(design, target, id);
    return this.each((collection, id, record) => {
      const keyTarget = keyReference(collection);
      if (keyTarget !== undefined && isGone(keyTarget, id)) return undefined;
      const dangling = referencesOf(collection, record).some((reference) => isGone(reference.target, reference.id));
      return dangling ? withoutReferences(collection, record, isGone) : record;
    });
  }

  dropMeaninglessFlows(): boolean {
    const design = this.current();
    let changed = false;
    for (const id of this.ids('flows')) {
      if (flowProblems(design, id, this.collections.flows[id] as Flow).length === 0) continue;
      this.replace('flows', id, undefined);
      changed = true;
    }
    return changed;
  }

  /** A circle of parents is opened at the record with the largest id. */
  openCircles(): void {
    for (const collection of COLLECTION_NAMES) {
      const parents = new Map<string, Map<string, string>>();
      for (const id of this.ids(collection)) {
        for (const { acyclic, path, id: parent } of referencesOf(collection, this.collections[collection][id] as object)) {
          if (!acyclic) continue;
          const byChild = parents.get(path) ?? new Map<string, string>();
          parents.set(path, byChild.set(id, parent));
        }
      }
      for (const [field, parentOf] of parents) {
        for (const id of circleEnds(parentOf)) {
          const { [field]: _opened, ...rest } = this.collections[collection][id] as Fields;
          this.replace(collection, id, rest);
        }
      }
    }
  }

  private each(left: (collection: CollectionName, id: string, record: object) => object | undefined): boolean {
    let changed = false;
    for (const collection of COLLECTION_NAMES) {
      for (const id of this.ids(collection)) {
        const record = this.collections[collection][id];
        const after = left(collection, id, record as object);
        if (after === record) continue;
        this.replace(collection, id, after);
        changed = true;
      }
    }
    return changed;
  }

  private replace(collection: CollectionName, id: string, record: object | undefined): void {
    if (!this.owned.has(collection)) {
      this.owned.add(collection);
      this.collections[collection] = copyOf(this.collections[collection]);
    }
    const records = this.collections[collection] as Record<string, unknown>;
    if (record === undefined) delete records[id];
    else records[id] = record;
  }

  private ids(collection: CollectionName): readonly string[] {
    return this.owned.has(collection) ? Object.keys(this.collections[collection]) : idsOf(this.collections[collection]);
  }

  private current(): Design {
    return this.collections as unknown as Design;
  }
}

/** What validity made of a record, so that a record is judged once in its life. `false`: nothing of it can stay. */
const judged = new WeakMap<object, object | false>();

function validRecord(collection: CollectionName, record: object): object | undefined {
  const known = judged.get(record);
  if (known !== undefined) return known === false ? undefined : known;
  const valid = judge(collection, record);
  judged.set(record, valid ?? false);
  if (valid) judged.set(valid, valid);
  return valid;
}

function judge(collection: CollectionName, record: object): object | undefined {
  const schema = COLLECTION_SCHEMAS[collection];
  let left: Fields | undefined = withoutReferences(collection, withoutTwins(collection, record as Fields), () => false);
  while (left !== undefined) {
    const parsed = schema.safeParse(left);
    if (parsed.success) return left === record ? record : (parsed.data as object);
    const wrong = new Set(
      parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : issue.path.slice(0, 1).map(String))),
    );
    const rest = Object.entries(left).filter(([key]) => !wrong.has(key));
    left = rest.length === Object.keys(left).length ? undefined : Object.fromEntries(rest);
  }
  return undefined;
}
