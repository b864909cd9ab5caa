import type { LayoutEngine } from '../../drawing/index.ts';

export { layout, warmUp } from '../../drawing/index.ts';

/** ELK in a worker of its own. */
export interface LayoutWorker extends LayoutEngine {
  terminateWorker(): void;
}

/** Starts ELK in a worker. Rejects where its code cannot be loaded. */
export async function startElk(): Promise<LayoutWorker> {
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
