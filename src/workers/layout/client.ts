import { layout, type LayoutEngine, type Places } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';

export interface LayoutOptions {
  /** Only these, and the members of contexts among them. Default: everything. Locked records stay in any case. */
  readonly ids?: readonly string[];
  /** Stops the work at once; the promise then rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/** ELK in a worker of its own. */
export interface LayoutWorker extends LayoutEngine {
  terminateWorker(): void;
}

export interface LayoutClient {
  /** Places for elements and contexts. Rejects when the engine cannot be loaded or gives up. */
  layout(design: Design, options?: LayoutOptions): Promise<Places>;
  dispose(): void;
}

/** Works layouts out in a worker, which is started with the first one and kept; a cancelled one takes the worker with it. */
export function createLayoutClient(start: () => Promise<LayoutWorker> = startElk): LayoutClient {
  let engine: Promise<LayoutWorker> | undefined;
  const stop = (): void => {
    engine?.then((running) => running.terminateWorker()).catch(() => undefined);
    engine = undefined;
  };
  return {
    async layout(design, { ids, signal } = {}) {
      signal?.throwIfAborted();
      engine ??= start();
      const starting = engine;
      starting.catch(() => {
        if (engine === starting) engine = undefined;
      });
      return untilAborted(
        starting.then((running) => layout(design, running, ids)),
        signal,
        stop,
      );
    },
    dispose: stop,
  };
}

async function startElk(): Promise<LayoutWorker> {
  const { default: ELK } = await import('elkjs/lib/elk-api.js');
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const worker = new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', (event) => fail(new Error(event.message || 'The layout worker has failed.')));
  const elk = new ELK({ workerFactory: () => worker });
  // ELK itself waits for ever when its script did not load.
  return { layout: (graph) => Promise.race([elk.layout(graph), failed]), terminateWorker: () => elk.terminateWorker() };
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
