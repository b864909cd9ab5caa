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

  /** Does `change`, which writes under the tracked origin, as one step; with the gesture of the step before, as part of that one. */
  record(notes: StepNotes, gesture: string | undefined, change: () => void): void {
    if (gesture === undefined || gesture !== this.gesture) this.manager.stopCapturing();
    this.gesture = gesture;
    this.pending = notes;
    change();
  }

  /** Takes the last step back; its notes, or `undefined` when there is none. */
  undo(): StepNotes | undefined {
    this.gesture = undefined;
    return this.manager.undo()?.meta.get(NOTES);
  }

  redo(): StepNotes | undefined {
    this.gesture = undefined;
    return this.manager.redo()?.meta.get(NOTES);
  }

  get undoLabel(): string | undefined {
    return labelOf(this.manager.undoStack);
  }

  get redoLabel(): string | undefined {
    return labelOf(this.manager.redoStack);
  }

  dispose(): void {
    this.manager.destroy();
  }
}

function labelOf(stack: readonly { readonly meta: ReadonlyMap<unknown, unknown> }[]): string | undefined {
  const last = stack.at(-1);
  return last && ((last.meta.get(NOTES) as StepNotes | undefined) ?? NO_NOTES).label;
}
