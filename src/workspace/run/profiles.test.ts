import { describe, expect, it } from 'vitest';
import { applyEdits, type Design } from '../../model/index.ts';
import { run } from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { breakersAs } from './profiles.ts';

const design = sketch(`web(client) -> orders(service): call {label: buy, circuitBreaker: {mode: rate, failureRate: 0.5, minimumCalls: 4, openMs: 5000}}`);
const flowId = Object.keys(design.flows)[0] ?? '';
const orders = design.flows[flowId]?.to ?? '';

/** When the breaker opened and let probes through, in milliseconds. */
function transitions(played: Design): readonly string[] {
  const outcome = run(played, {
    entry: { kind: 'flow', flowId },
    seed: 7,
    faults: [{ targetId: orders, kind: 'errors', amount: 0.7, fromUs: 2_000_000, toUs: 30_000_000 }],
  });
  if (!outcome.ok) throw new Error('it does not run');
  return outcome.trace.entries.filter(({ icon }) => icon.startsWith('breaker')).map(({ icon, tUs }) => `${icon} ${Math.round(tUs / 1_000)}`);
}

describe('what another library would do', () => {
  it('is offered for each breaker, for each behaviour but its own', () => {
    expect(breakersAs(design, [flowId]).map(({ profile }) => profile)).toEqual(['resilience4j', 'polly', 'hystrix', 'opossum', 'cockatiel']);
    const polly = applied('polly');
    expect(breakersAs(polly, [flowId]).map(({ profile }) => profile)).toEqual(['documented', 'resilience4j', 'hystrix', 'opossum', 'cockatiel']);
    expect(breakersAs(design, [flowId])[3]?.title).toMatch(/^The breaker on .* as opossum$/);
  });

  it('is nothing where there is no breaker', () => {
    expect(breakersAs(sketch('web(client) -> orders(service): call'), [flowId, 'unknown'])).toEqual([]);
  });

  it('keeps the numbers of the breaker, also of one that is inherited', () => {
    const { [flowId]: flow, ...rest } = design.flows;
    if (flow?.kind !== 'call') throw new Error('no call');
    const { circuitBreaker, ...bare } = flow;
    const inherited: Design = { ...design, platform: { circuitBreaker }, flows: { ...rest, [flowId]: bare } };
    const [first] = breakersAs(inherited, [flowId]);
    const result = applyEdits(inherited, first?.edits ?? []);
    expect(result.ok && result.design.flows[flowId]).toMatchObject({ circuitBreaker: { ...circuitBreaker, profile: 'resilience4j' } });
  });

  it('changes when the breaker opens: opossum, Polly and the documented pattern differ over the same errors', () => {
    const [documented, opossum, polly] = [transitions(design), transitions(applied('opossum')), transitions(applied('polly'))];
    expect(documented.length).toBeGreaterThan(1);
    expect(opossum).not.toEqual(documented);
    expect(polly).not.toEqual(documented);
    expect(polly).not.toEqual(opossum);
  });
});

function applied(profile: string): Design {
  const as = breakersAs(design, [flowId]).find((one) => one.profile === profile);
  const result = applyEdits(design, as?.edits ?? []);
  if (!result.ok) throw new Error('the edits do not fit');
  return result.design;
}
