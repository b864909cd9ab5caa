import { create } from 'zustand';
import { buildGraph, emptyDesign, type Design, type Edit, type Graph, type Problem } from '../../model/index.ts';

/** Whether everything that was done is on disk. Only `saved` promises it. */
export type SaveStatus =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'memory-only'; readonly reason: string }
  | { readonly state: 'read-only'; readonly reason: string };

/** The open design as an immutable snapshot. Select what you draw: `useDesign((state) => state.design.elements[id])`. */
export interface DesignState {
  /** `null` while no design is open. */
  readonly designId: string | null;
  readonly design: Design;
  readonly graph: Graph;
  readonly saving: SaveStatus;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back: "Add Orders". */
  readonly undoLabel?: string;
  readonly redoLabel?: string;
  /** A design is open and may be read. */
  readonly ready: boolean;
  /** The reason why nothing can be changed, or `false`. */
  readonly readOnly: false | string;
}

export interface ApplyOptions {
  /** What the step is called in undo and redo: "Add Orders". */
  readonly label: string;
  /** Selected afterwards, and again after a redo. */
  readonly select?: readonly string[];
  /** Successive calls with the same word (one drag, one slider) are one undo step. */
  readonly gesture?: string;
}

export type ApplyResult = { readonly ok: true; readonly applied: readonly Edit[] } | { readonly ok: false; readonly problems: readonly Problem[] };

const nothingOpen = emptyDesign();

export const useDesign = create<DesignState>(() => ({
  designId: null,
  design: nothingOpen,
  graph: buildGraph(nothingOpen),
  saving: { state: 'saved' },
  canUndo: false,
  canRedo: false,
  ready: false,
  readOnly: false,
}));

/** Changes the open design: all edits or none, one undo step. A refusal changes nothing and raises a notice that says where and why. */
export function apply(edits: readonly Edit[], options: ApplyOptions): ApplyResult {
  return session.apply(edits, options);
}

/** Takes back my own last step; `false` when there is none. What others did stays. */
export function undo(): boolean {
  return session.undo();
}

export function redo(): boolean {
  return session.redo();
}

/** Tries to write what is only in memory, now instead of at the next automatic try. */
export function retrySaving(): void {
  session.retrySaving();
}
