import {
  add,
  allIds,
  newId,
  remove,
  seededRandom,
  update,
  type CollectionName,
  type ContextRelation,
  type Design,
  type Edit,
  type Element,
  type FieldChanges,
  type Flow,
  type Saga,
} from '../../model/index.ts';
import type { NewName } from './names.ts';
import { runAsOthers } from './newcomers.ts';
import { FreePlaces } from './place.ts';

/**
 * A list of edits while it is written. Ids of new records come from `seed`, so the same finding has the same fix wherever it is made;
 * a new element gets a place near another one.
 */
export class FixDraft {
  readonly edits: Edit[] = [];
  private readonly design: Design;
  private readonly random: () => number;
  private readonly isTaken: (id: string) => boolean;
  private readonly given = new Set<string>();
  private readonly places: FreePlaces;

  constructor(design: Design, seed: string) {
    this.design = design;
    this.random = seededRandom(seed);
    this.isTaken = allIds(design);
    this.places = new FreePlaces(design);
  }

  /**
   * Adds an element beside `nearId`, and gives its id; a service is observed as all others are.
   * @param id one that {@link newId} gave, where another record has to know it first, and where the name is a new one
   */
  addElement(record: Element, nearId: string, id = this.newId(record.name)): string {
    this.edits.push(add('elements', id, runAsOthers(this.design, record)));
    this.edits.push(add('layout', id, this.places.near(nearId)));
    return id;
  }

  /** Adds a flow, and gives its id. */
  addFlow(record: Flow): string {
    const id = this.newId(record.label ?? record.kind);
    this.edits.push(add('flows', id, record));
    return id;
  }

  /** Adds a saga, and gives its id. @param id one that {@link newId} gave, where the name is a new one */
  addSaga(record: Saga, id = this.newId(record.name)): string {
    this.edits.push(add('sagas', id, record));
    return id;
  }

  /** Adds a relation of the context map, and gives its id. */
  addRelation(record: ContextRelation): string {
    const id = this.newId(`${record.upstream}-${record.downstream}`);
    this.edits.push(add('relations', id, record));
    return id;
  }

  /** An id that nothing in the design and in this draft has. */
  newId(name: string | NewName): string {
    const id = newId(typeof name === 'string' ? name : name.english, (candidate) => this.given.has(candidate) || this.isTaken(candidate), this.random);
    this.given.add(id);
    return id;
  }

  update<C extends CollectionName>(collection: C, id: string, fields: FieldChanges<C>): void {
    // The builder asks singletons for their own name as id; a collection takes any.
    this.edits.push(update<CollectionName>(collection, id, fields as FieldChanges<CollectionName>));
  }

  remove(collection: CollectionName, id: string): void {
    this.edits.push(remove(collection, id));
  }
}
