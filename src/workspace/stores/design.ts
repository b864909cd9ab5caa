import { create } from 'zustand';
import { buildGraph, emptyDesign, type Design, type Graph } from '../../model/index.ts';
import type { SaveStatus } from '../storage/save-status.ts';

export type { SaveStatus };

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

const nothing = emptyDesign();

/** As long as no design is open. */
export const NOTHING_OPEN: DesignState = {
  designId: null,
  design: nothing,
  graph: buildGraph(nothing),
  saving: { state: 'saved' },
  canUndo: false,
  canRedo: false,
  ready: false,
  readOnly: false,
};

export const useDesign = create<DesignState>(() => NOTHING_OPEN);
