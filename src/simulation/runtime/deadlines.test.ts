import { describe, expect, it } from 'vitest';
import type { Design, FlowOf } from '../../model/index.ts';
import { call, chain, service, traced } from '../testing/designs.ts';
import { spansOf } from '../spans.ts';
import type { FaultInput, Trace } from '../trace.ts';

const pay = { kind: 'flow', flowId: 'pay' } as const;
const once = { count: 1, everyUs: 1 };
const slowBank: FaultInput = { targetId: 'bank', kind: 'slow', fromUs: 0, amount: 100 };
const flow = (trace: Trace, flowId: string) => trace.results.flows.find((result) => result.flowId === flowId);
const works = (trace: Trace, id: string) => trace.lanes.find((lane) => lane.id === `element ${id}`)?.bars.map(({ state, label }) => `${state} ${label}`.trim());

/** shop → payments → bank; the bank takes a second; `entry` is what the shop's call says. */
function waiting(entry: Partial<FlowOf<'call'>>, more: Partial<FlowOf<'call'>> = {}): Trace {
  return traced(chain(more, entry), { entry: pay, load: once, faults: [slowBank] });
}

describe('the overall deadline', () => {
  it('bounds all tries and the waits between them', () => {
    const design = chain({ retry: { retries: 10, backoff: 'fixed', baseMs: 100 }, deadlineMs: 350 });
    const trace = traced(design, { entry: { kind: 'flow', flowId: 'charge' }, load: once, faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0 }] });
    expect(trace.results.latency.maxUs).toBe(350_000);
    expect(flow(trace, 'charge')).toMatchObject({ attempts: 3, deadlines: 1, timedOut: 0 }); // 0, 120 and 240 ms
  });

  it('does not matter to a call that is faster', () => {
    const trace = traced(chain({ deadlineMs: 350 }), { entry: { kind: 'flow', flowId: 'charge' }, load: once });
    expect(flow(trace, 'charge')).toMatchObject({ succeeded: 1, deadlines: 0 });
  });

  it('leaves the timeout to settle with the breaker: a probe that is given up counts when its own time is over', () => {
    const breaker = { mode: 'count', failures: 1, openMs: 1_000, halfOpenPermits: 1 } as const;
    const design = chain({ circuitBreaker: breaker, timeout: { ms: 200 }, deadlineMs: 100 });
    const trace = traced(design, { entry: { kind: 'flow', flowId: 'charge' }, load: { count: 4, everyUs: 1_500_000 }, faults: [slowBank] });
    expect(trace.entries.filter(({ icon }) => icon === 'breaker-open')).toHaveLength(4);
  });
});

describe('a deadline that is passed on', () => {
  it('is no secret: the target gives up its own calls when nobody waits any more', () => {
    const told = waiting({ timeout: { ms: 300 }, propagatesDeadline: true });
    const untold = waiting({ timeout: { ms: 300 } });
    expect(flow(told, 'charge')).toMatchObject({ deadlines: 1 });
    expect(flow(untold, 'charge')).toMatchObject({ deadlines: 0, succeeded: 1 });
    expect(works(told, 'payments')).toEqual(['unknown no answer']);
    expect(works(untold, 'payments')).toEqual(['done']);
  });

  it('goes no further than the flows that pass it on', () => {
    const deep = (propagatesDeadline: boolean): Trace => {
      const design = chain({}, { timeout: { ms: 300 }, propagatesDeadline: true });
      const elements: Design['elements'] = { ...design.elements, ledger: service('Ledger') };
      const flows: Design['flows'] = { ...design.flows, charge: call('payments', 'bank', { propagatesDeadline }), book: call('bank', 'ledger') };
      return traced(
        { ...design, elements: { ...elements, bank: service('Bank') }, flows },
        { entry: pay, load: once, faults: [{ targetId: 'ledger', kind: 'slow', fromUs: 0, amount: 100 }] },
      );
    };
    expect(flow(deep(true), 'book')).toMatchObject({ deadlines: 1 });
    expect(flow(deep(false), 'book')).toMatchObject({ deadlines: 0 });
  });

  it('work whose turn comes too late is not begun', () => {
    const design = chain({}, { timeout: { ms: 30 }, propagatesDeadline: true });
    const one: Design = { ...design, elements: { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 1 }) } };
    const trace = traced(one, { entry: pay, load: { count: 4, everyUs: 1_000 } });
    const begun = works(trace, 'payments') ?? [];
    expect(begun).toHaveLength(2); // the first, and the one that takes its place before 31 ms
    expect(spansOf(trace, 4).find(({ kind }) => kind === 'server')?.status).toBe('timeout');
  });
});

describe('cancelling', () => {
  const cancel = { timeout: { ms: 300 }, propagatesCancel: true } as const;

  it('stops the target one hop after the caller has left', () => {
    const trace = waiting(cancel);
    expect(works(trace, 'payments')).toEqual(['failed cancelled']);
    expect(trace.lanes.find(({ id }) => id === 'element payments')?.bars[0]?.toUs).toBe(305_000);
  });

  it('goes on where the next call passes it on too, and only there', () => {
    expect(works(waiting(cancel, { propagatesCancel: true }), 'bank')).toEqual(['failed cancelled']);
    expect(works(waiting(cancel), 'bank')).toEqual(['done']);
  });

  it('frees the place of the target, which a timeout alone does not', () => {
    const busy = (propagatesCancel: boolean) => {
      const design = chain({}, { timeout: { ms: 300 }, propagatesCancel });
      const one: Design = { ...design, elements: { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 1 }) } };
      const faults: FaultInput[] = [{ targetId: 'bank', kind: 'slow', fromUs: 0, amount: 100, times: 1 }];
      return traced(one, { entry: pay, load: { count: 2, everyUs: 400_000 }, faults }).results.succeeded;
    };
    expect(busy(true)).toBe(1);
    expect(busy(false)).toBe(0);
  });

  it('takes what only waits out of the line', () => {
    const design = chain({}, cancel);
    const elements: Design['elements'] = { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 1 }) };
    const one: Design = { ...design, elements, flows: { ...design.flows, patient: call('shop', 'payments') } };
    const alongside = [{ flowId: 'patient', load: once }];
    const trace = traced(one, { entry: pay, load: { count: 3, everyUs: 1_000, firstUs: 1_000 }, alongside, faults: [slowBank] });
    expect(works(trace, 'payments')).toEqual(['done']);
    expect(spansOf(trace, 3).find(({ kind }) => kind === 'server')).toMatchObject({ status: 'cancelled', endUs: 308_000 });
  });

  it('is a message, and can get lost', () => {
    const trace = traced(chain({}, cancel), { entry: pay, load: once, faults: [slowBank, { targetId: 'pay', kind: 'partition', fromUs: 200_000 }] });
    expect(works(trace, 'payments')).toEqual(['done']);
  });
});
