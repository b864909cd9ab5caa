import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { createSimulationClient, type WorkerLike } from './client.ts';
import { handle } from './handle.ts';
import type { SimulationRequest } from './protocol.ts';

const design: Design = {
  ...emptyDesign('Two'),
  elements: { shop: { kind: 'client', name: 'Shop' }, orders: { kind: 'service', name: 'Orders' } },
  flows: { call: { kind: 'call', from: 'shop', to: 'orders' } },
};
const input = { entry: { kind: 'flow', flowId: 'call' }, seed: 1, load: { count: 1, everyUs: 1 } } as const;

/** A worker of the same thread that answers when it is told to. */
class HeldWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly requests: SimulationRequest[] = [];
  terminated = false;

  postMessage(request: SimulationRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(): void {
    const request = this.requests.shift();
    if (request && !this.terminated) this.onmessage?.({ data: handle(request) } as MessageEvent);
  }
}

function held() {
  const workers: HeldWorker[] = [];
  const client = createSimulationClient(() => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

describe('the simulation client', () => {
  it('brings the trace of a run', async () => {
    const { client, workers } = held();
    const running = client.simulate(design, input);
    workers[0]?.answer();
    const outcome = await running;
    expect(outcome.ok && outcome.trace.results.succeeded).toBe(1);
  });

  it('stops a run when a newer one is asked for', async () => {
    const { client, workers } = held();
    const first = client.simulate(design, input);
    const second = client.simulate(design, { ...input, seed: 2 });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.terminated).toBe(true);
    workers[1]?.answer();
    const outcome = await second;
    expect(outcome.ok && outcome.trace.seed).toBe(2);
  });

  it('keeps its worker for the next run when nothing is going on', async () => {
    const { client, workers } = held();
    const first = client.simulate(design, input);
    workers[0]?.answer();
    await first;
    void client.simulate(design, input);
    expect(workers).toHaveLength(1);
  });

  it('cancels on request', async () => {
    const { client } = held();
    const running = client.simulate(design, input);
    client.cancel();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says that it could not start where the worker does not load', async () => {
    const { client, workers } = held();
    const running = client.simulate(design, input);
    workers[0]?.onerror?.({ message: 'no such file', preventDefault: () => undefined } as ErrorEvent);
    await expect(running).rejects.toThrow('could not be started: no such file');
  });

  it('answers what cannot run with problems, not with an error', async () => {
    const { client, workers } = held();
    const running = client.simulate(design, { ...input, entry: { kind: 'flow', flowId: 'nothing' } });
    workers[0]?.answer();
    expect(await running).toMatchObject({ ok: false, problems: [{ path: 'flows.nothing' }] });
  });
});
