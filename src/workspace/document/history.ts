import * as Y from 'yjs';

/** What a step of the history knows beside its change. */
export interface StepNotes {
  readonly label: string;
  /** Selected before the step, and again once it is undone. */
  readonly before: readonly string[];
  /** Selected after the step, and again once it is redone. */
  readonly after: readonly string[];
}

const NOTES = 'notes';
const NO_NOTES: StepNotes = { label: '', before: [], after: [] };

/**
 * Undo and redo of what was done under one origin: one step for each command, or for each gesture. What others do is never taken back.
 * It is the CRDT's own undo; this class only says where a step begins and what it is called.
 */
export class History {
  private readonly manager: Y.UndoManager;
  private gesture: string | undefined;
  private pending: StepNotes = NO_NOTES;

  constructor(scope: Y.Map<unknown>[], origin: unknown) {
    // Steps are told apart by `stopCapturing`, never by time.
    this.manager = new Y.UndoManager(scope, { trackedOrigins: new Set([origin]), captureTimeout: Number.MAX_SAFE_INTEGER });
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
