import type { FlowModel } from '../../compile/model.ts';
import type { Done } from '../outcome.ts';
import type { Patience } from '../patience.ts';
import type { Request } from '../request.ts';

/** One logical call on its way through its policies. Depths count from the outermost policy at 0; beyond the innermost one is the wire. */
export interface Call {
  readonly flow: FlowModel;
  readonly request: Request;
  /** Goes on from the policy at this depth inwards. */
  enter(depth: number, patience: Patience, done: Done): void;
  /** The same anew later, for somebody who does not wait any more: its attempts are part of `span`. */
  enterLater(depth: number, span: number, done: Done): void;
}

/** One policy around a call. It enters what is inside once, never, or several times, and calls `done` exactly once, unless nobody ever answers. */
export interface Layer {
  /** @param inside the depth of what it is around */
  run(call: Call, inside: number, patience: Patience, done: Done): void;
}
