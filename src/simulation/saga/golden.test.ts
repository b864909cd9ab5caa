import { describe, expect, it } from 'vitest';
import { atStep, choreographed, lines, orchestrated, playSaga } from '../testing/designs.ts';

/**
 * Whole logs, read by a person once and held from then on. Create · reserve · charge; every element takes 10 ms, a hop 5 ms, storing the state 11 ms.
 */

const statusOf = (trace: ReturnType<typeof playSaga>) => trace.sagaRuns[0]?.status;

describe('orchestration', () => {
  it('goes through', () => {
    expect(lines(playSaga(orchestrated()))).toEqual([
      'Order started — key 1',
      'Create done — 21 ms',
      'Reserve done — 20 ms',
      'Charge done — 20 ms',
      'Order completed — every step is done, 105 ms',
    ]);
  });

  it('a refusal in the first step leaves nothing to undo', () => {
    expect(lines(playSaga(orchestrated(), [atStep('create', 'refuse')])).slice(2)).toEqual([
      'Create refused — Orders refused: a business rule',
      'Compensating, last step first — Undo create skipped: never applied',
      'Order rolled back — Orders refused: a business rule: nothing remains, 43 ms',
    ]);
  });

  it('a refusal in the second step undoes the first', () => {
    expect(lines(playSaga(orchestrated(), [atStep('reserve', 'refuse')])).slice(3)).toEqual([
      'Reserve refused — Stock refused: a business rule',
      'Compensating, last step first — Undo reserve skipped: never applied',
      'Undo create sent — undo of step 1, try 1 of 4',
      'Undo create done — 21 ms',
      'Order rolled back — Stock refused: a business rule: nothing remains, 106 ms',
    ]);
  });

  it('a refusal in the last step undoes the others, last first', () => {
    expect(lines(playSaga(orchestrated(), [atStep('charge', 'refuse')])).slice(4)).toEqual([
      'Charge refused — Bank refused: a business rule',
      'Compensating, last step first — Undo charge skipped: never applied',
      'Undo reserve sent — undo of step 2, try 1 of 4',
      'Undo reserve done — 20 ms',
      'Undo create sent — undo of step 1, try 1 of 4',
      'Undo create done — 21 ms',
      'Order rolled back — Bank refused: a business rule: nothing remains, 168 ms',
    ]);
  });

  it('a timeout means unknown: that step is undone too, first of all', () => {
    expect(lines(playSaga(orchestrated(), [atStep('charge', 'timeout')])).slice(4)).toEqual([
      'Charge timed out — no answer from Bank in 1 s: it may have been applied',
      'Compensating, last step first — no answer from Bank in 1 s',
      'Undo charge sent — undo of step 3, try 1 of 4',
      'Undo charge done — 20 ms',
      'Undo reserve sent — undo of step 2, try 1 of 4',
      'Undo reserve done — 20 ms',
      'Undo create sent — undo of step 1, try 1 of 4',
      'Undo create done — 21 ms',
      'Order rolled back — no answer from Bank in 1 s: nothing remains, 1.18 s',
    ]);
  });

  it.each(['create', 'reserve', 'charge'])('a timeout in %s leaves nothing behind', (step) => {
    const trace = playSaga(orchestrated(), [atStep(step, 'timeout')]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'failed', effects: [0, 0, 0], broken: [] });
  });

  it('a lost command leaves a tombstone', () => {
    expect(lines(playSaga(orchestrated(), [atStep('charge', 'lose')]))).toContain(
      'Undo charge had nothing to undo — a tombstone stays at Bank: should Charge still come, it is refused',
    );
  });

  it('a crash resumes from what was stored, under the same key', () => {
    expect(lines(playSaga(orchestrated(), [{ targetId: 'orders', kind: 'crash', fromUs: 45_000 }]))).toEqual([
      'Order started — key 1',
      'Create done — 21 ms',
      'Orders crashed',
      'Order lost its coordinator — what was stored stays in Order db',
      'Orders restarted',
      'Order resumed — Reserve may have run: sent again under the same key',
      'Reserve came twice — Stock knows key 1:reserve:do and answers as before',
      'Reserve done — 20 ms',
      'Charge done — 20 ms',
      'Order completed — every step is done, 1.12 s',
    ]);
  });

  it('without a state store a crash forgets the saga, and what was applied stays', () => {
    const trace = playSaga(orchestrated({ saga: { stateStoreId: undefined } as never }), [{ targetId: 'orders', kind: 'crash', fromUs: 25_000 }]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'forgotten', effects: [1, 1, 0] });
    expect(lines(trace).at(-1)).toBe('Order is forgotten — Create, Reserve stays as it is, and nobody knows: give the saga a state store');
  });

  it('a compensation that fails four times calls a person, and stops', () => {
    expect(lines(playSaga(orchestrated(), [atStep('charge', 'refuse'), atStep('reserve', 'errors', { direction: 'undo' })])).slice(7)).toEqual([
      'Undo reserve sent — undo of step 2, try 1 of 4',
      'Undo reserve failed — 503 from Stock, try 1 of 4: again in 1 s',
      'Undo reserve sent — undo of step 2, try 2 of 4',
      'Undo reserve failed — 503 from Stock, try 2 of 4: again in 2 s',
      'Undo reserve sent — undo of step 2, try 3 of 4',
      'Undo reserve failed — 503 from Stock, try 3 of 4: again in 4 s',
      'Undo reserve sent — undo of step 2, try 4 of 4',
      'Undo reserve failed — 503 from Stock, try 4',
      'Order needs a person — Undo reserve failed 4 times: 503 from Stock',
    ]);
  });

  it('a compensation that fails three times gets through with the fourth', () => {
    const trace = playSaga(orchestrated(), [atStep('charge', 'refuse'), atStep('reserve', 'errors', { direction: 'undo', times: 3 })]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'failed', effects: [0, 0, 0] });
  });

  it('after the pivot nothing is undone: it is tried again until it works', () => {
    const design = orchestrated({ steps: [{}, { kind: 'pivot' }, { kind: 'retriable' }] });
    expect(lines(playSaga(design, [atStep('charge', 'errors', { times: 2 })])).slice(4)).toEqual([
      'Charge failed — 503 from Bank, try 1 of 4: again in 1 s',
      'Charge sent again — try 2 of 4, same key',
      'Charge failed — 503 from Bank, try 2 of 4: again in 2 s',
      'Charge sent again — try 3 of 4, same key',
      'Charge done — 20 ms',
      'Order completed — every step is done, 3.19 s',
    ]);
  });

  it('after the pivot a step that never works calls a person', () => {
    const trace = playSaga(orchestrated({ steps: [{}, { kind: 'pivot' }, { kind: 'retriable' }] }), [atStep('charge', 'errors')]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'needs-human', effects: [1, 1, 0] });
    expect(lines(trace).at(-1)).toBe('Order needs a person — past the pivot nothing is undone: 503 from Bank');
  });

  it('steps of one block run at the same time, and a failure waits for its siblings', () => {
    const design = orchestrated({ steps: [{}, {}, { parallelWith: 'reserve' }] });
    const trace = playSaga(design, [atStep('charge', 'refuse'), atStep('reserve', 'slow', { amount: 20 })]);
    expect(lines(trace).slice(3)).toEqual(
      [
        'Order started — key 1',
        'Create done — 21 ms',
        'Charge refused — Bank refused: a business rule',
        'Reserve done — 210 ms',
        'Compensating, last step first — Undo charge skipped: never applied',
        'Undo reserve sent — undo of step 2, try 1 of 4',
        'Undo reserve done — 20 ms',
        'Undo create sent — undo of step 1, try 1 of 4',
        'Undo create done — 21 ms',
        'Order rolled back — Bank refused: a business rule: nothing remains, 327 ms',
      ].slice(1),
    );
  });

  it('a step without a timeout waits for ever, and says so', () => {
    const trace = playSaga(orchestrated({ steps: [{}, {}, { timeout: undefined } as never] }), [atStep('charge', 'timeout')]);
    expect(lines(trace).at(-1)).toBe('Order waits for ever — Charge never answered, and no timeout is designed');
    expect(trace.stopped.kind).toBe('finished');
  });

  it('a participant that does not know keys applies a duplicate twice', () => {
    const trace = playSaga(orchestrated({ steps: [{}, {}, { idempotent: false }] }), [atStep('charge', 'duplicate')]);
    expect(trace.sagaRuns[0]?.broken).toEqual(['Charge was applied 2 times: it is not idempotent']);
  });

  it('a copy of a command that was answered as failed is not applied when it comes late', () => {
    const trace = playSaga(orchestrated(), [atStep('charge', 'errors', { times: 1 }), atStep('charge', 'duplicate')]);
    expect(lines(trace).slice(5)).toEqual([
      'Charge came twice — Bank has answered this message as failed and stays with it: not applied',
      'Charge failed — 503 from Bank',
      'Compensating, last step first — Undo charge skipped: never applied',
      'Undo reserve sent — undo of step 2, try 1 of 4',
      'Undo reserve done — 20 ms',
      'Undo create sent — undo of step 1, try 1 of 4',
      'Undo create done — 21 ms',
      'Order rolled back — 503 from Bank: nothing remains, 168 ms',
    ]);
  });

  it('a failed try that is tried again is another message, which has a chance of its own', () => {
    const design = orchestrated({ steps: [{}, {}, { retry: { retries: 1, baseMs: 100 } }] });
    const trace = playSaga(design, [atStep('charge', 'errors', { times: 1 }), atStep('charge', 'duplicate', { times: 1 })]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'completed', effects: [1, 1, 1] });
  });

  it('a compensation that is not designed leaves its step standing', () => {
    const trace = playSaga(orchestrated({ steps: [{}, { compensation: undefined } as never] }), [atStep('charge', 'refuse')]);
    expect(lines(trace).at(-1)).toMatch(/^Order rolled back — Bank refused: a business rule: Reserve still stands/);
    expect(trace.sagaRuns[0]?.broken).toEqual(['Reserve still stands, although the saga was rolled back']);
  });

  it('goes directly where no flow is drawn, and says so', () => {
    const trace = playSaga(orchestrated({ flows: {} }));
    expect(statusOf(trace)).toBe('completed');
    expect(trace.assumptions.filter(({ kind }) => kind === 'virtual-hop').map(({ message }) => message)).toEqual([
      'No flow leads from Orders to Stock: the message goes there directly.',
      'No flow leads from Orders to Bank: the message goes there directly.',
    ]);
  });
});

describe('choreography', () => {
  it('goes through, event by event', () => {
    expect(lines(playSaga(choreographed()))).toEqual([
      'Order started — key 1',
      'Create done — 10 ms',
      'Reserve done — 10 ms',
      'Charge done — 10 ms',
      'Order completed — every step is done, 50 ms',
    ]);
  });

  it('a refusal goes back as events, last step first', () => {
    expect(lines(playSaga(choreographed(), [atStep('charge', 'refuse')])).slice(4)).toEqual([
      'Charge refused — Bank refused: a business rule',
      'Compensating, event by event — Bank refused: a business rule: the events go back, last step first',
      'Undo reserve begins — undo of step 2, try 1 of 4',
      'Undo reserve done — 10 ms',
      'Undo create begins — undo of step 1, try 1 of 4',
      'Undo create done — 10 ms',
      'Order rolled back — Bank refused: a business rule: nothing remains, 90 ms',
    ]);
  });

  it.each(['create', 'reserve', 'charge'])('a refusal or a timeout in %s leaves nothing behind', (step) => {
    for (const kind of ['refuse', 'timeout'] as const)
      expect(playSaga(choreographed(), [atStep(step, kind)]).sagaRuns[0]).toMatchObject({ status: 'failed', effects: [0, 0, 0], broken: [] });
  });

  it('a step that times out undoes itself before it tells the others', () => {
    expect(playSaga(choreographed(), [atStep('charge', 'timeout')]).sagaRuns[0]?.compensated).toEqual(['charge', 'reserve', 'create']);
  });

  it('events that arrive twice change nothing', () => {
    const trace = playSaga(choreographed({ steps: [{ idempotent: false }, { idempotent: false }, { idempotent: false }] }), [
      { targetId: 'events', kind: 'duplicate', fromUs: 0 },
    ]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'completed', effects: [1, 1, 1], broken: [] });
  });

  it('events that arrive twice are taken twice where neither the consumer nor the step recognises them', () => {
    const design = choreographed({ steps: [{}, { idempotent: false }, {}] });
    const consumer = { kind: 'consume', from: 'events', to: 'stock', idempotent: false } as const;
    const trace = playSaga({ ...design, flows: { ...design.flows, 'stock-consumes': consumer } }, [
      { targetId: 'stock-consumes', kind: 'duplicate', fromUs: 0 },
    ]);
    expect(trace.sagaRuns[0]?.broken).toEqual(['Reserve was applied 2 times: it is not idempotent']);
  });

  it('an event for a participant that is down comes again after the visibility timeout', () => {
    const trace = playSaga(choreographed(), [{ targetId: 'stock', kind: 'crash', fromUs: 5_000 }]);
    expect(lines(trace)).toContain('OrderCreated not taken — Stock is down: delivery 2 of 5 in 2 s');
    expect(statusOf(trace)).toBe('completed');
  });

  it('a compensation that fails four times calls a person', () => {
    const trace = playSaga(choreographed(), [atStep('charge', 'refuse'), atStep('reserve', 'errors', { direction: 'undo' })]);
    expect(lines(trace).at(-1)).toBe('Order needs a person — Undo reserve failed 4 times: 503 from Stock');
  });

  it('a failed sibling has the others of its block undone, then the block before', () => {
    const design = choreographed({ steps: [{}, {}, { parallelWith: 'reserve' }] });
    const trace = playSaga(design, [atStep('charge', 'refuse')]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'failed', effects: [0, 0, 0], compensated: ['reserve', 'create'] });
  });

  it('an undo that overtakes its do leaves a tombstone', () => {
    const design = choreographed({ steps: [{}, {}, { parallelWith: 'reserve' }] });
    const trace = playSaga(design, [atStep('charge', 'refuse'), atStep('reserve', 'lose', { times: 1 })]);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'failed', effects: [0, 0, 0] });
  });
});
