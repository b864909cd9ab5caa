import * as Y from 'yjs';
import {
  applyEdits,
  applyingEdits,
  emptyDesign,
  parseDesign,
  repair,
  repairing,
  SCHEMA_VERSION,
  type Design,
  type Edit,
  type ParseResult,
  type Problem,
} from '../../model/index.ts';
import { Gate } from './gate.ts';
import { History, type StepNotes, type Way } from './history.ts';
import { Jobs, rest, stage, UNWANTED, type Job, type PartsOptions, type Pause } from './jobs.ts';
import {
  noteTouched,
  overwrite,
  plainDocument,
  rawRecord,
  recordsOf,
  ROOT_NAMES,
  rootOf,
  writeDesign,
  writeEdits,
  writeRecord,
  type Touched,
} from './shape.ts';
import { RECORDS_AT_ONCE } from './pace.ts';
import { mayNeedRepair } from './may-need-repair.ts';
import { readAll, readingTouched, readTouched } from './snapshot.ts';

/** Who made a transaction. Only what I did is undone. */
export const ORIGIN = {
  mine: 'mine',
  /** From storage: it need not be written again. */
  stored: 'stored',
  /** From another tab or person. */
  remote: 'remote',
  /** Made by every replica alike, after a merge. */
  repair: 'repair',
} as const;

export interface Command {
  /** What the step is called in undo and redo. */
  readonly label: string;
  readonly gesture?: string;
  /** What is selected now, to come back with undo. */
  readonly selected?: readonly string[];
  /** What is selected afterwards, to come back with redo. */
  readonly select?: readonly string[];
}

/** Works out what shall be done to a design, a part after the other, and says how far it is, from 0 to 1. */
export type Planning = (design: Design) => Generator<number, Plan>;

export interface Plan {
  readonly edits: readonly Edit[];
  readonly select?: readonly string[];
}

export type ApplyResult =
  | {
      readonly ok: true;
      readonly applied: readonly Edit[];
      /** What shall be selected now, where the command or its plan says so. */
      readonly select?: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type PartsResult = ApplyResult | typeof UNWANTED;

/** What became of an update from outside. `incomplete`: it rests on changes that are not here; ask the sender for {@link LivingDocument.missingSince}. */
export type MergeResult = 'merged' | 'incomplete' | { readonly refused: string };

export interface DocumentEvents {
  /** After every change, once, when the snapshot is whole and valid again. */
  readonly changed?: () => void;
  /**
   * Every change of the document as bytes, for storage and other tabs. Updates that come together belong together: all of them or none.
   * `origin` is one of {@link ORIGIN}.
   */
  readonly updated?: (updates: readonly Uint8Array[], origin: unknown) => void;
}

/**
 * One design as a Yjs document: the one truth, of which `design` is an immutable snapshot.
 * Untouched records keep their identity from one snapshot to the next, and every snapshot is a valid design.
 */
export class LivingDocument {
  readonly doc: Y.Doc;
  private snapshot: Design;
  private readonly history: History;
  private readonly gate: Gate;
  private readonly migration: Migration;
  private readonly listeners = new Set<DocumentEvents>();
  private touched: Touched = new Map();
  /** Others have changed the document, so that a step of mine may no longer fit when it is taken back. */
  private shared = false;
  private readonly jobs = new Jobs();
  private grown: readonly Uint8Array[] | undefined;
  /** What the job under way has written; nobody is told before all of it is there. */
  private held: { readonly update: Uint8Array; readonly origin: unknown }[] | undefined;
  /** There is something to tell when the job under way is done. */
  private news = false;

  /** A new document that holds `design`, which must be valid. Its content is the start: it cannot be undone. */
  static create(design: Design = emptyDesign()): LivingDocument {
    const doc = emptyDoc();
    doc.transact(() => writeDesign(doc, design), ORIGIN.stored);
    return new LivingDocument(doc, design);
  }

  /** As {@link create}, but with a `pause` after every few records, so that the page can answer meanwhile. Nobody sees the document before it is whole. */
  static async grow(design: Design, pause: Pause): Promise<LivingDocument> {
    const doc = emptyDoc();
    const records = [...recordsOf(design)];
    const parts: Uint8Array[] = [];
    const keep = (update: Uint8Array) => void parts.push(update);
    doc.on('update', keep);
    for (let at = 0; at < records.length; at += RECORDS_AT_ONCE) {
      const turn = at > 0 ? pause() : undefined;
      if (turn) await turn;
      doc.transact(() => {
        for (const record of records.slice(at, at + RECORDS_AT_ONCE)) writeRecord(doc, record);
      }, ORIGIN.stored);
    }
    doc.off('update', keep);
    const document = new LivingDocument(doc, design);
    document.grown = parts;
    return document;
  }

  /**
   * The document that these updates make. They must be readable: see `storage/recover.ts`. One of an older version of the format is brought forward,
   * which makes it different from what was read: see {@link isMigrated}.
   * @param parse reads plain data of any version; tests bring their own
   */
  static load(updates: readonly Uint8Array[], parse: (raw: unknown) => ParseResult = parseDesign): LivingDocument {
    const doc = emptyDoc();
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, ORIGIN.stored);
    }, ORIGIN.stored);
    const version = versionOf(doc);
    const migration = version > 0 && version < SCHEMA_VERSION ? migrated(doc, parse) : 'not needed';
    return new LivingDocument(doc, undefined, migration);
  }

  /** @param known what the document holds, where that is known to be valid */
  private constructor(doc: Y.Doc, known?: Design, migration: Migration = 'not needed') {
    this.doc = doc;
    this.migration = migration;
    this.snapshot = known ?? readAll(doc);
    this.history = new History(
      ROOT_NAMES.map((name) => rootOf(doc, name)),
      ORIGIN.mine,
    );
    this.gate = new Gate(doc);
    doc.on('afterTransaction', (transaction: Y.Transaction) => noteTouched(doc, transaction, this.touched));
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.held) this.held.push({ update, origin });
      else this.pass([update], origin);
    });
    // A document of another version is shown as far as it is understood, and stays as it is.
    if (this.mayOnlyBeRead) this.snapshot = shownOf(this.snapshot);
    else if (!known) this.repairWith(repair(this.snapshot));
  }

  get design(): Design {
    return this.snapshot;
  }

  /** A newer program wrote it. */
  get isNewer(): boolean {
    return versionOf(this.doc) > SCHEMA_VERSION;
  }

  /** It was of an older version of the format, and is of this one now: it must be written whole. */
  get isMigrated(): boolean {
    return this.migration === 'done';
  }

  /** Of a newer version, or of an older one that could not be brought forward: it is shown as far as it is understood, and stays as it is. */
  get mayOnlyBeRead(): boolean {
    return this.isNewer || this.migration === 'failed';
  }

  /** Says what happens from now on, until the returned function is called. */
  listen(events: DocumentEvents): () => void {
    this.listeners.add(events);
    return () => this.listeners.delete(events);
  }

  /** Applies all edits as one undo step, or none of them. */
  apply(edits: readonly Edit[], command: Command): ApplyResult {
    const result = this.atOnce(() => this.applying({ edits }, command));
    return result === UNWANTED ? { ok: true, applied: [] } : result;
  }

  /**
   * As {@link apply}, for thousands of edits, a part after the other: nobody sees, stores or sends any of it before all of it is there, and whatever else
   * is asked of the document meanwhile finishes it first. {@link UNWANTED} when it was cancelled; then it is as if it had not been begun.
   * @param done called at the very moment at which all is there
   */
  applyInParts(plan: Plan | Planning, command: Command, options: PartsOptions, done: (result: PartsResult) => void = () => undefined): Promise<PartsResult> {
    return this.inParts(() => this.applying(plan, command), options, done);
  }

  /** Takes back my own last step. `undefined` when there is none. */
  undo(): StepNotes | undefined {
    return this.atOnce(() => this.travelling('undo'));
  }

  redo(): StepNotes | undefined {
    return this.atOnce(() => this.travelling('redo'));
  }

  /** As {@link undo} and {@link redo}, for large steps: see {@link applyInParts}. `undefined` when it was cancelled; then all is as before. */
  travelInParts(way: Way, options: PartsOptions, done: (notes: StepNotes | undefined) => void = () => undefined): Promise<StepNotes | undefined> {
    return this.inParts(() => this.travelling(way), options, done);
  }

  /** How many parts the step has that would be undone or redone; a large one has many. */
  partsAhead(way: Way): number {
    this.finish();
    return this.history.partsAhead(way);
  }

  /** Something large is under way. */
  get busy(): boolean {
    return this.jobs.busy;
  }

  /** Does the rest of what is under way at once. */
  finish(): void {
    this.jobs.finish();
  }

  /** Lets what is under way be taken back, a part after the other. `false` when nothing is. */
  cancel(): boolean {
    return this.jobs.cancel();
  }

  get undoLabel(): string | undefined {
    return this.history.undoLabel;
  }

  get redoLabel(): string | undefined {
    return this.history.redoLabel;
  }

  /**
   * Merges what another tab or person has done. It is tried on a scratch document first; where one of the updates is bad, all are refused and nothing changes.
   * Afterwards the design is repaired, so that a flow never leads to an element that somebody else removed at the same time.
   */
  merge(...updates: readonly Uint8Array[]): MergeResult {
    return this.atOnce(() => this.merging(updates));
  }

  /** As {@link merge}, a part after the other: see {@link applyInParts}. */
  mergeInParts(updates: readonly Uint8Array[], options: PartsOptions): Promise<MergeResult> {
    return this.inParts(
      () => this.merging(updates),
      options,
      () => undefined,
    );
  }

  /** What this document has, in the form that {@link missingSince} of another one takes. */
  stateVector(): Uint8Array {
    this.finish();
    return Y.encodeStateVector(this.doc);
  }

  /** Everything that a document with this state vector lacks; `undefined` for bytes that are no state vector. */
  missingSince(stateVector: Uint8Array): Uint8Array | undefined {
    this.finish();
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } catch {
      return undefined;
    }
  }

  /** Whether everything that a document with this state vector has is here too, removals aside. `false` for bytes that are no state vector. */
  has(stateVector: Uint8Array): boolean {
    this.finish();
    try {
      return [...Y.decodeStateVector(stateVector)].every(([client, clock]) => Y.getState(this.doc.store, client) >= clock);
    } catch {
      return false;
    }
  }

  /** What {@link grow} has made, as updates that are the document together, where nothing has changed since. They are given away: only the first call gets them. */
  takeParts(): readonly Uint8Array[] | undefined {
    const { grown } = this;
    this.grown = undefined;
    return grown;
  }

  /** The whole document as one update. */
  encode(): Uint8Array {
    this.finish();
    return Y.encodeStateAsUpdate(this.doc);
  }

  dispose(): void {
    this.finish();
    this.listeners.clear();
    this.gate.dispose();
    this.history.dispose();
    this.doc.destroy();
  }

  private *applying(planned: Plan | Planning, command: Command): Job<PartsResult> {
    const before = command.selected ?? [];
    const plan = typeof planned === 'function' ? yield* stage(planned(this.snapshot), 0, 0.2) : planned;
    if (plan === UNWANTED) return UNWANTED;
    const result = yield* stage(applyingEdits(this.snapshot, plan.edits), 0.2, 0.6);
    if (result === UNWANTED || !result.ok) return result;
    if (result.applied.length === 0) return { ok: true, applied: [] };
    const select = plan.select ?? command.select;
    const notes = { label: command.label, before, after: select ?? before };
    if (!(yield* this.writing(result.applied, notes, command.gesture))) return UNWANTED;
    // What was written is what the model made of the edits: it need not be read back.
    this.touched = new Map();
    this.snapshot = result.design;
    this.news = true;
    return { ok: true, applied: result.applied, ...(select ? { select } : {}) };
  }

  /** Writes edits that were checked. `false` when they are not wanted any more and were taken back. */
  private *writing(edits: readonly Edit[], notes: StepNotes, gesture: string | undefined): Job<boolean> {
    const write = this.history.begin(notes, gesture);
    const atOnce = gesture === undefined ? RECORDS_AT_ONCE : edits.length;
    for (let at = 0; at < edits.length; at += atOnce) {
      const part = edits.slice(at, at + atOnce);
      write(() => this.doc.transact(() => writeEdits(this.doc, part), ORIGIN.mine));
      if (edits.length > atOnce && (yield 0.6 + (0.4 * (at + part.length)) / edits.length)) {
        yield* this.takingBack(notes);
        return false;
      }
    }
    return true;
  }

  private *takingBack(notes: StepNotes): Job<void> {
    yield* this.travellingOn('undo', notes);
    this.history.forgetUndone();
    yield* rest(this.reading(), 1);
    this.news = true;
  }

  private *travelling(way: Way): Job<StepNotes | undefined> {
    const parts = this.history.partsAhead(way);
    const notes = this.history.travel(way);
    this.news = true;
    if (!notes) return undefined;
    let unwanted = false;
    for (let done = 1; !unwanted && this.history.ahead(way) === notes; done++) {
      unwanted = yield (0.7 * done) / parts;
      if (!unwanted) this.history.travelWithin(way);
    }
    if (unwanted) yield* this.travellingOn(way === 'undo' ? 'redo' : 'undo', notes);
    const reading = this.shared ? this.readingAndRepairing() : this.reading();
    yield* rest(reading, 0.7);
    return unwanted ? undefined : notes;
  }

  /** Goes through all parts of the step with these notes that are ahead. */
  private *travellingOn(way: Way, notes: StepNotes): Job<void> {
    for (let done = 0; this.history.ahead(way) === notes; done++) {
      if (done > 0) yield 1;
      this.history.travelWithin(way);
    }
  }

  private *merging(updates: readonly Uint8Array[]): Job<MergeResult> {
    for (const [index, update] of updates.entries()) {
      if (index > 0) yield (0.3 * index) / updates.length;
      const judged = this.gate.judge(update);
      if (judged.verdict === 'early') return 'incomplete';
      if (judged.verdict === 'unsound') return { refused: judged.reason };
    }
    for (const [index, update] of updates.entries()) {
      if (index > 0) yield 0.3 + (0.3 * index) / updates.length;
      Y.applyUpdate(this.doc, update, ORIGIN.remote);
    }
    this.shared = true;
    yield* rest(this.readingAndRepairing(), 0.6);
    this.news = true;
    return 'merged';
  }

  /** Does a job now, after whatever is under way. */
  private atOnce<T>(begin: () => Job<T>): T {
    this.finish();
    this.held = [];
    try {
      return this.jobs.atOnce(begin());
    } finally {
      this.release();
    }
  }

  private inParts<T>(begin: () => Job<T>, options: PartsOptions, done: (value: T) => void): Promise<T> {
    this.finish();
    this.held = [];
    return this.jobs.inParts(begin(), options, () => this.release(), done);
  }

  /** Tells what a job has done. */
  private release(): void {
    const held = this.held ?? [];
    const { news } = this;
    this.held = undefined;
    this.news = false;
    for (let at = 0; at < held.length; ) {
      const origin = held[at]?.origin;
      const end = held.findIndex((other, index) => index > at && other.origin !== origin);
      const together = held.slice(at, end < 0 ? undefined : end);
      this.pass(
        together.map(({ update }) => update),
        origin,
      );
      at += together.length;
    }
    if (news) this.tell();
  }

  private pass(updates: readonly Uint8Array[], origin: unknown): void {
    for (const listener of this.listeners) listener.updated?.(updates, origin);
  }

  private *reading(): Generator<number, void> {
    const { touched } = this;
    this.touched = new Map();
    this.snapshot = yield* readingTouched(this.doc, this.snapshot, touched);
  }

  private *readingAndRepairing(): Generator<number, void> {
    const before = this.snapshot;
    const { touched } = this;
    yield* this.reading();
    if (mayNeedRepair(before, this.snapshot, touched)) this.repairWith(yield* repairing(this.snapshot));
  }

  private repairWith(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    this.doc.transact(() => writeEdits(this.doc, edits), ORIGIN.repair);
    const { touched } = this;
    this.touched = new Map();
    this.snapshot = readTouched(this.doc, this.snapshot, touched);
  }

  private tell(): void {
    for (const listener of this.listeners) listener.changed?.();
  }
}

function emptyDoc(): Y.Doc {
  const doc = new Y.Doc();
  for (const name of ROOT_NAMES) doc.getMap(name);
  return doc;
}

type Migration = 'not needed' | 'done' | 'failed';

/** Version of the format that the document says it is in; 0 where it does not say. */
function versionOf(doc: Y.Doc): number {
  const version = rawRecord(doc, 'meta', 'meta')?.['schemaVersion'];
  return typeof version === 'number' ? version : 0;
}

/** Brings the document forward, or leaves it as it is. */
function migrated(doc: Y.Doc, parse: (raw: unknown) => ParseResult): Migration {
  try {
    const result = parse(plainDocument(doc));
    if (!result.ok) return 'failed';
    doc.transact(() => overwrite(doc, result.design), ORIGIN.stored);
    return 'done';
  } catch {
    return 'failed';
  }
}

/** The valid part of a snapshot, without writing anything. */
function shownOf(snapshot: Design): Design {
  const result = applyEdits(snapshot, repair(snapshot));
  return result.ok ? result.design : emptyDesign(snapshot.meta.name);
}
