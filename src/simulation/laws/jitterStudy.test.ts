import { describe, expect, it } from 'vitest';
import { EventQueue } from '../kernel/queue.ts';
import { normalQuantile } from '../kernel/mathematics.ts';
import { type RandomStream, streamFor } from '../kernel/random.ts';
import { type Backoff, waitBeforeRetry } from '../policies/backoff.ts';
import { estimate, replications } from '../testing/statistics.ts';

/**
 * Marc Brooker's study of jitter (AWS Architecture Blog, “Exponential Backoff And Jitter”, 2015): clients that each update one row once, under optimistic
 * concurrency control. A client reads the version, writes with it, and after a conflict waits and begins anew. Every message takes |N(10, 2)| ms; base 5 ms,
 * cap 2 s; the first wait is the second of the row, because the study counts the failed attempt before it asks. Calls are writes.
 */

const CLIENTS = 100;
const RUNS = 100;
const MS = 1_000;

function calls(jitter: Backoff['jitter'], seed: number): number {
  const backoff: Backoff = { growth: 'exponential', jitter, baseUs: 5 * MS, capUs: 2_000 * MS };
  const queue = new EventQueue();
  const net = streamFor(seed, 'net', 'delay');
  let version = 0;
  let writes = 0;
  const delayUs = () => Math.max(1, Math.round(Math.abs(10 * MS + 2 * MS * normalQuantile(net.unit()))));

  const read = (attempt: number, previousUs: number, stream: RandomStream): void => {
    queue.after(delayUs(), () => {
      const seen = version;
      queue.after(delayUs(), () => queue.after(delayUs(), () => write(seen, attempt, previousUs, stream)));
    });
  };
  const write = (seen: number, attempt: number, previousUs: number, stream: RandomStream): void => {
    writes += 1;
    const won = seen === version;
    if (won) version += 1;
    queue.after(delayUs(), () => {
      if (won) return;
      const waitUs = waitBeforeRetry(backoff, attempt, previousUs, stream);
      queue.after(waitUs, () => read(attempt + 1, waitUs, stream));
    });
  };

  for (let client = 0; client < CLIENTS; client += 1) read(1, backoff.baseUs, streamFor(seed, `client ${client}`, 'backoff'));
  while (queue.step());
  expect(version).toBe(CLIENTS);
  return writes;
}

describe('the study of jitter, 100 clients', () => {
  it.each<[Backoff['jitter'], number]>([
    ['none', 1_851],
    ['decorrelated', 999],
    ['equal', 813],
    ['full', 795],
  ])('%s: about %i calls', (jitter, published) => {
    const { mean, error } = estimate(replications(RUNS, (seed) => calls(jitter, seed)));
    // The published means come from 100 runs each too: both sides have an error.
    expect(Math.abs(mean - published), `${mean} ± ${error} against ${published}`).toBeLessThanOrEqual(3.9 * Math.SQRT2 * error + 1);
    expect(error).toBeLessThan(0.01 * published);
  });
});
