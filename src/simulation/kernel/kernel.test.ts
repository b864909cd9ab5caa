import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, normalQuantile, pow } from './mathematics.ts';
import { EventQueue } from './queue.ts';
import { RandomStream, splitmix32, streamFor } from './random.ts';
import { sampleExponential, sampleLatency } from './samples.ts';
import { Station } from './station.ts';

/** Distance of two numbers in units in the last place. */
function ulps(a: number, b: number): number {
  if (a === b) return 0;
  const view = new DataView(new ArrayBuffer(16));
  view.setFloat64(0, a);
  view.setFloat64(8, b);
  return Math.abs(Number(view.getBigInt64(0) - view.getBigInt64(8)));
}

describe('the event queue', () => {
  it('runs events in order of time, and of scheduling where the time is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
        const queue = new EventQueue();
        const ran: number[] = [];
        const handler = queue.register((index) => ran.push(index));
        times.forEach((time, index) => queue.schedule(time, handler, index));
        while (queue.step());
        const expected = times.map((time, index) => ({ time, index })).sort((a, b) => a.time - b.time || a.index - b.index);
        expect(ran).toEqual(expected.map(({ index }) => index));
      }),
    );
  });

  it('never runs what was cancelled, and everything else', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean()), { maxLength: 200 }), (plan) => {
        const queue = new EventQueue();
        const ran = new Set<number>();
        const tickets = plan.map(([time], index) => queue.at(time, () => ran.add(index)));
        plan.forEach(([, cancel], index) => {
          if (cancel) expect(queue.cancel(tickets[index] ?? -1)).toBe(true);
        });
        while (queue.step());
        expect([...ran].sort((a, b) => a - b)).toEqual(plan.flatMap(([, cancel], index) => (cancel ? [] : [index])));
      }),
    );
  });

  it('is what a sorted list would be, whatever is scheduled and cancelled while events run', () => {
    const deed = fc.tuple(fc.nat({ max: 30 }), fc.boolean(), fc.nat({ max: 20 }));
    fc.assert(
      fc.property(fc.array(fc.array(deed, { maxLength: 3 }), { minLength: 1, maxLength: 120 }), (deeds) => {
        const queue = new EventQueue();
        let list: { timeUs: number; number: number; background: boolean }[] = [];
        const tickets: number[] = [];
        const ran: number[] = [];
        const act = () => {
          for (const [delay, background, victim] of deeds[ran.length] ?? []) {
            const number = tickets.length;
            const timeUs = queue.nowUs + delay;
            list.push({ timeUs, number, background });
            tickets.push(
              queue.at(
                timeUs,
                () => {
                  ran.push(number);
                  act();
                },
                background,
              ),
            );
            if (victim > 15) continue;
            expect(queue.cancel(tickets[victim] ?? -1)).toBe(list.some((event) => event.number === victim));
            list = list.filter((event) => event.number !== victim);
          }
        };
        act();
        for (;;) {
          const [next] = [...list].sort((a, b) => a.timeUs - b.timeUs || a.number - b.number);
          expect(queue.nextUs).toBe(next?.timeUs ?? Number.POSITIVE_INFINITY);
          expect(queue.alive).toBe(list.some(({ background }) => !background));
          if (!next) break;
          list = list.filter((event) => event !== next);
          queue.step();
          expect(ran.at(-1)).toBe(next.number);
        }
        expect(queue.step()).toBe(false);
        expect(queue.processed).toBe(ran.length);
      }),
      { numRuns: 500 },
    );
  });

  it('does not cancel the event that took over the slot of one that ran', () => {
    const queue = new EventQueue();
    const ran: string[] = [];
    const first = queue.at(1, () => ran.push('first'));
    queue.step();
    queue.at(2, () => ran.push('second'));
    expect(queue.cancel(first)).toBe(false);
    queue.step();
    expect(ran).toEqual(['first', 'second']);
  });

  it('takes the time of the event that runs as now', () => {
    const queue = new EventQueue();
    let seen = 0;
    queue.at(1_234, () => {
      seen = queue.nowUs;
    });
    queue.step();
    expect(seen).toBe(1_234);
  });

  it('refuses events in the past and times between microseconds', () => {
    const queue = new EventQueue();
    queue.at(10, () => undefined);
    queue.step();
    expect(() => queue.at(9, () => undefined)).toThrow(RangeError);
    expect(() => queue.at(10.5, () => undefined)).toThrow(RangeError);
  });

  it('is not kept alive by what is in the background', () => {
    const queue = new EventQueue();
    queue.at(5, () => undefined, true);
    expect(queue.alive).toBe(false);
    const ticket = queue.at(6, () => undefined);
    expect(queue.alive).toBe(true);
    queue.cancel(ticket);
    expect(queue.alive).toBe(false);
  });
});

describe('random streams', () => {
  it('sfc32 gives the published sequence for the state (0, 12345, 0, 1) after twelve rounds', () => {
    // Values from the tests of github.com/maloquacious/prng, which follow the author of PractRand.
    const stream = new RandomStream(0, 12345, 0, 1);
    for (let round = 0; round < 12; round += 1) stream.bits();
    expect(Array.from({ length: 10 }, () => stream.bits())).toEqual([
      235160590, 2967261163, 116171463, 2882324903, 362604721, 4227106926, 1933307004, 1608300071, 2256615412, 2701957640,
    ]);
  });

  it('splitmix32 agrees with the same steps in arbitrary-precision integers', () => {
    const mask = 0xffffffffn;
    const next = splitmix32(7);
    let state = 7n;
    for (let draw = 0; draw < 100; draw += 1) {
      state = (state + 0x9e3779b9n) & mask;
      let mixed = ((state ^ (state >> 16n)) * 0x21f0aaadn) & mask;
      mixed = ((mixed ^ (mixed >> 15n)) * 0x735a2d97n) & mask;
      expect(next()).toBe(Number(mixed ^ (mixed >> 15n)));
    }
  });

  it('differ for each element and purpose, and repeat for the same', () => {
    const draws = (id: string, purpose: string) => {
      const stream = streamFor(7, id, purpose);
      return [stream.bits(), stream.bits(), stream.bits()];
    };
    expect(draws('orders', 'latency')).toEqual(draws('orders', 'latency'));
    expect(draws('orders', 'latency')).not.toEqual(draws('orders', 'availability'));
    expect(draws('orders', 'latency')).not.toEqual(draws('payments', 'latency'));
  });

  it('are uniform: chi-square over 256 cells stays within its 99.99 % bound', () => {
    const stream = streamFor(1, 'a', 'b');
    const cells = Array.from<number>({ length: 256 }).fill(0);
    const draws = 256 * 400;
    for (let draw = 0; draw < draws; draw += 1) {
      const cell = Math.floor(stream.unit() * 256);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chi = cells.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0);
    expect(chi).toBeLessThan(348); // 255 degrees of freedom
  });

  it('never draw 0 or 1, whose logarithm would be infinite', () => {
    const lowest = new RandomStream(0, 0, 0, 0).unit(); // the first output of the all-zero state is 0
    expect(lowest).toBeGreaterThan(0);
    expect(lowest).toBeLessThan(1);
  });
});

describe('mathematics without the engine', () => {
  it('ln is within 2 units in the last place of the true logarithm', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(ulps(ln(x), Math.log(x))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 5_000, seed: 7 },
    );
  });

  it('exp is within 2 units in the last place of the true exponential', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 5_000, seed: 7 },
    );
  });

  it('pow of whole exponents multiplies', () => {
    expect(pow(1.5, 3)).toBe(1.5 * 1.5 * 1.5);
    expect(pow(2, 0.5)).toBeCloseTo(Math.SQRT2, 14);
  });

  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.001, -3.090232306167813],
  ])('the quantile of the standard normal at %d is %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 8);
  });
});

describe('samples', () => {
  it('a latency meets its median and its 99th percentile', () => {
    const stream = streamFor(3, 'x', 'latency');
    const values = Array.from({ length: 40_000 }, () => sampleLatency({ p50Us: 40_000, p99Us: 210_000 }, stream)).sort((a, b) => a - b);
    expect((values[20_000] ?? 0) / 40_000).toBeCloseTo(1, 1);
    expect((values[39_600] ?? 0) / 210_000).toBeCloseTo(1, 1);
  });

  it('an exponential time has its mean', () => {
    const stream = streamFor(3, 'x', 'gap');
    const count = 100_000;
    let sum = 0;
    for (let draw = 0; draw < count; draw += 1) sum += sampleExponential(1_000_000, stream);
    expect(Math.abs(sum / count - 1_000_000)).toBeLessThan((3.9 * 1_000_000) / Math.sqrt(count));
  });
});

describe('a station', () => {
  const job = (log: string[], name: string) => ({ begin: () => void log.push(name) });

  it('takes the first in line when a place is given back', () => {
    const log: string[] = [];
    const station = new Station(1, 5);
    expect(station.enter(job(log, 'a'))).toBe('begun');
    expect(station.enter(job(log, 'b'))).toBe('queued');
    expect(station.enter(job(log, 'c'))).toBe('queued');
    station.release();
    expect(log).toEqual(['a', 'b']);
  });

  it('rejects when places and line are full', () => {
    const station = new Station(1, 1);
    station.enter(job([], 'a'));
    station.enter(job([], 'b'));
    expect(station.enter(job([], 'c'))).toBe('rejected');
  });

  it('forgets who leaves the line', () => {
    const log: string[] = [];
    const station = new Station(1, 2);
    station.enter(job(log, 'a'));
    const leaver = job(log, 'b');
    station.enter(leaver);
    station.enter(job(log, 'c'));
    expect(station.leave(leaver)).toBe(true);
    station.release();
    expect(log).toEqual(['a', 'c']);
  });
});
