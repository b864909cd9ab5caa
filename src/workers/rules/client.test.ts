import { describe, expect, it } from 'vitest';
import { add, applyEdits, seededRandom, update, type Design, type Edit } from '../../model/index.ts';
import { changesBetween, check, createEngine, RULES, type Finding } from '../../rules/index.ts';
import { randomDesign, randomEdits } from '../../rules/testing/randomDesign.ts';
import { largeDesign, sketch } from '../../testing/index.ts';
import { createRulesClient, type WorkerLike } from './client.ts';
import { Desk } from './desk.ts';
import { applyDelta, type RulesRequest, type RulesResponse } from './protocol.ts';

/** A worker of the same thread that answers when it is told to; messages are copied as between threads. */
class HeldWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly requests: RulesRequest[] = [];
  terminated = false;
  private readonly desk = new Desk();
  private answered = 0;

  postMessage(request: RulesRequest): void {
    this.requests.push(structuredClone(request));
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(): void {
    const request = this.requests[this.answered];
    if (!request) return;
    this.answered++;
    this.say(this.desk.handle(request));
  }

  /** Works on for one step. */
  work(): void {
    this.say(this.desk.go(() => true));
  }

  private say(response: RulesResponse | undefined): void {
    if (response && !this.terminated) this.onmessage?.({ data: structuredClone(response) } as MessageEvent);
  }
}

function held() {
  const workers: HeldWorker[] = [];
  const client = createRulesClient(() => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers, answer: () => workers.at(-1)?.answer(), work: () => workers.at(-1)?.work() };
}

const CALLS = 'a(service) -> b(service): call; c(service) -> b: call';

function after(design: Design, ...edits: Edit[]): Design {
  const result = applyEdits(design, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}

describe('the rules client', () => {
  it('brings what the rules say', async () => {
    const { client, answer } = held();
    const design = sketch(CALLS);
    const checking = client.check(design);
    answer();
    expect(await checking).toEqual(check(design));
  });

  it('sends the whole design once, and later only the records that changed', async () => {
    const { client, workers, answer } = held();
    const design = sketch(CALLS);
    const first = client.check(design);
    answer();
    await first;
    void client.check(after(design, update('elements', 'b', { name: 'Billing' })));
    const syncs = workers[0]?.requests.map((request) => ('sync' in request ? request.sync : {})) ?? [];
    expect(syncs.map((sync) => Object.keys(sync))).toEqual([['design'], ['changes']]);
    expect(syncs[1]).toEqual({ changes: { elements: [['b', { kind: 'service', name: 'Billing' }]] } });
  });

  it('keeps findings, and the list, that did not change', async () => {
    const { client, answer } = held();
    const design = sketch(CALLS);
    const first = client.check(design);
    answer();
    const before = await first;
    const same = client.check(after(design, update('meta', 'meta', { name: 'Renamed' })));
    answer();
    expect(await same).toBe(before);
    const changed = client.check(after(design, update('elements', 'a', { name: 'Renamed' })));
    answer();
    const now = await changed;
    expect(now[0]).not.toBe(before[0]);
    expect(now[0]?.message).toBe('Renamed → b has no timeout');
    expect(now[1]).toBe(before[1]);
  });

  it('lets the latest design win, also for those who asked before', async () => {
    const { client, workers, answer } = held();
    const design = sketch(CALLS);
    const first = client.check(design);
    const second = client.check(after(design, update('elements', 'a', { name: 'Second' })));
    const third = client.check(after(design, update('elements', 'a', { name: 'Third' })));
    answer();
    answer();
    expect((await first)[0]?.message).toContain('a → b');
    expect((await third)[0]?.message).toContain('Third → b');
    expect(await second).toBe(await third);
    expect(workers[0]?.requests).toHaveLength(2);
  });

  it('says after any edits what a full run says, and previews what an engine of the page would', async () => {
    const random = seededRandom('client');
    const { client, answer } = held();
    let design = randomDesign(random);
    for (let i = 0; i < 150; i++) {
      design = after(design, ...randomEdits(design, random));
      const engine = createEngine();
      const found = engine.check(design);
      expect(await settled(client.check(design), answer)).toEqual(found);
      const { key } = found[i % found.length] ?? { key: '' };
      expect(await settled(client.previews(design, key), answer)).toEqual(engine.preview(key));
    }
  });

  it('says so over many designs, although the worker’s design is written to in place', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = seededRandom(`in place ${seed}`);
      const desk = new Desk();
      let design = randomDesign(random);
      let found = listed(desk.handle(structuredClone({ kind: 'check', id: 0, sync: { design } })), []);
      for (let i = 0; i < 40; i++) {
        const next = after(design, ...randomEdits(design, random));
        found = listed(desk.handle(structuredClone({ kind: 'check', id: i, sync: { changes: changesBetween(design, next) } })), found);
        design = next;
        expect(found).toEqual(check(design));
      }
    }
  }, 60_000);

  it('says what a full run says after so many edits that the engine starts afresh', async () => {
    const { client, answer } = held();
    const design = sketch(CALLS);
    await settled(client.check(design), answer);
    const small = after(design, add('elements', 'late', { kind: 'service', name: 'late' }));
    await settled(client.check(small), answer);
    const large = largeDesign({ elements: 400, flows: 900 });
    const both = { ...large, elements: { ...small.elements, ...large.elements }, flows: { ...small.flows, ...large.flows } };
    expect(await settled(client.check(both), answer)).toEqual(check(both));
  });

  it('brings previews for the design as it is then', async () => {
    const { client, answer } = held();
    const design = sketch(CALLS);
    await settled(client.check(design), answer);
    const renamed = after(design, update('elements', 'a', { name: 'Renamed' }));
    const engine = createEngine();
    engine.check(renamed);
    const previews = await settled(client.previews(renamed, 'missing-timeout@a'), answer);
    expect(previews).toEqual(engine.preview('missing-timeout@a'));
    expect(previews[0]?.gone[0]?.message).toBe('Renamed → b has no timeout');
  });

  it('leaves the page’s design alone', async () => {
    const { client, answer } = held();
    const design = sketch(CALLS);
    const copy = structuredClone(design);
    await settled(client.check(design), answer);
    await settled(client.check(after(design, update('elements', 'a', { name: 'Renamed' }))), answer);
    expect(design).toEqual(copy);
  });

  it('drops a question about previews that a newer one overtakes', async () => {
    const { client, answer } = held();
    const design = sketch(CALLS);
    void client.check(design);
    const first = client.previews(design, 'missing-timeout@a');
    const second = client.previews(design, 'missing-timeout@c');
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    answer();
    answer();
    expect(await second).toHaveLength(1);
  });

  it('goes on with a new worker after one that broke', async () => {
    const { client, workers, answer } = held();
    const design = sketch(CALLS);
    const broken = client.check(design);
    workers[0]?.onerror?.({ message: 'out of memory', preventDefault: () => undefined } as ErrorEvent);
    await expect(broken).rejects.toThrow('out of memory');
    expect(workers[0]?.terminated).toBe(true);
    expect(await settled(client.check(design), answer)).toEqual(check(design));
    expect(workers).toHaveLength(2);
  });

  it('rejects everything once it is disposed of', async () => {
    const { client, workers } = held();
    const design = sketch(CALLS);
    const checking = client.check(design);
    const waiting = client.check(design);
    client.dispose();
    await expect(checking).rejects.toThrow('not running');
    await expect(waiting).rejects.toThrow('not running');
    await expect(client.check(design)).rejects.toThrow('not running');
    expect(workers[0]?.terminated).toBe(true);
  });
});

describe('long work', () => {
  const many = sketch(Array.from({ length: 6 }, (_, i) => `a${i}(service) -> b${i}(service): call`).join('; '));
  const timed = (progress: { done: number; of: number }[]) => ({ onProgress: (step: { done: number; of: number }) => void progress.push(step) });

  it('repairs everything of a kind, and tells how far it is', async () => {
    const { client, answer, work } = held();
    const progress: { done: number; of: number }[] = [];
    const repairing = client.fixAll(many, 'missing-timeout', timed(progress));
    answer();
    for (let i = 0; i < 8; i++) work();
    const engine = createEngine();
    engine.check(many);
    expect(await repairing).toEqual(engine.fixAll('missing-timeout'));
    expect(progress).toEqual(Array.from({ length: 6 }, (_, i) => ({ done: i, of: 6 })));
  });

  it('brings safe fixes, health and what would help most as an engine of the page would', async () => {
    const { client, answer, work } = held();
    const go = async <T>(promise: Promise<T>): Promise<T> => {
      answer();
      for (let i = 0; i < 200; i++) work();
      return promise;
    };
    const engine = createEngine();
    engine.check(many);
    expect(await go(client.fixSafe(many))).toEqual(engine.fixSafe());
    expect(await go(client.health(many))).toEqual(engine.health());
    expect(await go(client.helpful(many))).toEqual(engine.helpful());
    expect(await go(client.catalogue())).toEqual(structuredClone(RULES));
  });

  it('stops when it is cancelled, and leaves the findings as they were', async () => {
    const { client, answer, work } = held();
    const control = new AbortController();
    const first = await settled(client.check(many), answer);
    const repairing = client.fixAll(many, 'missing-timeout', { signal: control.signal });
    answer();
    for (let i = 0; i < 3; i++) work();
    control.abort();
    await expect(repairing).rejects.toMatchObject({ name: 'AbortError' });
    answer();
    work();
    expect(await settled(client.check(many), answer)).toBe(first);
    expect(first).toEqual(check(many));
  });

  it('ends when another design comes', async () => {
    const { client, answer, work } = held();
    const repairing = client.fixAll(many, 'missing-timeout');
    const waiting = client.helpful(many);
    answer();
    work();
    const next = after(many, update('elements', 'a0', { name: 'Renamed' }));
    const checking = client.check(next);
    await expect(repairing).rejects.toMatchObject({ name: 'AbortError', message: 'The design has changed.' });
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(await settled(checking, answer)).toEqual(check(next));
  });

  it('lets other questions about the same design go before what has time', async () => {
    const { client, answer, work } = held();
    const helping = client.helpful(many);
    answer();
    work();
    const previews = client.previews(many, 'missing-timeout@a0');
    answer();
    expect(await previews).toHaveLength(1);
    answer();
    for (let i = 0; i < 50; i++) work();
    expect((await helping).length).toBeGreaterThan(0);
  });
});

function listed(response: RulesResponse | undefined, before: readonly Finding[]): readonly Finding[] {
  if (response?.kind !== 'check') throw new Error(JSON.stringify(response));
  return applyDelta(before, response.answer);
}

/** Lets the worker answer until the promise is settled. */
async function settled<T>(promise: Promise<T>, answer: () => void): Promise<T> {
  let done = false;
  void promise.finally(() => (done = true)).catch(() => undefined);
  for (let i = 0; i < 5 && !done; i++) {
    answer();
    await Promise.resolve();
  }
  return promise;
}
