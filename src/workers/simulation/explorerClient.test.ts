import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design, type SagaStep } from '../../model/index.ts';
import { createExplorerClient, type ExplorerWorker } from './explorerClient.ts';
import { exploreRequest, type ExploreRequest } from './exploring.ts';

const step = (id: string): SagaStep => ({ id, name: id, participantId: id, compensation: `undo-${id}`, idempotent: true, timeout: { ms: 1_000 } });
const design: Design = {
  ...emptyDesign('Two'),
  elements: {
    orders: { kind: 'service', name: 'Orders' },
    bank: { kind: 'service', name: 'Bank' },
    db: { kind: 'datastore', name: 'Db' },
  },
  flows: { pay: { kind: 'call', from: 'orders', to: 'bank' } },
  sagas: { order: { name: 'Order', style: 'orchestration', orchestratorId: 'orders', stateStoreId: 'db', steps: [step('orders'), step('bank')] } },
};

/** A worker of the same thread that works when it is told to. */
class HeldWorker implements ExplorerWorker {
  onmessage: ExplorerWorker['onmessage'] = null;
  onerror: ExplorerWorker['onerror'] = null;
  readonly requests: ExploreRequest[] = [];
  terminated = false;

  postMessage(request: ExploreRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  work(): void {
    const request = this.requests.shift();
    if (request) exploreRequest(request, (data) => this.terminated || this.onmessage?.({ data } as MessageEvent));
  }
}

function held() {
  const workers: HeldWorker[] = [];
  const client = createExplorerClient(() => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

describe('the explorer client', () => {
  it('brings a verdict', async () => {
    const { client, workers } = held();
    const exploring = client.explore(design, 'order');
    workers[0]?.work();
    expect(await exploring).toMatchObject({ ok: true, exploration: { verdict: 'holds', sagaName: 'Order' } });
  });

  it('tells how far it is', async () => {
    const { client, workers } = held();
    const seen: number[] = [];
    const longer = {
      ...design,
      sagas: { order: { ...design.sagas['order'], steps: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ ...step('bank'), id })) } },
    } as Design;
    const exploring = client.explore(longer, 'order', { faults: 3 }, ({ states }) => seen.push(states));
    workers[0]?.work();
    await exploring;
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('stops when its signal is aborted, and starts again', async () => {
    const { client, workers } = held();
    const controller = new AbortController();
    const exploring = client.explore(design, 'order', {}, undefined, controller.signal);
    controller.abort();
    await expect(exploring).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.terminated).toBe(true);
    const again = client.explore(design, 'order');
    workers[1]?.work();
    expect(await again).toMatchObject({ ok: true });
  });

  it('stops for a newer one', async () => {
    const { client, workers } = held();
    const first = client.explore(design, 'order');
    const second = client.explore(design, 'order', { faults: 1 });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    workers[1]?.work();
    expect(await second).toMatchObject({ ok: true, exploration: { faults: 1 } });
  });

  it('says that it could not start where the worker does not load', async () => {
    const { client, workers } = held();
    const exploring = client.explore(design, 'order');
    workers[0]?.onerror?.({ message: 'no such file', preventDefault: () => undefined } as ErrorEvent);
    await expect(exploring).rejects.toThrow('could not be started: no such file');
  });

  it('answers what cannot run, and a number of faults that makes no sense, with problems', async () => {
    const { client, workers } = held();
    const missing = client.explore(design, 'nothing');
    workers[0]?.work();
    expect(await missing).toMatchObject({ ok: false, problems: [{ path: 'sagas.nothing' }] });
    const absurd = client.explore(design, 'order', { faults: 99 });
    workers[0]?.work();
    expect(await absurd).toMatchObject({ ok: false, problems: [{ path: 'faults' }] });
  });
});
