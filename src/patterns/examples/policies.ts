/** Numbers that several examples share, so that they can be compared. */

/** Trips on five failures in ten seconds and stays open for thirty. */
export const circuitBreaker = { mode: 'count', failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 } as const;

/** Two more tries, soon, spread over time. */
export const retry = { retries: 2, backoff: 'exponential', baseMs: 100, capMs: 400, jitter: 'full' } as const;

/** What everything on the platform has. */
export const platform = { name: 'Kubernetes with OpenTelemetry', tls: true, tracing: true, healthChecks: true, discovery: true } as const;

/** A service that is run with care: found by the platform, versioned, more than one of it. */
export const wellRun = { instances: 2, concurrency: 32, discovery: 'server-side', apiVersioned: true, deployment: 'rolling' } as const;

/** Latency of a store on the same network. */
export const storeLatency = { p50: 2, p99: 10 } as const;
