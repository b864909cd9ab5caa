import { describe, expect, it } from 'vitest';
import type { BreakerSettings, CallOutcome, Permit } from './breaker.ts';
import { DocumentedBreaker } from './documented.ts';

const S = 1_000_000;
const base: BreakerSettings = {
  mode: 'count',
  failures: 5,
  windowUs: 10 * S,
  failureRate: 0.5,
  minimumCalls: 4,
  openUs: 30 * S,
  halfOpenPermits: 3,
  slowCallRate: 1,
};

function breaker(settings: Partial<BreakerSettings> = {}) {
  const machine = new DocumentedBreaker({ ...base, ...settings });
  const pass = (nowUs: number): Permit => {
    const admission = machine.admit(nowUs);
    if (typeof admission === 'string') throw new Error(`${admission} at ${nowUs}`);
    return admission;
  };
  const call = (nowUs: number, outcome: CallOutcome, tookUs = 0) => machine.settle(pass(nowUs - tookUs), outcome, nowUs);
  const fail = (times: number, fromUs = 0) => {
    for (let time = 0; time < times; time += 1) call(fromUs + time, 'failure');
  };
  return { machine, pass, call, fail };
}

describe('rule 1: the window', () => {
  it('opens with the fifth failure in ten seconds', () => {
    const { machine, call, fail } = breaker();
    fail(4);
    expect(machine.state).toBe('closed');
    call(4, 'failure');
    expect(machine.state).toBe('open');
    expect(machine.takeTransitions().at(-1)?.reason).toBe('5 of 5 failures in 10 s');
  });

  it('no longer counts a failure that is exactly ten seconds old', () => {
    const { machine, call } = breaker({ failures: 2 });
    call(0, 'failure');
    call(10 * S, 'failure');
    expect(machine.state).toBe('closed');
  });

  it('still counts a failure that is one microsecond younger than the window', () => {
    const { machine, call } = breaker({ failures: 2 });
    call(1, 'failure');
    call(10 * S, 'failure');
    expect(machine.state).toBe('open');
  });

  it('records an outcome when the call ends, not when it began', () => {
    const { machine, pass, call } = breaker({ failures: 2 });
    const slow = pass(0);
    machine.settle(slow, 'failure', 9 * S);
    call(18 * S, 'failure');
    expect(machine.state).toBe('open');
  });

  it('is judged after a success too: the fourth call completes the minimum', () => {
    const { machine, call } = breaker({ mode: 'rate' });
    call(0, 'failure');
    call(1, 'failure');
    call(2, 'success');
    expect(machine.state).toBe('closed');
    call(3, 'success');
    expect(machine.state).toBe('open');
    expect(machine.takeTransitions().at(-1)?.reason).toBe('50 % of 4 calls failed in 10 s');
  });

  it('in mode either trips on whichever comes first', () => {
    const { machine, call, fail } = breaker({ mode: 'either' });
    for (let time = 0; time < 20; time += 1) call(time, 'success');
    fail(5, 20);
    expect(machine.state).toBe('open');
  });

  it('trips on slow calls as well', () => {
    const { machine, call } = breaker({ mode: 'count', slowCallUs: S, slowCallRate: 0.5 });
    for (const nowUs of [2 * S, 4 * S, 6 * S]) call(nowUs, 'success', S + 1);
    expect(machine.state).toBe('closed');
    call(6 * S + 1, 'success');
    expect(machine.state).toBe('open');
  });

  it('does not call a call slow that takes exactly the threshold', () => {
    const { machine, call } = breaker({ mode: 'count', slowCallUs: S, slowCallRate: 0.1 });
    for (let time = 1; time <= 8; time += 1) call(time * S, 'success', S);
    expect(machine.state).toBe('closed');
  });
});

describe('rule 2: open to half-open', () => {
  it('rejects until the last microsecond of the wait', () => {
    const { machine, fail } = breaker();
    fail(5);
    expect(machine.admit(4 + 30 * S - 1)).toBe('reject');
    expect(machine.state).toBe('open');
  });

  it('turns half-open only with a call, however long it waits', () => {
    const { machine, fail } = breaker();
    fail(5);
    machine.tick();
    expect(machine.state).toBe('open');
    machine.admit(500 * S);
    expect(machine.state).toBe('half-open');
    expect(machine.takeTransitions().at(-1)).toMatchObject({ from: 'open', to: 'half-open', atUs: 500 * S });
  });
});

describe('rule 3: half-open', () => {
  const halfOpen = () => {
    const opened = breaker();
    opened.fail(5);
    return { ...opened, nowUs: 40 * S };
  };

  it('lets exactly the permitted probes through', () => {
    const { machine, pass, nowUs } = halfOpen();
    for (let probe = 0; probe < 3; probe += 1) expect(pass(nowUs).probe).toBe(true);
    expect(machine.admit(nowUs)).toBe('reject');
  });

  it('closes when all of them have succeeded, and not before', () => {
    const { machine, pass, nowUs } = halfOpen();
    const probes = [pass(nowUs), pass(nowUs), pass(nowUs)];
    for (const probe of probes.slice(0, 2)) machine.settle(probe, 'success', nowUs + 1);
    expect(machine.state).toBe('half-open');
    machine.settle(probes[2] as Permit, 'success', nowUs + 2);
    expect(machine.state).toBe('closed');
  });

  it('opens again with the first failure, for the whole wait', () => {
    const { machine, pass, nowUs } = halfOpen();
    machine.settle(pass(nowUs), 'failure', nowUs + 7);
    expect(machine.state).toBe('open');
    expect(machine.openUntilUs).toBe(nowUs + 7 + 30 * S);
  });

  it('gets a permit back for an ignored answer', () => {
    const { machine, pass, nowUs } = halfOpen();
    const probes = [pass(nowUs), pass(nowUs), pass(nowUs)];
    expect(machine.settle(probes[0] as Permit, 'ignored', nowUs)).toBe('ignored');
    expect(pass(nowUs).probe).toBe(true);
    expect(machine.admit(nowUs)).toBe('reject');
  });
});

describe('rule 4: epochs', () => {
  it('a result that began before the breaker opened is late and closes nothing', () => {
    const { machine, pass, fail } = breaker();
    const old = pass(0);
    fail(5, 1);
    machine.admit(40 * S);
    expect(machine.settle(old, 'success', 41 * S)).toBe('late');
    expect(machine.probes.used).toBe(1);
  });

  it('a late failure does not open a half-open breaker', () => {
    const { machine, pass, fail } = breaker();
    const old = pass(0);
    fail(5, 1);
    machine.admit(40 * S);
    expect(machine.settle(old, 'failure', 41 * S)).toBe('late');
    expect(machine.state).toBe('half-open');
  });
});

describe('rule 5: what never enters the window', () => {
  it('a rejection is no outcome', () => {
    const { machine, fail } = breaker();
    fail(5);
    for (let time = 0; time < 50; time += 1) machine.admit(10 + time);
    expect(machine.counts(100)).toEqual({ calls: 5, failures: 5 });
  });

  it('an ignored answer is no outcome', () => {
    const { machine, call } = breaker();
    call(0, 'ignored');
    expect(machine.counts(0).calls).toBe(0);
  });

  it('closing clears the window', () => {
    const { machine, pass, call, fail } = breaker({ openUs: 1, halfOpenPermits: 1 });
    fail(5);
    machine.settle(pass(10), 'success', 11);
    expect(machine.state).toBe('closed');
    for (let time = 0; time < 4; time += 1) call(12 + time, 'failure');
    expect(machine.state).toBe('closed');
  });
});
