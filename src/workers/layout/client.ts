import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Design } from '../../model/index.ts';
import { layoutGraph } from './layoutGraph.ts';
import { movableIds, placesOf, type Places } from './places.ts';

export interface LayoutOptions {
  /** Only these, and the members of contexts among them. Default: everything. Locked records stay in any case. */
  readonly ids?: readonly string[];
  /** Stops the work at once; the promise then rejects with an `AbortError`. */
  readonly signal?: AbortSignal;
}

/** The part of ELK that is used. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
  terminateWorker(): void;
}

export interface LayoutClient {
  /** Places for elements and contexts. Rejects when the engine cannot be loaded or gives up. */
  layout(design: Design, options?: LayoutOptions): Promise<Places>;
  dispose(): void;
}

/** Works layouts out in a worker, which is started with the first one and kept; a cancelled one takes the worker with it. */
export function createLayoutClient(start: () => Promise<LayoutEngine> = startElk): LayoutClient {
  let engine: Promise<LayoutEngine> | undefined;
  const stop = (): void => {
    engine?.then((running) => running.terminateWorker()).catch(() => undefined);
    engine = undefined;
  };
  return {
    async layout(design, { ids, signal } = {}) {
      signal?.throwIfAborted();
      const movable = movableIds(design, ids);
      engine ??= start();
      const starting = engine;
      starting.catch(() => {
        if (engine === starting) engine = undefined;
      });
      const laidOut = await untilAborted(
        starting.then((running) => running.layout(layoutGraph(design, movable))),
        signal,
        stop,
      );
      return placesOf(design, laidOut, movable);
    },
    dispose: stop,
  };
}

async function startElk(): Promise<LayoutEngine> {
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
