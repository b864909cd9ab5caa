import { describe, expect, it } from 'vitest';
import { Refused, Unavailable } from '../../platform/errors.ts';
import { lastKnown } from '../../platform/resilience/last-known.ts';
import { later } from '../../platform/resilience/later.ts';

const fail = () => Promise.reject(new Unavailable('out of order'));

describe('a last known answer', () => {
  it('stands in where one about the same came before, and nothing where none did', async () => {
    const known = lastKnown();
    await expect(known.about({ sku: 1 }).execute(fail)).rejects.toThrow('out of order');
    expect(await known.about({ sku: 1 }).execute(() => 'seven left')).toBe('seven left');
    expect(await known.about({ sku: 1 }).execute(fail)).toBe('seven left');
    await expect(known.about({ sku: 2 }).execute(fail)).rejects.toThrow('out of order');
  });

  it('does not hide a refusal, which is an answer', async () => {
    const known = lastKnown();
    await known.about(1).execute(() => 'yes');
    await expect(known.about(1).execute(() => Promise.reject(new Refused('no')))).rejects.toThrow(Refused);
  });

  it('is forgotten when too many others came since', async () => {
    const known = lastKnown(2);
    for (const thing of [1, 2, 3]) await known.about(thing).execute(() => `answer ${thing}`);
    await expect(known.about(1).execute(fail)).rejects.toThrow('out of order');
    expect(await known.about(3).execute(fail)).toBe('answer 3');
  });
});

/** Naps end when the test says so; it sees how long they were to be. */
function setUp() {
  const naps: { readonly ms: number; readonly wake: () => void }[] = [];
  const clock = {
    now: () => 0,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        naps.push({ ms, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const target = { isUp: false, done: [] as string[] };
  const line = later(clock);
  const call = (name: string) =>
    line
      .answering(() => 'accepted')
      .execute(() => {
        if (!target.isUp) throw new Unavailable('out of order');
        target.done.push(name);
        return 'done';
      });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { naps, target, line, call, settle };
}

describe('a call that is put off', () => {
  it('is accepted, and done in order when a try gets through; waits double until then', async () => {
    const { naps, target, line, call, settle } = setUp();
    expect([await call('first'), await call('second')]).toEqual(['accepted', 'accepted']);
    for (const at of [0, 1, 2]) {
      naps[at]?.wake();
      await settle();
    }
    expect(naps.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000, 8_000]);
    target.isUp = true;
    naps[3]?.wake();
    await settle();
    expect(target.done).toEqual(['first', 'second']);
    expect(line.waiting).toBe(0);
  });

  it('is done at once when the target answers somebody else', async () => {
    const { target, line, call, settle } = setUp();
    await call('first');
    target.isUp = true;
    expect(await call('another')).toBe('done');
    await settle();
    expect(target.done).toEqual(['another', 'first']);
    expect(line.waiting).toBe(0);
  });

  it('is over when it is refused, and a refusal is never put off', async () => {
    const { naps, line, call, settle } = setUp();
    const refused = () => Promise.reject(new Refused('no'));
    await expect(line.answering(() => 'accepted').execute(refused)).rejects.toThrow(Refused);
    expect(line.waiting).toBe(0);
    const answers = [() => Promise.reject(new Unavailable('out of order')), refused];
    await line.answering(() => 'accepted').execute(() => answers.shift()?.());
    await call('behind');
    naps[0]?.wake();
    await settle();
    expect(line.waiting).toBe(1);
  });
});
