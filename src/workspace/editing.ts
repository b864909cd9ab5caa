import type { Edit, Problem } from '../model/index.ts';
import { session } from './session.ts';

export interface ApplyOptions {
  /** What the step is called in undo and redo: "Add Orders". */
  readonly label: string;
  /** Selected afterwards, and again after a redo. */
  readonly select?: readonly string[];
  /** Successive calls with the same word (one drag, one slider) are one undo step. */
  readonly gesture?: string;
}

export type ApplyResult = { readonly ok: true; readonly applied: readonly Edit[] } | { readonly ok: false; readonly problems: readonly Problem[] };

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

/** Waits until the disk has taken what was done so far, in all designs that are open. Whether it took everything. */
export function whenSaved(): Promise<boolean> {
  return session.whenSaved();
}
