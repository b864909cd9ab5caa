import * as Y from 'yjs';
import { applyEdits, emptyDesign, parseDesign, repair, SCHEMA_VERSION, type Design, type Edit, type ParseResult, type Problem } from '../../model/index.ts';
import { Gate } from './gate.ts';
import { History, type StepNotes } from './history.ts';
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
import { mayNeedRepair } from './may-need-repair.ts';
import { readAll, readTouched } from './snapshot.ts';

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

/** So many records are written in about a frame. */
const AT_ONCE = 1_500;

export interface Command {
  /** What the step is called in undo and redo. */
  readonly label: string;
  readonly gesture?: string;
  /** What is selected now, to come back with undo. */
  readonly selected?: readonly string[];
  /** What is selected afterwards, to come back with redo. */
  readonly select?: readonly string[];
}

export type ApplyResult = { readonly ok: true; readonly applied: readonly Edit[] } | { readonly ok: false; readonly problems: readonly Problem[] };

/** What became of an update from outside. `incomplete`: it rests on changes that are not here; ask the sender for {@link LivingDocument.missingSince}. */
export type MergeResult = 'merged' | 'incomplete' | { readonly refused: string };

export interface DocumentEvents {
  /** After every change, once, when the snapshot is whole and valid again. */
  readonly changed?: () => void;
  /** Every change of the document as bytes, for storage and other tabs. `origin` is one of {@link ORIGIN}. */
  readonly updated?: (update: Uint8Array, origin: unknown) => void;
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

  /** A new document that holds `design`, which must be valid. Its content is the start: it cannot be undone. */
  static create(design: Design = emptyDesign()): LivingDocument {
    const doc = emptyDoc();
    doc.transact(() => writeDesign(doc, design), ORIGIN.stored);
    return new LivingDocument(doc, design);
  }

  /** As {@link create}, but with a `pause` after every so many records, so that the page can answer meanwhile. Nobody sees the document before it is whole. */
  static async grow(design: Design, pause: () => Promise<void>): Promise<LivingDocument> {
    const doc = emptyDoc();
    const records = [...recordsOf(design)];
    for (let at = 0; at < records.length; at += AT_ONCE) {
      if (at > 0) await pause();
      doc.transact(() => {
        for (const record of records.slice(at, at + AT_ONCE)) writeRecord(doc, record);
      }, ORIGIN.stored);
    }
    return new LivingDocument(doc, design);
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
      for (const listener of this.listeners) listener.updated?.(update, origin);
    });
    // A document of another version is shown as far as it is understood, and stays as it is.
    if (this.mayOnlyBeRead) this.snapshot = shownOf(this.snapshot);
    else if (!known) this.repair();
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

  /** Applies all edits as one transaction and one undo step, or none of them. */
  apply(edits: readonly Edit[], command: Command): ApplyResult {
    const result = applyEdits(this.snapshot, edits);
    if (!result.ok) return result;
    if (result.applied.length === 0) return { ok: true, applied: [] };
    const before = command.selected ?? [];
    this.history.record({ label: command.label, before, after: command.select ?? before }, command.gesture, () =>
      this.doc.transact(() => writeEdits(this.doc, result.applied), ORIGIN.mine),
    );
    // What was written is what the model made of the edits: it need not be read back.
    this.touched = new Map();
    this.snapshot = result.design;
    this.tell();
    return { ok: true, applied: result.applied };
  }

  /** Takes back my own last step. `undefined` when there is none. */
  undo(): StepNotes | undefined {
    return this.travel(() => this.history.undo());
  }

  redo(): StepNotes | undefined {
    return this.travel(() => this.history.redo());
  }

  get undoLabel(): string | undefined {
    return this.history.undoLabel;
  }

  get redoLabel(): string | undefined {
    return this.history.redoLabel;
  }

  /**
   * Merges an update from another tab or person. It is tried on a scratch document first; a bad one is refused and changes nothing.
   * Afterwards the design is repaired, so that a flow never leads to an element that somebody else removed at the same time.
   */
  merge(update: Uint8Array): MergeResult {
    const judged = this.gate.judge(update);
    if (judged.verdict === 'early') return 'incomplete';
    if (judged.verdict === 'unsound') return { refused: judged.reason };
    Y.applyUpdate(this.doc, update, ORIGIN.remote);
    this.shared = true;
    this.readAndRepair();
    this.tell();
    return 'merged';
  }

  /** What this document has, in the form that {@link missingSince} of another one takes. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** Everything that a document with this state vector lacks; `undefined` for bytes that are no state vector. */
  missingSince(stateVector: Uint8Array): Uint8Array | undefined {
    try {
      return Y.encodeStateAsUpdate(this.doc, stateVector);
    } catch {
      return undefined;
    }
  }

  /** Whether everything that a document with this state vector has is here too, removals aside. `false` for bytes that are no state vector. */
  has(stateVector: Uint8Array): boolean {
    try {
      return [...Y.decodeStateVector(stateVector)].every(([client, clock]) => Y.getState(this.doc.store, client) >= clock);
    } catch {
      return false;
    }
  }

  /** The whole document as one update. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  dispose(): void {
    this.listeners.clear();
    this.gate.dispose();
    this.history.dispose();
    this.doc.destroy();
  }

  private travel(go: () => StepNotes | undefined): StepNotes | undefined {
    const notes = go();
    if (!notes) {
      this.tell();
      return undefined;
    }
    if (this.shared) this.readAndRepair();
    else this.read();
    this.tell();
    return notes;
  }

  private read(): void {
    const { touched } = this;
    this.touched = new Map();
    this.snapshot = readTouched(this.doc, this.snapshot, touched);
  }

  private readAndRepair(): void {
    const before = this.snapshot;
    const { touched } = this;
    this.read();
    if (mayNeedRepair(before, this.snapshot, touched)) this.repair();
  }

  private repair(): void {
    const edits = repair(this.snapshot);
    if (edits.length === 0) return;
    this.doc.transact(() => writeEdits(this.doc, edits), ORIGIN.repair);
    this.read();
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
