import { describe, expect, it } from 'vitest';
import { EventQueue } from './queue.ts';
import { type RandomStream, streamFor } from './random.ts';
import { sampleExponential } from './samples.ts';
import { Station } from './station.ts';

/**
 * The kernel and its stations against queueing theory: Poisson arrivals, exponential service. Means are compared over independent replications; a
 * deviation of more than 3.9 standard errors has a chance of one in ten thousand.
 */

const SERVICE_US = 1_000_000;

interface Result {
  /** Mean wait in line, in service times, of those that were taken. */
  readonly wait: number;
  /** Share that had to wait. */
  readonly waited: number;
  /** Share that was turned away. */
  readonly blocked: number;
}

/** @param takesUs how long one service takes; exponential where nothing is said */
function replicate(
  seed: number,
  servers: number,
  room: number,
  offered: number,
  arrivals: number,
  warmUp: number,
  takesUs = (services: RandomStream) => sampleExponential(SERVICE_US, services),
): Result {
  const queue = new EventQueue();
  const station = new Station(servers, room);
  const gaps = streamFor(seed, 'door', 'gaps');
  const services = streamFor(seed, 'desk', 'services');
  let waits = 0;
  let waited = 0;
  let taken = 0;
  let blocked = 0;
  const arrive = (number: number): void => {
    if (number > arrivals) return;
    const cameUs = queue.nowUs;
    const counts = number > warmUp;
    const entered = station.enter({
      begin: () => {
        if (counts) {
          taken += 1;
          waits += queue.nowUs - cameUs;
          if (queue.nowUs > cameUs) waited += 1;
        }
        queue.after(takesUs(services), () => station.release());
      },
    });
    if (entered === 'rejected' && counts) blocked += 1;
    queue.after(sampleExponential(SERVICE_US / offered, gaps), () => arrive(number + 1));
  };
  arrive(1);
  while (queue.step());
  return { wait: waits / taken / SERVICE_US, waited: waited / taken, blocked: blocked / (arrivals - warmUp) };
}

/** Mean and standard error over replications. */
function estimate(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

function expectMean(values: readonly number[], theory: number): void {
  const { mean, error } = estimate(values);
  expect(Math.abs(mean - theory), `${mean} ± ${error} against ${theory}`).toBeLessThanOrEqual(3.9 * error);
  expect(error, 'the estimate must be sharp enough to fail').toBeLessThan(0.1 * theory);
}

const replications = (count: number, one: (seed: number) => Result) => Array.from({ length: count }, (_, index) => one(index + 1));

describe('queues against theory', () => {
  it('M/M/1 at ρ = 0.8 waits 4 service times', () => {
    const results = replications(30, (seed) => replicate(seed, 1, Number.POSITIVE_INFINITY, 0.8, 30_000, 3_000));
    expectMean(
      results.map(({ wait }) => wait),
      4,
    );
  });

  it('M/D/1 at ρ = 0.8 waits half as long: 2 service times', () => {
    const results = replications(30, (seed) => replicate(seed, 1, Number.POSITIVE_INFINITY, 0.8, 30_000, 3_000, () => SERVICE_US));
    expectMean(
      results.map(({ wait }) => wait),
      2,
    );
  });

  it('Erlang B(10, 10) blocks 0.21458', () => {
    const results = replications(20, (seed) => replicate(seed, 10, 0, 10, 20_000, 1_000));
    expectMean(
      results.map(({ blocked }) => blocked),
      0.21458,
    );
  });

  it('Erlang C(3, 2): 4 in 9 wait', () => {
    const results = replications(20, (seed) => replicate(seed, 3, Number.POSITIVE_INFINITY, 2, 20_000, 1_000));
    expectMean(
      results.map(({ waited }) => waited),
      4 / 9,
    );
  });

  it('M/M/10/30 at a = 10 blocks 0.04055 and waits 0.888 service times', () => {
    const results = replications(30, (seed) => replicate(seed, 10, 20, 10, 20_000, 2_000));
    expectMean(
      results.map(({ blocked }) => blocked),
      0.04055,
    );
    expectMean(
      results.map(({ wait }) => wait),
      0.888,
    );
  });
});
