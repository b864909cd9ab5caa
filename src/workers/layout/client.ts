import type { LayoutOptions as Aims, Places } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import type { LayoutWorker } from './engine.ts';

export interface LayoutOptions extends Aims {
  /** Stops the work at once; the promise then rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

export interface LayoutClient {
  /** Places for elements and contexts. Rejects when the engine cannot be loaded or gives up. */
  layout(design: Design, options?: LayoutOptions): Promise<Places>;
  /** Starts the engine before it is needed and has its code compiled: the first large layout takes half as long then. Never rejects. */
  warmUp(): Promise<void>;
  dispose(): void;
}

/** Loaded with the first layout: who only opens a design needs none of it. */
const engineCode = () => import('./engine.ts');

/** Works layouts out in a worker, which is started with the first one, if not before, and kept; a cancelled one takes the worker with it. */
export function createLayoutClient(start: () => Promise<LayoutWorker> = async () => (await engineCode()).startElk()): LayoutClient {
  let engine: Promise<LayoutWorker> | undefined;
  const stop = (): void => {
    engine?.then((running) => running.terminateWorker()).catch(() => undefined);
    engine = undefined;
  };
  const started = (): Promise<LayoutWorker> => {
    engine ??= start();
    const starting = engine;
    starting.catch(() => {
      if (engine === starting) engine = undefined;
    });
    return starting;
  };
  return {
    async layout(design, { signal, ...aims } = {}) {
      signal?.throwIfAborted();
      return untilAborted(
        started().then(async (running) => (await engineCode()).layout(design, running, aims)),
        signal,
        stop,
      );
    },
    warmUp: () =>
      started()
        .then(async (running) => (await engineCode()).warmUp(running))
        .catch(() => undefined),
    dispose: stop,
  };
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined, onAbort: () => void): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
