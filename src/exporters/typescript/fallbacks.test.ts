import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Design, FlowOf } from '../../model/index.ts';
import { chain, lines, traced } from '../../simulation/testing/designs.ts';
import { exportTypeScript } from './exporter.ts';
import { removeWorkspace, run, typeCheck, writeWorkspaces } from './testing/workspace.ts';

/**
 * The picture is the code, for fallbacks: twelve calls, one a second, go to a target that is out of order, or refuses, now and then. The simulation and the
 * generated client, under virtual time, answer the same calls with what came before, accept the same ones, and do them later in the same order.
 */

const CALLS = 12;
/** Until when the line is watched, in seconds: longer than any wait that a script can bring about. */
const WATCHED = 80;
const KINDS = ['cached', 'queued'] as const;

/** From one half second to another the target does this; calls and tries happen at whole seconds. */
interface Trouble {
  readonly what: 'errors' | 'refuse';
  readonly from: number;
  readonly to: number;
}

const script: fc.Arbitrary<readonly Trouble[]> = fc
  .array(
    fc.record({ what: fc.constantFrom('errors' as const, 'errors' as const, 'refuse' as const), pause: fc.nat(4), lasts: fc.integer({ min: 1, max: 5 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((troubles) => {
    let at = -0.5;
    return troubles.map(({ what, pause, lasts }) => {
      const from = at + pause;
      at = from + lasts;
      return { what, from, to: at };
    });
  });

const scripts = fc.sample(script, { seed: 41, numRuns: 400 });
const withFallback = (policies: Partial<FlowOf<'call'>>): Design => chain({ operation: 'charge', ...policies });
const designs = KINDS.map((kind) => withFallback({ fallback: { kind } }));
const folder = writeWorkspaces(
  designs.map((design, index) => [...exportTypeScript(design), ...(index === 0 ? [{ path: 'play.mjs', content: playSource() }] : [])]),
);
afterAll(() => removeWorkspace(folder));

describe('a generated fallback does what the simulated one does', () => {
  const { status, output } = run([join(folder, 'd0/play.mjs')], folder);
  if (status !== 0) throw new Error(output);
  const played = JSON.parse(output) as readonly (readonly (readonly string[])[])[];
  const expected = designs.map((design) => scripts.map((each) => simulated(design, each)));

  it.each(KINDS.map((kind, index) => ({ kind, index })))('$kind', ({ index }) => {
    expect(played[index]).toEqual(expected[index]);
  });

  it('in scripts that come to everything', () => {
    const words = new Set(expected.flat(2).map((line) => line.replace(/ \d+$/, '')));
    expect([...words].sort()).toEqual(['done later', 'falls back', 'has nothing', 'is refused', 'refused later']);
  });

  it('and is type-checked', () => {
    expect(typeCheck(folder)).toBe('');
  });
});

function simulated(design: Design, troubles: readonly Trouble[]): string[] {
  const faults = troubles.map(({ what, from, to }) => ({ targetId: 'bank', kind: what, fromUs: Math.max(0, from * 1_000_000), toUs: to * 1_000_000 }));
  const trace = traced(design, { entry: { kind: 'flow', flowId: 'pay' }, load: { count: CALLS, everyUs: 1_000_000, keys: 1 }, faults });
  const refused = /^pay (\d+) refused/;
  return lines(trace).flatMap((line) => {
    const [, what, number] = /^charge (falls back|has nothing|done later|refused later).*?run (\d+)/.exec(line) ?? [];
    if (what !== undefined) return [`${what} ${number}`];
    const [, of] = refused.exec(line) ?? [];
    return of === undefined ? [] : [`is refused ${of}`];
  });
}

function playSource(): string {
  return `
import { setImmediate as quiet } from 'node:timers/promises';
import { Refused, Unavailable } from './platform/errors.ts';
${KINDS.map((kind, index) => `import { createBankClient as ${kind} } from '../d${index}/services/payments/generated/clients/bank.ts';`).join('\n')}

async function play(createClient, troubles) {
  const lines = [];
  let now = 0;
  const naps = new Set();
  const clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const nap = { until: now + ms, resolve };
        naps.add(nap);
        signal?.addEventListener('abort', () => naps.delete(nap) && reject(signal.reason));
      }),
  };
  const accepted = new Set();
  const transport = {
    call: async ({ idempotencyKey: number }) => {
      const trouble = troubles.find(({ from, to }) => now >= from * 1_000 && now < to * 1_000);
      if (trouble?.what === 'errors') throw new Unavailable('out of order');
      if (accepted.has(number)) lines.push((trouble ? 'refused later ' : 'done later ') + number);
      else if (trouble) lines.push('is refused ' + number);
      if (trouble) throw new Refused('no');
      return 'receipt of ' + number;
    },
  };
  const client = createClient({ transport, clock });
  const ask = async (number) => {
    const answer = await client.charge({ card: 1 }, { idempotencyKey: String(number) }).catch((error) => {
      if (error instanceof Unavailable) lines.push('has nothing ' + number);
      return 'receipt of ' + number;
    });
    if (answer === 'receipt of ' + number) return;
    accepted.add(String(number));
    lines.push('falls back ' + number);
  };
  for (now = 0; now < ${WATCHED * 1_000}; now += 1_000) {
    if (now < ${CALLS * 1_000}) void ask(now / 1_000 + 1);
    for (let round = 0; round < ${CALLS * 2}; round++) await quiet();
    for (const nap of [...naps]) if (nap.until <= now && naps.delete(nap)) nap.resolve();
    for (let round = 0; round < ${CALLS * 2}; round++) await quiet();
  }
  return lines;
}

const played = [];
for (const createClient of [${KINDS.join(', ')}]) {
  const each = [];
  for (const troubles of ${JSON.stringify(scripts)}) each.push(await play(createClient, troubles));
  played.push(each);
}
console.log(JSON.stringify(played));
`;
}
