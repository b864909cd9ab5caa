import * as Y from 'yjs';

/** What a step of the history knows beside its change. */
export interface StepNotes {
  readonly label: string;
  /** Selected before the step, and again once it is undone. */
  readonly before: readonly string[];
  /** Selected after the step, and again once it is redone. */
  readonly after: readonly string[];
}

type Step = Y.UndoManager['undoStack'][number];
export type Way = 'undo' | 'redo';

/**
 * Yjs brings a value back only if nobody else has written another one since, and tells its own by the steps that can be undone or redone. A step that
 * was undone and can no longer be redone is in neither list: a value that it once took the place of would count as overwritten by somebody else, and
 * be lost. So what such steps had removed is remembered.
 */
class OwnSteps extends Y.UndoManager {
  private forgotten: Pick<Step, 'deletions'> | undefined;

  override clear(undoSteps = true, redoSteps = true): void {
    if (redoSteps && this.redoStack.length > 0) {
      const gone = this.forgotten ? [this.forgotten, ...this.redoStack] : this.redoStack;
      this.forgotten = { deletions: Y.mergeDeleteSets(gone.map(({ deletions }) => deletions)) };
    }
    super.clear(undoSteps, redoSteps);
  }

  override undo(): Step | null {
    return this.remembering(this.redoStack, () => super.undo());
  }

  override redo(): Step | null {
    return this.remembering(this.undoStack, () => super.redo());
  }

  /** Undoes or redoes the last entry alone, also where nothing of it is left to do: otherwise Yjs goes on to the one before. */
  last(way: Way): void {
    const [list, other] = way === 'undo' ? [this.undoStack, this.redoStack] : [this.redoStack, this.undoStack];
    const earlier = list.splice(0, list.length - 1);
    other.unshift(...earlier);
    try {
      this[way]();
    } finally {
      other.splice(0, earlier.length);
      list.unshift(...earlier);
    }
  }

  /** Puts what is remembered under the list that is added to meanwhile, where it is seen and not taken. */
  private remembering(list: Step[], go: () => Step | null): Step | null {
    const { forgotten } = this;
    if (!forgotten) return go();
    list.unshift(forgotten as Step);
    try {
      return go();
    } finally {
      list.shift();
    }
  }
}

const NOTES = 'notes';
const NO_NOTES: StepNotes = { label: '', before: [], after: [] };

/**
 * Undo and redo of what was done under one origin: one step for each command, or for each gesture. What others do is never taken back.
 * It is the CRDT's own undo; this class only says where a step begins and what it is called.
 *
 * A large step has several parts, each an entry of its own with the same notes: it can be undone one part after the other.
 */
export class History {
  private readonly manager: OwnSteps;
  private gesture: string | undefined;
  private pending: StepNotes = NO_NOTES;

  constructor(scope: Y.Map<unknown>[], origin: unknown) {
    // Steps are told apart by `stopCapturing`, never by time.
    this.manager = new OwnSteps(scope, { trackedOrigins: new Set([origin]), captureTimeout: Number.MAX_SAFE_INTEGER });
    this.manager.on('stack-item-added', ({ stackItem, type }) => {
      const source: StepNotes | undefined = this.manager.currStackItem?.meta.get(NOTES);
      stackItem.meta.set(NOTES, source ?? this.pending);
      // What is redone is a step of its own: nothing may be merged into it.
      if (type === 'undo' && source) this.manager.stopCapturing();
    });
    this.manager.on('stack-item-updated', ({ stackItem }) => {
      const { before }: StepNotes = stackItem.meta.get(NOTES) ?? NO_NOTES;
      stackItem.meta.set(NOTES, { ...this.pending, before });
    });
  }

  /**
   * Begins a step, or with the gesture of the step before goes on with that one. Each call of the returned function does a `change`, which writes under
   * the tracked origin, as the next part of it.
   */
  begin(notes: StepNotes, gesture: string | undefined): (change: () => void) => void {
    if (gesture === undefined || gesture !== this.gesture) this.manager.stopCapturing();
    this.gesture = gesture;
    return (change) => {
      this.pending = notes;
      change();
      if (gesture === undefined) this.manager.stopCapturing();
    };
  }

  /** Takes back the last part of the last step, or does the first part of the next one again; its notes, or `undefined` when there is none. */
  travel(way: Way): StepNotes | undefined {
    this.gesture = undefined;
    return this.manager[way]()?.meta.get(NOTES);
  }

  /** As {@link travel}, but never goes on to another step where nothing of this part is left to do. */
  travelWithin(way: Way): void {
    this.manager.last(way);
  }

  /** Notes of what {@link travel} would do: the same object for all parts of a step. */
  ahead(way: Way): StepNotes | undefined {
    return notesOf(this.stack(way).at(-1));
  }

  /** How many parts the step has that {@link travel} would begin with. */
  partsAhead(way: Way): number {
    const stack = this.stack(way);
    const notes = this.ahead(way);
    return notes === undefined ? 0 : stack.length - 1 - stack.findLastIndex((entry) => notesOf(entry) !== notes);
  }

  /** Nothing can be redone any more. */
  forgetUndone(): void {
    this.manager.clear(false, true);
  }

  get undoLabel(): string | undefined {
    return labelOf(this.manager.undoStack.at(-1));
  }

  get redoLabel(): string | undefined {
    return labelOf(this.manager.redoStack.at(-1));
  }

  dispose(): void {
    this.manager.destroy();
  }

  private stack(way: Way): readonly Step[] {
    return way === 'undo' ? this.manager.undoStack : this.manager.redoStack;
  }
}

const notesOf = (step: Step | undefined): StepNotes | undefined => step?.meta.get(NOTES) as StepNotes | undefined;
const labelOf = (step: Step | undefined): string | undefined => step && (notesOf(step) ?? NO_NOTES).label;
