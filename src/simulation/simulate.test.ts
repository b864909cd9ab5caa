import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAt } from './replay/index.ts';
import { run } from './simulate.ts';
import { atStep, call, chain, choreographed, orchestrated, playSaga, sagaEntry, service, traced } from './testing/designs.ts';
import type { FaultInput, Trace } from './trace.ts';

const S = 1_000_000;
const pay = { kind: 'flow', flowId: 'pay' } as const;
const charge = { kind: 'flow', flowId: 'charge' } as const;
const breaker = { mode: 'count', failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 } as const;
const flow = (trace: Trace, flowId: string) => trace.results.flows.find((result) => result.flowId === flowId);

describe('calls through a circuit breaker', () => {
  const outage: FaultInput = { targetId: 'bank', kind: 'errors', fromUs: 5 * S, toUs: 20 * S };
  const trace = traced(chain({ circuitBreaker: breaker }), { entry: charge, faults: [outage] });

  it('a person sees it open, probe and close again', () => {
    const story = trace.entries
      .filter(({ icon }) => icon.startsWith('breaker'))
      .map(({ headline, why, tUs }) => `${tUs / S} ${headline.map(({ text }) => text).join('')}: ${why.map(({ text }) => text).join('')}`);
    expect(story).toEqual([
      '9.02 Breaker opened on charge: 5 of 5 failures in 10 s: open for 30 s',
      '40 Breaker half-open on charge: 30 s are over: 3 probes may pass',
      '42.02 Breaker closed on charge: all 3 probes succeeded: calls pass again',
    ]);
  });

  it('calls in between are rejected, not sent', () => {
    expect(flow(trace, 'charge')).toMatchObject({ calls: 60, attempts: 30, rejectedByBreaker: 30 });
  });

  it('its lane tells when it would let a probe through', () => {
    const lane = trace.lanes.find(({ kind }) => kind === 'breaker');
    expect(lane?.bars.map(({ state, label }) => `${state}: ${label}`)).toEqual([
      'closed: closed',
      'open: open, half-open at 39.020 s',
      'half-open: half-open',
      'closed: closed',
    ]);
  });

  it('the picture shows slots, evidence and remaining time', () => {
    const [view] = stateAt(trace, 9_720_000).breakers;
    expect(view).toMatchObject({ flowId: 'charge', state: 'open', remainingUs: 29_300_000, reason: '5 of 5 failures in 10 s' });
    expect(view?.slots).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'failed', 'failed', 'failed', 'failed', 'failed']);
  });

  it('a half-open breaker shows its probes', () => {
    expect(stateAt(trace, 40_001_000).breakers[0]).toMatchObject({ state: 'half-open', probes: { used: 1, of: 3 } });
  });

  it('outcomes leave the picture of the window as they leave the window', () => {
    expect(stateAt(trace, 4_500_000).breakers[0]?.calls).toBe(5);
    expect(stateAt(trace, 59 * S).breakers[0]?.slots.every((slot) => slot === 'ok')).toBe(true);
  });
});

describe('policies of a call', () => {
  it('tries (1 − p^m) / (1 − p) times on average', () => {
    const p = 0.5;
    const m = 4;
    const count = 4_000;
    const trace = traced(chain({ retry: { retries: m - 1, backoff: 'none' } }), {
      entry: charge,
      load: { count, everyUs: 1_000 },
      faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0, amount: p }],
      limits: { events: 1_000_000, entries: 10 },
    });
    const attempts = (flow(trace, 'charge')?.attempts ?? 0) / count;
    const theory = (1 - p ** m) / (1 - p);
    // Var of the attempts of a truncated geometric variable, worked out from its distribution.
    const shares = [0.5, 0.25, 0.125, 0.125];
    const variance = shares.reduce((sum, share, index) => sum + share * (index + 1 - theory) ** 2, 0);
    expect(Math.abs(attempts - theory)).toBeLessThanOrEqual(3.9 * Math.sqrt(variance / count));
  });

  it('four availabilities of 0.999 in a row succeed 0.996006 of the time', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const elements = Object.fromEntries([
      ...ids.map((id) => [id, service(id, { availability: 0.999, latency: { p50: 1, p99: 1 } })]),
      ['user', { kind: 'client', name: 'User' }],
    ]);
    const flows = Object.fromEntries(['user', ...ids].slice(0, 4).map((from, index) => [`${from}-${ids[index]}`, call(from, ids[index] ?? '')]));
    const count = 60_000;
    const trace = traced(
      { ...chain(), elements, flows },
      { entry: { kind: 'flow', flowId: 'user-a' }, load: { count, everyUs: 1_000 }, limits: { events: 5_000_000, entries: 10 } },
    );
    const theory = 0.999 ** 4;
    expect(theory).toBeCloseTo(0.996006, 6);
    expect(Math.abs(trace.results.availability - theory)).toBeLessThanOrEqual(3.9 * Math.sqrt((theory * (1 - theory)) / count));
  }, 30_000);

  it('a timeout is not cancellation: the work goes on and holds its place', () => {
    const trace = traced(chain({ timeout: { ms: 15 }, bulkhead: { concurrent: 1, queue: 0 } }), {
      entry: charge,
      load: { count: 2, everyUs: 18_000 },
      faults: [{ targetId: 'bank', kind: 'slow', fromUs: 0, amount: 10 }],
    });
    expect(flow(trace, 'charge')).toMatchObject({ timedOut: 1, rejectedByBulkhead: 1, late: 1 });
  });

  it('a queued caller that times out leaves the line', () => {
    const trace = traced(chain({ timeout: { ms: 15 }, bulkhead: { concurrent: 1, queue: 5 } }), {
      entry: charge,
      load: { count: 3, everyUs: 1_000 },
      faults: [{ targetId: 'bank', kind: 'slow', fromUs: 0, amount: 10 }],
    });
    expect(flow(trace, 'charge')).toMatchObject({ timedOut: 3, attempts: 1 });
  });

  it('a rejection of the breaker is not retried', () => {
    const design = chain({ circuitBreaker: { ...breaker, failures: 1 }, retry: { retries: 3, backoff: 'none' } });
    const trace = traced(design, { entry: charge, load: { count: 2, everyUs: S }, faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0 }] });
    expect(flow(trace, 'charge')).toMatchObject({ calls: 2, attempts: 1, rejectedByBreaker: 2 });
  });

  it('what a full bulkhead turns away does not open the breaker around it', () => {
    const design = chain({ circuitBreaker: { ...breaker, failures: 1 }, bulkhead: { concurrent: 1, queue: 0 } });
    const trace = traced(design, { entry: charge, load: { count: 10, everyUs: 1_000 } });
    expect(flow(trace, 'charge')).toMatchObject({ rejectedByBulkhead: 9, rejectedByBreaker: 0 });
  });

  it('two faults that hit half of the requests each hit three quarters together', () => {
    const half: FaultInput = { targetId: 'bank', kind: 'errors', amount: 0.5, fromUs: 0 };
    const count = 4_000;
    const trace = traced(chain(), { entry: charge, faults: [half, half], load: { count, everyUs: 1_000 }, limits: { entries: 10 } });
    expect(Math.abs(1 - trace.results.availability - 0.75)).toBeLessThanOrEqual(3.9 * Math.sqrt((0.75 * 0.25) / count));
  });

  it('with the retry inside, the breaker counts one failure for all tries', () => {
    const inside = chain({ circuitBreaker: { ...breaker, failures: 3 }, retry: { retries: 2, backoff: 'none' }, policyOrder: ['circuitBreaker', 'retry'] });
    const outside = chain({ circuitBreaker: { ...breaker, failures: 3 }, retry: { retries: 2, backoff: 'none' } });
    const input = { entry: charge, load: { count: 1, everyUs: S }, faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0 }] as const };
    expect(stateAt(traced(inside, input), S).breakers[0]).toMatchObject({ state: 'closed', failures: 1 });
    expect(stateAt(traced(outside, input), S).breakers[0]).toMatchObject({ state: 'open', failures: 3 });
  });

  it('a business refusal is no failure of the target', () => {
    const trace = traced(chain({ circuitBreaker: { ...breaker, failures: 1 }, retry: { retries: 3 } }), {
      entry: charge,
      load: { count: 5, everyUs: S },
      faults: [{ targetId: 'bank', kind: 'refuse', fromUs: 0 }],
    });
    expect(flow(trace, 'charge')).toMatchObject({ calls: 5, attempts: 5 });
    expect(stateAt(trace, trace.durationUs).breakers[0]?.state).toBe('closed');
  });

  it('a fallback answers in place of an error', () => {
    const trace = traced(chain({ fallback: { kind: 'degraded' } }), {
      entry: pay,
      load: { count: 4, everyUs: S },
      faults: [{ targetId: 'bank', kind: 'down', fromUs: 0 }],
    });
    expect(trace.results).toMatchObject({ succeeded: 4, degraded: 4, failed: 0 });
  });

  it('a rate limit lets its burst through and then its rate', () => {
    const trace = traced(chain({ rateLimit: { limit: 2, perMs: 1_000, burst: 3 } }), { entry: charge, load: { count: 20, everyUs: 100_000 } });
    expect(flow(trace, 'charge')?.rejectedByLimiter).toBe(20 - 3 - 3);
  });

  it('a bulkhead shows its slots on the caller', () => {
    const trace = traced(chain({ bulkhead: { concurrent: 10, queue: 20 } }), { entry: charge, load: { count: 4, everyUs: 1_000 } });
    expect(stateAt(trace, 10_000).elements.find(({ elementId }) => elementId === 'payments')?.word).toBe('4 of 10 slots');
  });
});

describe('what a request does on its way', () => {
  it('an element waits for its stores and calls before it answers', () => {
    const trace = traced(chain(), { entry: pay, load: { count: 1, everyUs: 1 } });
    expect(trace.results.latency.maxUs).toBe(40_000); // two hops there, two back, 10 ms of work at each end
  });

  it('calls of one parallel group run at the same time', () => {
    const design = chain();
    const elements = { ...design.elements, tax: service('Tax', { latency: { p50: 30, p99: 30 } }) };
    const latency = (group?: string) => {
      const more = group === undefined ? {} : { parallelGroup: group };
      const flows = { pay: design.flows['pay'] ?? call('shop', 'payments'), charge: call('payments', 'bank', more), tax: call('payments', 'tax', more) };
      return traced({ ...design, elements, flows }, { entry: pay, load: { count: 1, everyUs: 1 } }).results.latency.maxUs;
    };
    expect(latency()).toBe(80_000);
    expect(latency('both')).toBe(60_000);
  });

  it('requests beyond the capacity of an element wait for a place', () => {
    const design = chain();
    const one = { ...design, elements: { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 1 }) } };
    const trace = traced(one, { entry: pay, load: { count: 2, everyUs: 0 } });
    expect(trace.results.latency.maxUs).toBe(70_000);
  });

  it('a design that calls in a circle comes to an end', () => {
    const design = chain();
    const trace = traced({ ...design, flows: { ...design.flows, back: call('bank', 'payments') } }, { entry: pay, load: { count: 1, everyUs: 1 } });
    expect(trace.stopped.kind).toBe('finished');
  });

  it('a message goes to every consumer, and again until it is taken', () => {
    const design = chain();
    const trace = traced(
      {
        ...design,
        elements: { ...design.elements, paid: { kind: 'channel', name: 'Paid', visibilityTimeoutMs: 1_000 }, mail: service('Mail'), books: service('Books') },
        flows: {
          ...design.flows,
          out: { kind: 'publish', from: 'payments', to: 'paid', label: 'OrderPaid' },
          mails: { kind: 'consume', from: 'paid', to: 'mail' },
          bookings: { kind: 'consume', from: 'paid', to: 'books' },
        },
      },
      { entry: pay, load: { count: 1, everyUs: 1 }, faults: [{ targetId: 'books', kind: 'errors', fromUs: 0, times: 2 }] },
    );
    const works = (id: string) => trace.lanes.find(({ id: lane }) => lane === `element ${id}`)?.bars.map(({ state }) => state);
    expect(works('mail')).toEqual(['done']);
    expect(works('books')).toEqual(['failed', 'failed', 'done']);
  });

  it('without an outbox a lost message is lost', () => {
    const design = chain();
    const elements = { ...design.elements, paid: { kind: 'channel', name: 'Paid' } as const, mail: service('Mail') };
    const mails = (outbox: 'none' | 'transactional-outbox') => {
      const flows = {
        ...design.flows,
        out: { kind: 'publish', from: 'payments', to: 'paid', outbox } as const,
        mails: { kind: 'consume', from: 'paid', to: 'mail' } as const,
      };
      const trace = traced(
        { ...design, elements, flows },
        { entry: pay, load: { count: 1, everyUs: 1 }, faults: [{ targetId: 'out', kind: 'lose', fromUs: 0, times: 1 }] },
      );
      return trace.lanes.find(({ id }) => id === 'element mail')?.bars.length ?? 0;
    };
    expect(mails('none')).toBe(0);
    expect(mails('transactional-outbox')).toBe(1);
  });
});

describe('laws of every run', () => {
  const outages: readonly FaultInput[] = [{ targetId: 'bank', kind: 'errors', amount: 0.5, fromUs: 1 * S, toUs: 30 * S }];
  const policies = { circuitBreaker: breaker, retry: { retries: 2, jitter: 'full' }, timeout: { ms: 40 } } as const;
  const entries = [
    {
      name: 'calls',
      play: (faults: readonly FaultInput[], more = {}) =>
        traced(chain(policies), { entry: charge, faults, load: { count: 60, everyUs: 500_000, arrival: 'poisson' }, ...more }),
    },
    {
      name: 'an orchestration',
      play: (faults: readonly FaultInput[], more = {}) => playSaga(orchestrated(), faults, { load: { count: 40, everyUs: 400_000 }, ...more }),
    },
    {
      name: 'a choreography',
      play: (faults: readonly FaultInput[], more = {}) => playSaga(choreographed(), faults, { load: { count: 40, everyUs: 400_000 }, ...more }),
    },
  ];

  it.each(entries)('the same seed gives the same hash: $name', ({ play }) => {
    expect(play(outages).hash).toBe(play(outages).hash);
    expect(play(outages, { seed: 8 }).hash).not.toBe(play(outages).hash);
  });

  it.each(entries)('one more fault at time t leaves everything before t as it was: $name', ({ play }) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 15 * S }),
        fc.constantFrom('errors', 'down', 'slow', 'crash', 'lose', 'timeout', 'duplicate') as fc.Arbitrary<FaultInput['kind']>,
        (fromUs, kind) => {
          const before = play(outages);
          const after = play([...outages, { targetId: 'bank', kind, fromUs }]);
          const until = (trace: Trace) => trace.entries.filter(({ tUs }) => tUs < fromUs);
          expect(until(after)).toEqual(until(before));
          if (fromUs > 0) expect(stateAt(after, fromUs - 1)).toEqual(stateAt(before, fromUs - 1));
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  it.each(entries)('a fault that never triggers changes nothing: $name', ({ play }) => {
    const before = play(outages);
    const after = play([...outages, { targetId: 'bank', kind: 'down', fromUs: before.durationUs + 1 }]);
    expect(after.hash).toBe(before.hash);
    const shares = play([...outages, { targetId: 'bank', kind: 'errors', fromUs: 0, amount: 0 }]);
    const told = (trace: Trace) => trace.entries.filter(({ icon }) => !icon.startsWith('fault')).map(({ tUs, headline }) => [tUs, headline]);
    expect(told(shares)).toEqual(told(before));
  });

  it.each(entries)('scrubbing to t shows what a run that is stopped at t shows: $name', ({ play }) => {
    const whole = play(outages);
    for (const share of [0.1, 0.33, 0.5, 0.77, 1]) {
      const tUs = Math.floor(whole.durationUs * share);
      const stopped = play(outages, { limits: { durationUs: tUs } });
      const frame = stateAt(whole, Math.min(tUs, stopped.durationUs));
      const { entry: _ignored, ...fresh } = stateAt(stopped, Math.min(tUs, stopped.durationUs));
      const { entry: _also, ...scrubbed } = frame;
      if (share < 1) expect(scrubbed).toEqual(fresh);
    }
  });

  it.each(entries)('the snapshot interval does not matter, forwards or backwards: $name', ({ play }) => {
    const [rare, often] = [play(outages, { snapshotInterval: 100_000 }), play(outages, { snapshotInterval: 7 })];
    expect(often.hash).toBe(rare.hash);
    const moments = Array.from({ length: 60 }, (_, index) => Math.floor((rare.durationUs * index) / 59));
    for (const tUs of [...moments, ...moments.reverse()]) expect(stateAt(often, tUs)).toEqual(stateAt(rare, tUs));
  });

  it.each(entries)('survives structured clone: $name', ({ play }) => {
    const trace = play(outages);
    expect(structuredClone(trace)).toEqual(trace);
  });
});

describe('bounds', () => {
  it('a run that does not end stops at the number of events, says so, and can be looked at', () => {
    const trace = traced(chain({ retry: { unlimited: true, backoff: 'fixed', baseMs: 1 } }), {
      entry: charge,
      load: { count: 1, everyUs: 1 },
      faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0 }],
      limits: { events: 5_000 },
    });
    expect(trace.stopped).toMatchObject({ kind: 'events', message: expect.stringMatching(/^It had made 5,000 events by .* and was still going on\.$/) });
    expect(trace.events).toBe(5_000);
    expect(stateAt(trace, trace.durationUs).elements).toHaveLength(2);
  });

  it('virtual time has a bound too', () => {
    const trace = traced(chain({ retry: { unlimited: true } }), {
      entry: charge,
      load: { count: 1, everyUs: 1 },
      faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0 }],
      limits: { durationUs: 60 * S },
    });
    expect(trace.stopped.kind).toBe('duration');
    expect(trace.durationUs).toBeLessThanOrEqual(60 * S);
  });

  it('keeps decisions when the log is full', () => {
    const trace = traced(chain({ circuitBreaker: breaker }), {
      entry: charge,
      faults: [{ targetId: 'bank', kind: 'errors', fromUs: 20 * S }],
      limits: { entries: 10 },
    });
    expect(trace.entriesDropped).toBeGreaterThan(0);
    expect(trace.entries.some(({ icon }) => icon === 'breaker-open')).toBe(true);
  });
});

describe('what cannot run says what is missing', () => {
  const problems = (design: Parameters<typeof run>[0], entry: Parameters<typeof run>[1]['entry'], more = {}) => {
    const outcome = run(design, { entry, seed: 1, ...more });
    return outcome.ok ? [] : outcome.problems;
  };

  it('a saga without steps', () => {
    expect(problems(orchestrated({ saga: { steps: [] } }), sagaEntry)[0]).toMatchObject({
      path: 'sagas.order.steps',
      message: 'The saga “Order” has no steps. It needs at least one step with a participant.',
    });
  });

  it('an orchestration without an orchestrator, with an edit that names one', () => {
    const [problem] = problems(orchestrated({ saga: { orchestratorId: undefined } as never }), sagaEntry);
    expect(problem).toMatchObject({
      path: 'sagas.order.orchestratorId',
      remedy: { title: 'Make Orders the orchestrator', edits: [{ op: 'update', collection: 'sagas', id: 'order', fields: { orchestratorId: 'orders' } }] },
    });
  });

  it('a step without a participant', () => {
    expect(problems(orchestrated({ steps: [{}, { participantId: 'nobody' }] }), sagaEntry)[0]?.path).toBe('sagas.order.steps.1.participantId');
  });

  it('a step that a store should do', () => {
    expect(problems(orchestrated({ steps: [{}, { participantId: 'db' }] }), sagaEntry)[0]?.message).toContain('is a datastore and does no work of its own');
  });

  it('a saga, a flow that is not there, and a flow that is no call', () => {
    expect(problems(orchestrated(), { kind: 'saga', sagaId: 'x' })[0]?.message).toBe('There is no saga “x” in this design.');
    expect(problems(chain(), { kind: 'flow', flowId: 'x' })[0]?.message).toBe('There is no flow “x” in this design.');
    expect(problems(orchestrated(), { kind: 'flow', flowId: 'orders-db' })[0]?.message).toBe(
      'Only calls can be played by themselves; this flow is of the kind “access”.',
    );
  });

  it('inputs that make no sense', () => {
    expect(problems(chain(), pay, { seed: -1 })[0]?.path).toBe('seed');
    expect(problems(chain(), pay, { load: { count: 0, everyUs: 1 } })[0]?.path).toBe('load.count');
    const aims = (targetId: string) => problems(chain(), pay, { faults: [{ targetId, kind: 'slow', fromUs: 0, amount: 0 }] })[0]?.message;
    expect(aims('bank')).toBe('Bank, slow: Slow needs a factor from 1 to a million.');
    expect(aims('charge')).toBe('charge, slow: Slow needs a factor from 1 to a million.');
    expect(problems(chain(), pay, { faults: [{ targetId: 'moon', kind: 'down', fromUs: 0 }] })[0]).toMatchObject({
      path: 'faults.0',
      message: 'There is no element and no flow “moon” that could fail.',
    });
    expect(problems(chain(), pay, { faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0, amount: 2 }] })[0]?.message).toBe(
      'Bank, errors: A share lies between 0 and 1.',
    );
    expect(problems(orchestrated(), sagaEntry, { faults: [atStep('nothing', 'refuse')] })[0]?.message).toBe('The saga “Order” has no step “nothing”.');
  });
});

describe('the picture of a saga', () => {
  const trace = playSaga(orchestrated(), [atStep('charge', 'refuse')]);
  const frame = (ms: number) => stateAt(trace, ms * 1_000);

  it('shows both lanes with words and reasons', () => {
    const cells = frame(120).sagas[0]?.steps.map(
      ({ forward, undo }) => `${forward.name}: ${forward.state}, ${forward.word} | ${undo.name}: ${undo.state}, ${undo.word}`,
    );
    expect(cells).toEqual([
      'Create: done, done, 21 ms | Undo create: waiting, waiting',
      'Reserve: done, done, 20 ms | Undo reserve: running, running, try 1 of 4',
      'Charge: refused, refused: business rule | Undo charge: skipped, skipped: never applied',
    ]);
  });

  it('shows what travels, from where to where, and how far it is', () => {
    const [token] = frame(47).tokens;
    expect(token).toMatchObject({ flowId: 'orders-stock', fromId: 'orders', toId: 'stock', backward: false, kind: 'command' });
    expect(token?.progress).toBeGreaterThan(0);
    expect(token?.progress).toBeLessThan(1);
  });

  it('fades what nothing has reached', () => {
    const early = playSaga(orchestrated(), [atStep('create', 'refuse')]);
    const mark = (one: Trace, tUs: number) => stateAt(one, tUs).elements.find(({ elementId }) => elementId === 'bank');
    expect(mark(early, early.durationUs)).toMatchObject({ reached: false, word: 'not reached' });
    expect(mark(trace, trace.durationUs)?.reached).toBe(true);
  });

  it('marks what is broken', () => {
    expect(frame(1).elements.find(({ elementId }) => elementId === 'bank')?.fault).toEqual({ kind: 'refuse', word: 'refuses 100 %' });
  });

  it('points at the last line of the log', () => {
    expect(frame(0).entry).toBe(1);
    expect(trace.entries[frame(90).entry]?.headline[0]?.text).toBe('Reserve');
  });

  it('names steps, sagas and elements in every headline by their ids', () => {
    const ids = new Set(trace.entries.flatMap(({ headline }) => headline.flatMap(({ id }) => (id === undefined ? [] : [id]))));
    expect(ids).toEqual(new Set(['bank', 'order', 'orders', 'stock']));
  });
});

describe('a run with very much under way at once', () => {
  const stuck = { ...chain(), elements: { ...chain().elements, bank: service('Bank', { latency: { p50: 60_000, p99: 60_000 } }) } };
  const trace = traced(stuck, { entry: pay, load: { count: 30_000, everyUs: 0 }, faults: [{ targetId: 'pay', kind: 'slow', fromUs: 0, amount: 1_000 }] });

  it('shows every message at every moment, with few snapshots', () => {
    expect(stateAt(trace, S).tokens).toHaveLength(30_000);
    const kept = trace.record.snapshots.map((picture) => (picture as { readonly hops: readonly number[] }).hops.length);
    expect(kept.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2_000_000);
    const end = stateAt(trace, trace.durationUs);
    expect(end.tokens).toEqual([]);
    expect(end.elements.every(({ busy, queued }) => busy === 0 && queued === 0)).toBe(true);
  });
});
