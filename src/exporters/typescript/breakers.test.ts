import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CircuitBreakerPolicy, type Design, emptyDesign } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/examples/index.ts';
import { breakerSettings, type CallOutcome, createBreaker, type Permit } from '../../simulation/policies/breaker/index.ts';
import { exportTypeScript } from './exporter.ts';
import { planWorkspace, type CallPlan } from './plan/index.ts';
import { removeWorkspace, run, writeWorkspaces } from './testing/workspace.ts';
import { breakerPolicy, hasBreaker, policiesFunction } from './write/policies.ts';

/**
 * The picture is the code, for circuit breakers: the breaker of every generated client, made of cockatiel's with the design's numbers, and the one of the
 * simulation go through the same script of calls that begin and end at the same virtual times. Both let the same calls through, and change their state at
 * the same moments.
 */

const SCRIPTS = 12;
const CALLS = 40;

type Moment = { readonly at: number; readonly call: number } & ({ readonly what: 'begins' } | { readonly what: 'ends'; readonly outcome: CallOutcome });

const range = (min: number, max: number) => fc.integer({ min, max });
const policy: fc.Arbitrary<CircuitBreakerPolicy> = fc.record({
  mode: fc.constantFrom('count' as const, 'rate' as const, 'either' as const),
  failures: range(1, 6),
  windowMs: range(1, 20).map((seconds) => seconds * 1_000),
  failureRate: range(1, 10).map((tenths) => tenths / 10),
  minimumCalls: range(1, 8),
  openMs: range(1, 40).map((quarters) => quarters * 250),
  halfOpenPermits: range(1, 4),
  slowCallMs: range(50, 1_500),
  slowCallRate: range(3, 10).map((tenths) => tenths / 10),
});

/** Calls one after the other and side by side; mostly well, mostly badly, quick and slow; sometimes nothing for longer than a breaker is open. */
const script: fc.Arbitrary<readonly Moment[]> = fc
  .record({
    failing: range(1, 9),
    calls: fc.array(
      fc.record({
        pause: fc.oneof(range(0, 300), range(0, 300), range(0, 300), range(0, 31_000)),
        lasts: range(0, 2_000),
        dice: range(0, 9),
        ignored: range(0, 9),
      }),
      {
        minLength: CALLS,
        maxLength: CALLS,
      },
    ),
  })
  .map(({ failing, calls }) => {
    let now = 1_000;
    const moments = calls.flatMap(({ pause, lasts, dice, ignored }, call): Moment[] => {
      now += pause;
      const outcome = ignored === 0 ? 'ignored' : dice < failing ? 'failure' : 'success';
      return [
        { at: now, call, what: 'begins' },
        { at: now + lasts, call, what: 'ends', outcome },
      ];
    });
    return moments
      .map((moment, index) => ({ moment, index }))
      .sort((a, b) => a.moment.at - b.moment.at || a.index - b.index)
      .map(({ moment }) => moment);
  });

const policies = fc.sample(policy, { seed: 31, numRuns: 40 });
const random: Design = {
  ...emptyDesign('Random breakers'),
  elements: {
    shop: { kind: 'service', name: 'Shop' },
    ...Object.fromEntries(policies.map((_, index) => [`s${index}`, { kind: 'service', name: `Service ${index}` } as const])),
  },
  flows: Object.fromEntries(policies.map((circuitBreaker, index) => [`f${index}`, { kind: 'call', from: 'shop', to: `s${index}`, circuitBreaker } as const])),
};
const examples = await Promise.all(EXAMPLES.map(async ({ title, load }) => ({ title, design: await load() })));
const designs = [...examples, { title: 'random numbers', design: random }];

interface Guarded {
  readonly title: string;
  readonly design: Design;
  readonly call: CallPlan;
  readonly module: string;
}

const guarded = designs.flatMap(({ title, design }, index) =>
  planWorkspace(design).services.flatMap(({ folder, clients }) =>
    clients.flatMap(({ target, calls }) =>
      calls
        .filter((call) => hasBreaker(call) && breakerPolicy(design, call.flow).profile === 'documented')
        .map(
          (call): Guarded => ({
            title: `${title}: to ${target.element.name}, ${call.name.camel}`,
            design,
            call,
            module: `../d${index}/${folder}/generated/clients/${target.name.slug}.ts`,
          }),
        ),
    ),
  ),
);
const scripts = fc.sample(script, { seed: 32, numRuns: SCRIPTS });
const folder = writeWorkspaces(
  designs.map(({ design }, index) => [...exportTypeScript(design), ...(index === 0 ? [{ path: 'play.ts', content: playSource() }] : [])]),
);
afterAll(() => removeWorkspace(folder));

describe('a generated breaker changes its state when the simulated one does', () => {
  const { status, output } = run([join(folder, 'd0/play.ts')], folder);
  if (status !== 0) throw new Error(output);
  const played = JSON.parse(output) as readonly (readonly (readonly string[])[])[];
  const expected = guarded.map(({ design, call }) => scripts.map((each) => simulated(design, call, each)));

  it.each(guarded.map(({ title }, index) => ({ title, index })))('$title', ({ index }) => {
    expect(played[index]).toEqual(expected[index]);
  });

  it('in scripts that open, try and close it many times', () => {
    const lines = expected.flat(2);
    for (const state of ['open', 'half-open', 'closed']) expect(lines.filter((line) => line.endsWith(` ${state}`)).length).toBeGreaterThan(200);
    expect(lines.filter((line) => line.endsWith('rejected')).length).toBeGreaterThan(1_000);
    expect(guarded.length).toBeGreaterThan(40);
  });
});

/** What the simulation's breaker does: calls that it rejects, and changes of its state. */
function simulated(design: Design, { flow }: CallPlan, moments: readonly Moment[]): string[] {
  const { profile, ...settings } = breakerPolicy(design, flow);
  const breaker = createBreaker(profile, breakerSettings({ profile, ...settings }));
  const permits = new Map<number, Permit>();
  const lines: string[] = [];
  for (const moment of moments) {
    const nowUs = moment.at * 1_000;
    let rejected = false;
    if (moment.what === 'begins') {
      const admission = breaker.admit(nowUs);
      if (typeof admission === 'string') rejected = true;
      else permits.set(moment.call, admission);
    } else {
      const permit = permits.get(moment.call);
      if (permit) breaker.settle(permit, moment.outcome, nowUs);
    }
    lines.push(...breaker.takeTransitions().map(({ to }) => `${moment.at} ${to}`));
    if (rejected) lines.push(`${moment.at} ${moment.call} rejected`);
  }
  return lines;
}

function playSource(): string {
  return [
    "import { setImmediate as quiet } from 'node:timers/promises';\n",
    "import { BrokenCircuitError, CircuitState } from 'cockatiel';\n",
    "import { Refused, Unavailable } from './platform/errors.ts';\n",
    "import { systemClock } from './platform/clock.ts';\n",
    ...guarded.map(({ call, module }, index) => `import { ${String(policiesFunction(call))} as policies${index} } from '${module}';\n`),
    `const scripts = ${JSON.stringify(scripts)};\n`,
    `const all = [${guarded.map((_, index) => `policies${index}`).join(', ')}];\n`,
    `
let now = 0;
Date.now = () => now;
const clock = { ...systemClock, now: () => now };
const STATES = { [CircuitState.Closed]: 'closed', [CircuitState.Open]: 'open', [CircuitState.HalfOpen]: 'half-open', [CircuitState.Isolated]: 'isolated' };

async function play(breaker, moments) {
  const lines = [];
  const calls = new Map();
  breaker.onStateChange((state) => lines.push(now + ' ' + STATES[state]));
  for (const { at, call, what, outcome } of moments) {
    now = at;
    if (what === 'begins') {
      const rejected = (error) => error instanceof BrokenCircuitError && lines.push(at + ' ' + call + ' rejected');
      breaker.execute(() => new Promise((resolve, reject) => calls.set(call, { resolve, reject }))).catch(rejected);
    } else if (outcome === 'success') calls.get(call)?.resolve('fine');
    else calls.get(call)?.reject(outcome === 'failure' ? new Unavailable('out of order') : new Refused('not today'));
    await quiet();
  }
  return lines;
}

const played = [];
for (const policies of all) {
  const lines = [];
  for (const script of scripts) {
    now = 0;
    lines.push(await play(policies(clock).breaker, script));
  }
  played.push(lines);
}
console.log(JSON.stringify(played));
`,
  ].join('');
}
