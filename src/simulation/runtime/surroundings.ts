import type { ElementModel, Model } from '../compile/model.ts';
import type { EventQueue } from '../kernel/queue.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { LogPart } from '../trace.ts';
import type { FaultBoard } from './faultBoard.ts';
import type { Recorder } from './recorder.ts';

/** What the parts of a world may know of it. */
export interface Surroundings {
  readonly model: Model;
  readonly queue: EventQueue;
  readonly recorder: Recorder;
  readonly faults: FaultBoard;
  readonly nowUs: number;
  element(index: number): ElementModel;
  stream(id: string, purpose: string): RandomStream;
  named(element: ElementModel): LogPart;
}
