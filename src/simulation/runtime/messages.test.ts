import { describe, expect, it } from 'vitest';
import type { Design, Element, Flow } from '../../model/index.ts';
import { stateAt } from '../replay/index.ts';
import { spansOf } from '../spans.ts';
import { chain, choreographed, playSaga, service, traced } from '../testing/designs.ts';
import type { FaultInput, Load, Trace } from '../trace.ts';

const pay = { kind: 'flow', flowId: 'pay' } as const;
type Consumers = Readonly<Record<string, Partial<Extract<Flow, { kind: 'consume' }>>>>;

/** Payments publishes to a channel that some services consume; each takes 10 ms. */
function told(
  channel: Partial<Extract<Element, { kind: 'channel' }>>,
  consumers: Consumers,
  publish: Partial<Extract<Flow, { kind: 'publish' }>> = {},
): Design {
  const base = chain();
  return {
    ...base,
    elements: {
      ...base.elements,
      paid: { kind: 'channel', name: 'Paid', visibilityTimeoutMs: 1_000, ...channel },
      ...Object.fromEntries(Object.keys(consumers).map((id) => [id, service(id)])),
    },
    flows: {
      pay: { kind: 'call', from: 'shop', to: 'payments' },
      out: { kind: 'publish', from: 'payments', to: 'paid', label: 'OrderPaid', ...publish },
      ...Object.fromEntries(Object.entries(consumers).map(([id, more]) => [`${id}-in`, { kind: 'consume', from: 'paid', to: id, ...more } satisfies Flow])),
    },
  };
}
const play = (design: Design, load: Load, faults: readonly FaultInput[] = []): Trace => traced(design, { entry: pay, load, faults });
const handled = (trace: Trace, id: string) => trace.lanes.find((lane) => lane.id === `element ${id}`)?.bars.filter(({ state }) => state === 'done').length ?? 0;
const ten: Load = { count: 10, everyUs: 100_000 };

describe('who gets a message', () => {
  it('of a topic: every subscription', () => {
    const trace = play(told({ variant: 'topic' }, { mail: {}, books: {} }), ten);
    expect([handled(trace, 'mail'), handled(trace, 'books')]).toEqual([10, 10]);
  });

  it('of a queue: one of the consumers, in turn', () => {
    const trace = play(told({ variant: 'queue' }, { one: {}, two: {} }), ten);
    expect([handled(trace, 'one'), handled(trace, 'two')]).toEqual([5, 5]);
  });

  it('of a stream: one of each group', () => {
    const trace = play(told({ variant: 'stream' }, { one: { group: 'mail' }, two: { group: 'mail' }, books: { group: 'books' } }), ten);
    expect([handled(trace, 'one'), handled(trace, 'two'), handled(trace, 'books')]).toEqual([5, 5, 10]);
  });
});

describe('order', () => {
  it('holds for each key where the channel is keyed: who comes later waits for who failed', () => {
    const faults: FaultInput[] = [{ targetId: 'mail', kind: 'errors', fromUs: 0, times: 1 }];
    const load = { count: 3, everyUs: 50_000, keys: 1 };
    const order = (keyed: boolean) =>
      play(told({ variant: 'topic', keyed }, { mail: {} }), load, faults)
        .lanes.find(({ id }) => id === 'element mail')
        ?.bars.filter(({ state }) => state === 'done')
        .map(({ run }) => run);
    expect(order(true)).toEqual([1, 2, 3]);
    expect(order(false)).toEqual([2, 3, 1]);
  });

  it('of different keys is nobody’s business', () => {
    const faults: FaultInput[] = [{ targetId: 'mail', kind: 'errors', fromUs: 0, times: 1 }];
    const trace = play(told({ variant: 'topic', keyed: true }, { mail: {} }), { count: 8, everyUs: 50_000, keys: 1_000_000 }, faults);
    expect(
      trace.lanes
        .find(({ id }) => id === 'element mail')
        ?.bars.filter(({ state }) => state === 'done')
        .at(-1)?.run,
    ).toBe(1);
  });
});

describe('a message that nobody can handle', () => {
  const undelivered = { kind: 'channel', name: 'Undelivered', variant: 'queue' } as const;
  const dead = { kind: 'channel', name: 'Dead', variant: 'queue' } as const;
  const givenUp = (design: Design): Trace =>
    play({ ...design, elements: { ...design.elements, undelivered, dead } }, { count: 2, everyUs: 1 }, [{ targetId: 'mail-in', kind: 'lose', fromUs: 0 }]);
  const waiting = (trace: Trace, id: string) => stateAt(trace, trace.durationUs).elements.find(({ elementId }) => elementId === id)?.queued;

  it('waits in the dead-letter channel of its channel', () => {
    const trace = givenUp(told({ variant: 'queue', deadLetterChannelId: 'dead' }, { mail: { maxDeliveries: 2 } }));
    expect(waiting(trace, 'dead')).toBe(2);
    expect(waiting(trace, 'undelivered')).toBeUndefined();
  });

  it('waits in that of its consumer where both have one', () => {
    const trace = givenUp(told({ variant: 'queue', deadLetterChannelId: 'dead' }, { mail: { maxDeliveries: 2, deadLetterChannelId: 'undelivered' } }));
    expect(waiting(trace, 'undelivered')).toBe(2);
    expect(waiting(trace, 'dead')).toBe(0);
    expect(trace.entries.filter(({ why }) => why[0]?.text === 'the message did not arrive: delivery 2 of 2, put into Undelivered')).toHaveLength(2);
  });
});

describe('a message that is delivered twice', () => {
  it.each(['paid', 'mail-in'])('is told of, and handled twice: %s', (targetId) => {
    const trace = play(told({ variant: 'queue' }, { mail: {} }), { count: 1, everyUs: 1 }, [{ targetId, kind: 'duplicate', fromUs: 0, times: 1 }]);
    expect(trace.entries.filter(({ icon }) => icon === 'duplicate')).toHaveLength(1);
    expect(trace.lanes.find(({ subjectId }) => subjectId === 'mail')?.bars).toHaveLength(2);
  });
});

describe('a channel that fills', () => {
  it('shows how many messages nobody has taken yet', () => {
    const trace = play(told({ variant: 'queue' }, { slow: {} }), ten, [{ targetId: 'slow', kind: 'down', fromUs: 0, toUs: 5_000_000 }]);
    const depth = (tUs: number) => stateAt(trace, tUs).elements.find(({ elementId }) => elementId === 'paid')?.queued;
    expect(depth(0)).toBe(0);
    expect(depth(950_000)).toBe(10);
    expect(depth(trace.durationUs)).toBe(0);
    expect(Math.max(...(trace.series.elements.find(({ elementId }) => elementId === 'paid')?.queued ?? []))).toBe(10);
  });
});

describe('a message that is not acknowledged in time', () => {
  const acknowledged = (fault: FaultInput, channel: Partial<Extract<Element, { kind: 'channel' }>> = {}): Trace =>
    play(told({ variant: 'queue', ...channel }, { mail: { maxDeliveries: 3 } }), { count: 1, everyUs: 1 }, [fault]);
  const bars = (trace: Trace) => trace.lanes.find(({ id }) => id === 'element mail')?.bars.map(({ fromUs, toUs }) => [fromUs / 1_000, toUs / 1_000]);

  it('is given out again while the first consumer still works on it: it is handled twice', () => {
    const trace = acknowledged({ targetId: 'mail', kind: 'slow', fromUs: 0, amount: 150, times: 1 });
    // Taken up at 25 ms for 1.5 s; visible again after 1 s, when it takes the usual 10 ms.
    expect(bars(trace)).toEqual([
      [25, 1_525],
      [1_030, 1_040],
    ]);
    expect(trace.entries.find(({ icon }) => icon === 'retry')?.why[0]?.text).toBe('not acknowledged in 1 s: delivery 2 of 3 now');
  });

  it('comes again when the consumer never answers, and is given up in the end', () => {
    const trace = acknowledged({ targetId: 'mail', kind: 'timeout', fromUs: 0 });
    expect(bars(trace)).toEqual([
      [25, 35],
      [1_030, 1_040],
      [2_035, 2_045],
    ]);
    expect(trace.entries.some(({ why }) => why[0]?.text === 'not acknowledged in 1 s: delivery 3 of 3, no dead-letter channel, so it is gone')).toBe(true);
    expect(stateAt(trace, trace.durationUs).elements.find(({ elementId }) => elementId === 'paid')?.queued).toBe(0);
  });

  it('that only waits for its turn is not given out again', () => {
    const base = told({ variant: 'queue' }, { mail: {} });
    const one: Design = { ...base, elements: { ...base.elements, mail: service('mail', { instances: 1, concurrency: 1, latency: { p50: 400, p99: 400 } }) } };
    expect(handled(play(one, { count: 10, everyUs: 1_000 }), 'mail')).toBe(10);
  });

  it('of a channel that keeps nothing is gone', () => {
    const trace = acknowledged({ targetId: 'mail', kind: 'timeout', fromUs: 0 }, { lossy: true });
    expect(bars(trace)).toHaveLength(1);
  });
});

describe('a crash after the write and before the message', () => {
  /** Payments writes its store, then calls the bank, and crashes while it waits for it. */
  const crashed = (
    outbox: 'none' | 'transactional-outbox',
    more: Partial<Extract<Flow, { kind: 'publish' }>> = {},
    fault: Partial<FaultInput> = { kind: 'crash', fromUs: 30_000 },
  ): Trace => {
    const base = told({ variant: 'topic' }, { mail: {} }, { outbox, ...more });
    const elements: Design['elements'] = { ...base.elements, db: { kind: 'datastore', name: 'Db', latency: { p50: 1, p99: 1 } } };
    const flows: Design['flows'] = {
      ...base.flows,
      save: { kind: 'access', from: 'payments', to: 'db', mode: 'write' },
      charge: { kind: 'call', from: 'payments', to: 'bank' },
    };
    return play({ ...base, elements, flows }, { count: 1, everyUs: 1 }, [{ targetId: 'payments', kind: 'crash', fromUs: 0, ...fault }]);
  };

  it('loses the event without an outbox: written, and nobody knows', () => {
    const trace = crashed('none');
    expect(handled(trace, 'mail')).toBe(0);
    expect(trace.results.data.dualWrites).toEqual([{ flowId: 'out', lost: 1, invented: 0 }]);
    expect(trace.entries.find(({ icon }) => icon === 'lost')?.why[0]?.text).toContain('crashed before it told anybody');
  });

  it('invents the event where it is told before the write: told, and it never happened', () => {
    // The event leaves at 15 ms; the answer of the store would be there at 26 ms.
    const trace = crashed('none', { beforeWrite: true }, { kind: 'crash', fromUs: 18_000 });
    expect(handled(trace, 'mail')).toBe(1);
    expect(trace.results.data.dualWrites).toEqual([{ flowId: 'out', lost: 0, invented: 1 }]);
    expect(trace.entries.find(({ icon }) => icon === 'conflict')?.headline.map(({ text }) => text)).toEqual(['OrderPaid', ' tells of what never happened']);
  });

  it('invents it too where the store turns the write down', () => {
    const trace = crashed('none', { beforeWrite: true }, { targetId: 'db', kind: 'errors' });
    expect(handled(trace, 'mail')).toBe(1);
    expect(trace.results.data.dualWrites).toEqual([{ flowId: 'out', lost: 0, invented: 1 }]);
  });

  it('neither loses nor invents it where nothing crashes in between', () => {
    const trace = crashed('none', { beforeWrite: true }, { kind: 'crash', fromUs: 30_000 });
    expect(handled(trace, 'mail')).toBe(1);
    expect(trace.results.data.dualWrites).toEqual([]);
  });

  it('with an outbox there is no before and after', () => {
    const trace = crashed('transactional-outbox', { beforeWrite: true }, { targetId: 'db', kind: 'errors' });
    expect(handled(trace, 'mail')).toBe(0);
    expect(trace.results.data.dualWrites).toEqual([]);
  });

  it('does not with an outbox: it is told after the restart', () => {
    const trace = crashed('transactional-outbox');
    expect(handled(trace, 'mail')).toBe(1);
    expect(trace.results.data.dualWrites).toEqual([]);
  });
});

describe('an outbox', () => {
  const relayed = told({ variant: 'topic' }, { mail: {} }, { outbox: 'transactional-outbox' });

  it('sends twice when it crashes after sending and before it has noted that', () => {
    // The event leaves at 15 ms and is in the channel at 20 ms; that is noted at 25 ms.
    const trace = play(relayed, { count: 1, everyUs: 1 }, [{ targetId: 'payments', kind: 'crash', fromUs: 22_000 }]);
    expect(handled(trace, 'mail')).toBe(2);
    const onItsWay = play(relayed, { count: 1, everyUs: 1 }, [{ targetId: 'payments', kind: 'crash', fromUs: 18_000 }]);
    expect(handled(onItsWay, 'mail')).toBe(2);
    const late = play(relayed, { count: 1, everyUs: 1 }, [{ targetId: 'payments', kind: 'crash', fromUs: 26_000 }]);
    expect(handled(late, 'mail')).toBe(1);
  });

  it('keeps the order: what comes later waits for what is sent again', () => {
    const trace = play(relayed, { count: 3, everyUs: 50_000 }, [{ targetId: 'out', kind: 'lose', fromUs: 0, times: 1 }]);
    const order = trace.lanes.find(({ id }) => id === 'element mail')?.bars.map(({ run }) => run);
    expect(order).toEqual([1, 2, 3]);
  });
});

describe('the outbox of a participant of a saga', () => {
  /** Orders has created at 10 ms, the event is in the channel at 15 ms, and that is noted at 20 ms. */
  const crashed = (atUs: number, idempotent: boolean): Trace => {
    const design = choreographed({ steps: [{}, { idempotent }] });
    const flows = Object.fromEntries(Object.entries(design.flows).map(([id, flow]) => [id, flow.kind === 'consume' ? { ...flow, idempotent } : flow]));
    return playSaga({ ...design, flows }, [{ targetId: 'orders', kind: 'crash', fromUs: atUs }]);
  };
  const copies = (trace: Trace) => trace.entries.filter(({ icon, headline }) => icon === 'duplicate' && headline.some(({ text }) => text === ' sent again'));

  it('sends an event again that it had not noted as sent; who recognises it does nothing', () => {
    const trace = crashed(17_000, true);
    expect(copies(trace)).toHaveLength(1);
    expect(trace.sagaRuns[0]).toMatchObject({ status: 'completed', effects: [1, 1, 1] });
    expect(copies(crashed(21_000, true))).toHaveLength(0);
  });

  it('who does not recognise it does it twice', () => {
    const [run] = crashed(17_000, false).sagaRuns;
    expect(run?.effects[1]).toBe(2);
    expect(run?.broken.join()).toContain('Reserve was applied 2 times');
  });

  it('keeps it while the sender is down, and sends it when it is back', () => {
    const lost: FaultInput = { targetId: 'orders-publishes', kind: 'lose', fromUs: 0, times: 1 };
    const trace = playSaga(choreographed(), [lost, { targetId: 'orders', kind: 'crash', fromUs: 14_000, toUs: 3_000_000 }]);
    expect(trace.sagaRuns[0]?.status).toBe('completed');
    expect(trace.entries.find(({ headline }) => headline[0]?.text === 'Reserve')?.tUs).toBeGreaterThan(3_000_000);
  });
});

describe('spans of messages', () => {
  it('link a consumer to its producer, once for each delivery', () => {
    const trace = play(told({ variant: 'topic' }, { mail: {} }), { count: 1, everyUs: 1 }, [{ targetId: 'mail', kind: 'errors', fromUs: 0, times: 1 }]);
    const spans = spansOf(trace, 1);
    const producer = spans.find(({ kind }) => kind === 'producer');
    const consumers = spans.filter(({ kind }) => kind === 'consumer');
    expect(consumers.map(({ link, attempt, status }) => ({ link, attempt, status }))).toEqual([
      { link: producer?.id, attempt: 1, status: 'failed' },
      { link: producer?.id, attempt: 2, status: 'ok' },
    ]);
  });
});

describe('a message straight to one receiver', () => {
  const sent = (retry?: { retries: number; baseMs: number }): Design => {
    const base = chain();
    const elements: Design['elements'] = { ...base.elements, mail: service('mail') };
    return {
      ...base,
      elements,
      flows: { pay: { kind: 'call', from: 'shop', to: 'payments' }, hook: { kind: 'send', from: 'payments', to: 'mail', ...(retry ? { retry } : {}) } },
    };
  };
  const once: Load = { count: 1, everyUs: 1 };

  it('is sent again until it is taken, where a retry is designed', () => {
    const down: FaultInput[] = [{ targetId: 'mail', kind: 'down', fromUs: 0, toUs: 2_000_000 }];
    const trace = play(sent({ retries: 3, baseMs: 1_000 }), once, down);
    expect(handled(trace, 'mail')).toBe(1);
    expect(trace.entries.filter(({ icon }) => icon === 'retry').map(({ why }) => why[0]?.text)).toEqual([
      'mail is down: connection refused: again in 1 s',
      'mail is down: connection refused: again in 2 s',
    ]);
  });

  it('is lost without one, and when the tries are used up', () => {
    const lost: FaultInput[] = [{ targetId: 'hook', kind: 'lose', fromUs: 0 }];
    expect(play(sent(), once, lost).entries.find(({ icon }) => icon === 'lost')?.why[0]?.text).toBe('it did not arrive, and no retry is designed');
    const trace = play(sent({ retries: 1, baseMs: 10 }), once, lost);
    expect(trace.entries.find(({ icon }) => icon === 'lost')?.why[0]?.text).toBe('it did not arrive, try 2 of 2: given up');
  });
});
