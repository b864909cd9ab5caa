import type { Design } from '../../model/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import type { RunInput, RunOutcome } from '../../simulation/index.ts';
import type { SimulationRequest, SimulationResponse } from './protocol.ts';

export interface SimulationClient {
  /** Runs off the main thread. Latest wins: an earlier run that is still going on is stopped and rejects with an `AbortError`. */
  simulate(design: Design, input: RunInput): Promise<RunOutcome>;
  /** Stops the run that is going on, if any; it rejects with an `AbortError`. */
  cancel(): void;
  /** Stops everything. Later runs reject. */
  dispose(): void;
}

/** The part of a Worker that is used. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<SimulationResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: SimulationRequest): void;
  terminate(): void;
}

const startWorker = (): WorkerLike => new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module', name: 'simulation' });

interface Pending {
  readonly id: number;
  readonly resolve: (outcome: RunOutcome) => void;
  readonly reject: (reason: Error) => void;
}

/** @param start makes a worker; another one in tests @param phrasebook what runs are told with from now on; none for English */
export function createSimulationClient(start: () => WorkerLike = startWorker, phrasebook: () => Phrasebook | undefined = () => undefined): SimulationClient {
  let worker: WorkerLike | undefined;
  let pending: Pending | undefined;
  let nextId = 1;
  let disposed = false;

  const settle = (id: number): Pending | undefined => {
    if (pending?.id !== id) return undefined;
    const settled = pending;
    pending = undefined;
    return settled;
  };

  const connect = (): WorkerLike => {
    const started = start();
    started.onmessage = ({ data }) => {
      const waiting = settle(data.id);
      if (!waiting) return;
      if ('outcome' in data) waiting.resolve(data.outcome);
      else waiting.reject(new Error(`The simulation stopped with an error: ${data.failure}`));
    };
    started.onerror = (event) => {
      event.preventDefault();
      worker?.terminate();
      worker = undefined;
      const waiting = pending;
      pending = undefined;
      waiting?.reject(new Error(`The simulation could not be started: ${event.message || 'the worker did not load'}`));
    };
    return started;
  };

  /** A run cannot be interrupted from outside, so its worker goes. */
  const cancel = (): void => {
    if (!pending) return;
    worker?.terminate();
    worker = undefined;
    const waiting = pending;
    pending = undefined;
    waiting.reject(new DOMException('A newer run took its place.', 'AbortError'));
  };

  return {
    simulate(design, input) {
      if (disposed) return Promise.reject(new Error('The simulation has been shut down.'));
      cancel();
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        pending = { id, resolve, reject };
        worker ??= connect();
        worker.postMessage({ id, design, input, phrasebook: phrasebook() });
      });
    },
    cancel,
    dispose() {
      disposed = true;
      cancel();
      worker?.terminate();
      worker = undefined;
    },
  };
}
