import type { Edit } from '../model/index.ts';
import type { ApplyResult, Planning } from './document/living-document.ts';
import { session } from './session.ts';

export interface ApplyOptions {
  /** What the step is called in undo and redo: "Add Orders". */
  readonly label: string;
  /** Selected afterwards, and again after a redo. */
  readonly select?: readonly string[];
  /** Successive calls with the same word (one drag, one slider) are one undo step. */
  readonly gesture?: string;
}

export type { ApplyResult };

/** Changes the open design: all edits or none, one undo step. A refusal changes nothing and raises a notice that says where and why. */
export function apply(edits: readonly Edit[], options: ApplyOptions): ApplyResult {
  return session.apply(edits, options);
}

/** More edits than these are applied a part after the other: see {@link applyLarge}. */
export const MANY_EDITS = 600;

export interface LargeOptions extends ApplyOptions {
  /** What is said while it is under way: "Pasting …". */
  readonly doing: string;
}

/**
 * As {@link apply}, for what may be thousands of edits: the page answers meanwhile, and from half a second on a notice says how far it is and can cancel
 * it. Nobody sees, stores or sends any of it before all of it is there; whatever else is done meanwhile finishes it first, but for undo, which cancels it.
 * What was cancelled counts as done with no edits.
 * @param plan the edits, or how to work them out on the design as it is
 */
export function applyLarge(plan: readonly Edit[] | Planning, options: LargeOptions): Promise<ApplyResult> {
  return session.applyLarge(typeof plan === 'function' ? plan : { edits: plan }, options);
}

/** Applies a few edits at once, and begins with many: see {@link applyLarge}. Then `applied` is empty. */
export function applyOrBegin(edits: readonly Edit[], options: LargeOptions): ApplyResult {
  if (edits.length <= MANY_EDITS) return apply(edits, options);
  void applyLarge(edits, options);
  return { ok: true, applied: [] };
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
