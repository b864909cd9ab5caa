/** What `serve` gives back. */
interface Server {
  close(callback: (error?: Error) => void): unknown;
}

/** Ends the process by itself when ending in good order takes longer. */
const PATIENCE_MS = 25_000;

/**
 * On SIGTERM and SIGINT: takes no more requests and answers those that are there, then does the steps one after the other, then ends the process.
 * @param steps subscriptions first, connections last.
 */
export function endGracefully(server: Server, steps: readonly (() => void | Promise<void>)[]): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    const closed = new Promise<void>((done) => server.close(() => done()));
    if ('closeIdleConnections' in server && typeof server.closeIdleConnections === 'function') server.closeIdleConnections();
    await closed;
    for (const step of steps) await step();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end().catch(() => process.exit(1)));
}
