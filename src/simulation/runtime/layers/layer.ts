import type { FlowModel } from '../../compile/model.ts';
import type { Done } from '../outcome.ts';
import type { Patience } from '../patience.ts';
import type { Request } from '../request.ts';

/** One logical call: what enters the outermost policy. */
export interface Call {
  readonly flow: FlowModel;
  readonly request: Request;
}

/** @param span present where the call is made anew later, for somebody who does not wait any more: what its attempts are part of then */
export type Inner = (patience: Patience, done: Done, span?: number) => void;

/** One policy around a call. It calls `inner` once, never, or several times, and `done` exactly once, unless nobody ever answers. */
export interface Layer {
  run(call: Call, patience: Patience, inner: Inner, done: Done): void;
}
