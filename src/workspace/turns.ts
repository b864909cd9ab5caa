import type { Pause } from './document/jobs.ts';

/** After so long the page gets its turn: the rest of a frame is for drawing it. */
const SLICE_MS = 8;

/** Shares the main thread with the page: pauses whenever a slice of time is used up. */
export function sharing(): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

/** Resolves when what waited before is done. A message is not held back in a page that nobody sees, as a timer is. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
