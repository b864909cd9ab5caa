import { CircuitState, ConsecutiveBreaker, SamplingBreaker, circuitBreaker, handleType } from 'cockatiel';
import OpossumCircuit from 'opossum';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RandomStream, streamFor } from '../../kernel/random.ts';
import type { BreakerState } from '../../trace.ts';
import type { Breaker, BreakerSettings, CallOutcome, Permit } from './breaker.ts';
import { CockatielBreaker } from './cockatiel.ts';
import { OpossumBreaker } from './opossum.ts';

/** How many random scripts each library and our profile of it go through together. */
const SCRIPTS = 1_000;
const STEPS = 60;

class Handled extends Error {}
class Unhandled extends Error {}

/** Lets every promise that can go on go on. Fake timers do not hold back microtasks. */
async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

interface OpenCall {
  settle(outcome: CallOutcome): void;
  permit: Permit | undefined;
}

/** The library under test, seen from outside: what it did with a call, and where it stands. */
interface Peer {
  /** Starts a call; `entered` once the library lets it through. */
  fire(): { entered: boolean; rejected: boolean; settle(outcome: CallOutcome): void };
  readonly state: BreakerState;
  readonly transitions: string[];
}

function settings(stream: RandomStream, mode: 'count' | 'rate'): BreakerSettings {
  return {
    mode,
    failures: 1 + stream.upTo(5),
    windowUs: (1 + stream.upTo(9)) * 1_000_000,
    failureRate: (1 + stream.upTo(8)) / 10,
    minimumCalls: 1 + stream.upTo(9),
    openUs: (1 + stream.upTo(40)) * 250_000,
    halfOpenPermits: 1 + stream.upTo(3),
    slowCallRate: 1,
  };
}

/** Plays one random script against both and compares every answer, every state and every transition. */
async function play(seed: number, peer: Peer, ours: Breaker, what: string): Promise<number> {
  const stream = streamFor(seed, what, 'script');
  const failing = 0.2 + 0.6 * stream.unit();
  const open: OpenCall[] = [];
  const waiting: { call: ReturnType<Peer['fire']>; slot: OpenCall }[] = [];
  const ourTransitions: string[] = [];
  const note = () => {
    for (const { from, to } of ours.takeTransitions()) ourTransitions.push(`${from} → ${to}`);
  };
  const now = () => Date.now() * 1_000;
  const admitWaiting = async () => {
    // What the library held back goes on by itself after a decision; ours is asked again in the same order.
    for (const entry of waiting.splice(0)) {
      const admission = ours.admit(now());
      note();
      if (admission === 'wait') {
        waiting.push(entry);
        continue;
      }
      expect(entry.call.rejected, `${what} ${seed}: a held call`).toBe(admission === 'reject');
      if (admission !== 'reject') {
        entry.slot.permit = admission;
        open.push(entry.slot);
      }
    }
  };
  for (let index = 0; index < STEPS; index += 1) {
    const action = stream.unit();
    if (action < 0.45) {
      const call = peer.fire();
      await settlePromises();
      ours.tick(now());
      note();
      const admission = ours.admit(now());
      note();
      const slot: OpenCall = { settle: (outcome) => call.settle(outcome), permit: undefined };
      if (admission === 'wait') {
        expect(call.entered || call.rejected, `${what} ${seed} step ${index}: must wait`).toBe(false);
        waiting.push({ call, slot });
      } else if (admission === 'reject') expect(call.rejected, `${what} ${seed} step ${index}: must be rejected`).toBe(true);
      else {
        expect(call.entered, `${what} ${seed} step ${index}: must pass`).toBe(true);
        slot.permit = admission;
        open.push(slot);
      }
    } else if (action < 0.85 && open.length > 0) {
      const [slot] = open.splice(stream.upTo(open.length - 1), 1);
      if (!slot?.permit) throw new Error('an open call has a permit');
      const outcome: CallOutcome = stream.chance(0.08) ? 'ignored' : stream.chance(failing) ? 'failure' : 'success';
      slot.settle(outcome);
      await settlePromises();
      ours.tick(now());
      note();
      const before = ours.state;
      ours.settle(slot.permit, outcome, now());
      note();
      if (ours.state !== before) await admitWaiting();
    } else {
      const longest = stream.chance(0.15) ? 12_000 : 900;
      vi.advanceTimersByTime(1 + stream.upTo(longest));
      await settlePromises();
      ours.tick(now());
      note();
    }
    expect(ours.state, `${what} ${seed} step ${index}`).toBe(peer.state);
    expect(ourTransitions, `${what} ${seed} step ${index}`).toEqual(peer.transitions);
  }
  return ourTransitions.length;
}

function callParts() {
  const parts = {
    entered: false,
    rejected: false,
    settle: (_outcome: CallOutcome): void => {
      throw new Error('the call has not been let through');
    },
  };
  const action = () =>
    new Promise<void>((resolve, reject) => {
      parts.entered = true;
      parts.settle = (outcome) => {
        if (outcome === 'success') resolve();
        else reject(outcome === 'failure' ? new Handled() : new Unhandled());
      };
    });
  return { parts, action };
}

function cockatielPeer(settings: BreakerSettings): Peer {
  const windowMs = settings.windowUs / 1_000;
  const policy = circuitBreaker(handleType(Handled), {
    halfOpenAfter: settings.openUs / 1_000,
    breaker:
      settings.mode === 'count'
        ? new ConsecutiveBreaker(settings.failures)
        : new SamplingBreaker({ threshold: settings.failureRate, duration: windowMs, minimumRps: settings.minimumCalls / (windowMs / 1_000) }),
    halfOpenSampling: { calls: settings.halfOpenPermits, threshold: 0 },
  });
  const names: Record<number, BreakerState> = { [CircuitState.Closed]: 'closed', [CircuitState.Open]: 'open', [CircuitState.HalfOpen]: 'half-open' };
  const transitions: string[] = [];
  let last: BreakerState = 'closed';
  policy.onStateChange((state) => {
    const next = names[state] ?? 'closed';
    transitions.push(`${last} → ${next}`);
    last = next;
  });
  return {
    fire() {
      const { parts, action } = callParts();
      policy.execute(action).catch((error: unknown) => {
        if (!(error instanceof Handled) && !(error instanceof Unhandled)) parts.rejected = true;
      });
      return parts;
    },
    get state() {
      return names[policy.state] ?? 'closed';
    },
    transitions,
  };
}

function opossumPeer(settings: BreakerSettings): Peer & { stop(): void } {
  let current: (() => Promise<void>) | undefined;
  const circuit = new OpossumCircuit(() => (current as () => Promise<void>)(), {
    timeout: false,
    errorThresholdPercentage: settings.failureRate * 100,
    resetTimeout: settings.openUs / 1_000,
    rollingCountTimeout: settings.windowUs / 1_000,
    rollingCountBuckets: 10,
    volumeThreshold: settings.minimumCalls,
    errorFilter: (error: unknown) => error instanceof Unhandled,
    enableSnapshots: false,
    rollingPercentilesEnabled: false,
  });
  const transitions: string[] = [];
  let last: BreakerState = 'closed';
  const became = (next: BreakerState) => () => {
    transitions.push(`${last} → ${next}`);
    last = next;
  };
  circuit.on('open', became('open'));
  circuit.on('halfOpen', became('half-open'));
  circuit.on('close', became('closed'));
  return {
    fire() {
      const { parts, action } = callParts();
      current = action;
      circuit.fire().catch((error: Error & { code?: string }) => {
        if (error.code === 'EOPENBREAKER') parts.rejected = true;
      });
      return parts;
    },
    get state() {
      return circuit.opened ? 'open' : circuit.halfOpen ? 'half-open' : 'closed';
    },
    transitions,
    stop: () => circuit.shutdown(),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('profiles against the libraries themselves, under fake timers', () => {
  it.each(['count', 'rate'] as const)(
    'cockatiel 4, mode %s: every transition of 1,000 random scripts is identical',
    async (mode) => {
      let transitions = 0;
      for (let seed = 1; seed <= SCRIPTS; seed += 1) {
        vi.setSystemTime(0);
        const chosen = settings(streamFor(seed, `cockatiel ${mode}`, 'settings'), mode);
        transitions += await play(seed, cockatielPeer(chosen), new CockatielBreaker(chosen), `cockatiel ${mode}`);
      }
      expect(transitions).toBeGreaterThan(SCRIPTS);
    },
    120_000,
  );

  it('opossum 10: every transition of 1,000 random scripts is identical', async () => {
    let transitions = 0;
    for (let seed = 1; seed <= SCRIPTS; seed += 1) {
      vi.clearAllTimers();
      vi.setSystemTime(0);
      const chosen = settings(streamFor(seed, 'opossum', 'settings'), 'rate');
      const peer = opossumPeer(chosen);
      transitions += await play(seed, peer, new OpossumBreaker(chosen), 'opossum');
      peer.stop();
    }
    expect(transitions).toBeGreaterThan(SCRIPTS);
  }, 120_000);
});
