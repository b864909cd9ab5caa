import type { Design } from '../../model/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import type { ExploreOptions, ExploreProgress } from '../../simulation/index.ts';
import type { Explored, ExploreRequest, ExploreResponse } from './exploring.ts';

export interface ExplorerClient {
  /**
   * Tries every order of everything that can happen to a saga, off the main thread. Latest wins: an earlier exploration that is still going on is stopped
   * and rejects with an `AbortError`, as does one whose `signal` is aborted. Runs of the simulation go on beside it.
   */
  explore(design: Design, sagaId: string, options?: ExploreOptions, onProgress?: (progress: ExploreProgress) => void, signal?: AbortSignal): Promise<Explored>;
  /** Stops the exploration that is going on, if any; it rejects with an `AbortError`. */
  cancel(): void;
  /** Stops everything. Later explorations reject. */
  dispose(): void;
}

/** The part of a Worker that is used. */
export interface ExplorerWorker {
  onmessage: ((event: MessageEvent<ExploreResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: ExploreRequest): void;
  terminate(): void;
}

const startWorker = (): ExplorerWorker => new Worker(new URL('./explorer.worker.ts', import.meta.url), { type: 'module', name: 'explorer' });

interface Pending {
  readonly id: number;
  readonly onProgress: ((progress: ExploreProgress) => void) | undefined;
  readonly resolve: (outcome: Explored) => void;
  readonly reject: (reason: Error) => void;
}

/** @param start makes a worker; another one in tests @param phrasebook what is found is told with from now on; none for English */
export function createExplorerClient(start: () => ExplorerWorker = startWorker, phrasebook: () => Phrasebook | undefined = () => undefined): ExplorerClient {
  let worker: ExplorerWorker | undefined;
  let pending: Pending | undefined;
  let nextId = 1;
  let disposed = false;

  const settle = (): Pending | undefined => {
    const settled = pending;
    pending = undefined;
    return settled;
  };

  const hear = (response: ExploreResponse): void => {
    if (pending?.id !== response.id) return;
    if ('progress' in response) pending.onProgress?.(response.progress);
    else if ('outcome' in response) settle()?.resolve(response.outcome);
    else settle()?.reject(new Error(`The exploration stopped with an error: ${response.failure}`));
  };

  const connect = (): ExplorerWorker => {
    const started = start();
    started.onmessage = ({ data }) => hear(data);
    started.onerror = (event) => {
      event.preventDefault();
      worker?.terminate();
      worker = undefined;
      settle()?.reject(new Error(`The explorer could not be started: ${event.message || 'the worker did not load'}`));
    };
    return started;
  };

  /** It cannot be interrupted from outside, so its worker goes. */
  const stop = (why: string): void => {
    if (!pending) return;
    worker?.terminate();
    worker = undefined;
    settle()?.reject(new DOMException(why, 'AbortError'));
  };

  return {
    explore(design, sagaId, options = {}, onProgress, signal) {
      if (disposed) return Promise.reject(new Error('The explorer has been shut down.'));
      if (signal?.aborted) return Promise.reject(new DOMException('The exploration was cancelled.', 'AbortError'));
      stop('A newer exploration took its place.');
      const id = nextId;
      nextId += 1;
      const onAbort = () => {
        if (pending?.id === id) stop('The exploration was cancelled.');
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      return new Promise<Explored>((resolve, reject) => {
        pending = { id, onProgress, resolve, reject };
        worker ??= connect();
        worker.postMessage({ id, design, sagaId, options, phrasebook: phrasebook() });
      }).finally(() => signal?.removeEventListener('abort', onAbort));
    },
    cancel: () => stop('The exploration was cancelled.'),
    dispose() {
      disposed = true;
      stop('The explorer has been shut down.');
      worker?.terminate();
      worker = undefined;
    },
  };
}
