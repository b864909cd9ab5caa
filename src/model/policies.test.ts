import { describe, expect, it } from 'vitest';
import { sketch } from '../testing/index.ts';
import {
  DEFAULTS,
  POLICY_NAMES,
  bulkheadWithDefaults,
  circuitBreakerWithDefaults,
  compensationWithDefaults,
  effectivePolicy,
  policyOrder,
  policyState,
  rateLimitWithDefaults,
  retryWithDefaults,
  timeoutWithDefaults,
  type Design,
  type Flow,
} from './index.ts';

const flowOf = (design: Design): Flow => design.flows['f'] as Flow;
const effective = (text: string) => {
  const design = sketch(text);
  return effectivePolicy(design, flowOf(design), 'timeout');
};

describe('policyState', () => {
  it('lets a field that is there win over the list of unknown ones', () => {
    expect(policyState({ timeout: {}, unknown: ['timeout'] }, 'timeout')).toBe('set');
  });

  it('tells what a source could not say from what nobody designed', () => {
    expect(policyState({ unknown: ['retry'] }, 'retry')).toBe('unknown');
    expect(policyState({ unknown: ['retry'] }, 'timeout')).toBe('absent');
    expect(policyState(undefined, 'timeout')).toBe('absent');
    expect(policyState({}, 'constructor')).toBe('absent');
  });
});

describe('effectivePolicy', () => {
  it('takes the flow before its source element, and that before the platform', () => {
    const platform = 'platform {timeout: {ms: 3}};';
    const defaults = 'a(service {defaults: {timeout: {ms: 2}}})';
    expect(effective(`${platform} ${defaults} -> b(service): call #f {timeout: {ms: 1}}`)).toEqual({ state: 'set', policy: { ms: 1 }, from: 'flow' });
    expect(effective(`${platform} ${defaults} -> b(service): call #f`)).toEqual({ state: 'set', policy: { ms: 2 }, from: 'element' });
    expect(effective(`${platform} a(service) -> b(service): call #f`)).toEqual({ state: 'set', policy: { ms: 3 }, from: 'platform' });
    expect(effective('a(service) -> b(service): call #f')).toEqual({ state: 'absent' });
  });

  it('is unknown where no level sets it and one does not know', () => {
    expect(effective('a(service) -> b(service): call #f {unknown: [timeout]}')).toEqual({ state: 'unknown' });
    expect(effective('platform {unknown: [timeout]}; a(service) -> b(service): call #f')).toEqual({ state: 'unknown' });
    expect(effective('platform {timeout: {}}; a(service) -> b(service): call #f {unknown: [timeout]}')).toEqual({ state: 'set', policy: {}, from: 'platform' });
  });

  it('is inherited by calls only', () => {
    const design = sketch('platform {retry: {retries: 2}}; a(service) -> b(service): send #f');
    expect(effectivePolicy(design, flowOf(design), 'retry')).toEqual({ state: 'absent' });
  });
});

describe('policyOrder', () => {
  it('is the default order where the flow does not say', () => {
    expect(policyOrder(flowOf(sketch('a(service) -> b(service): call #f')))).toEqual(POLICY_NAMES);
  });

  it('puts what the flow names first', () => {
    expect(policyOrder(flowOf(sketch('a(service) -> b(service): call #f {policyOrder: [circuitBreaker, retry]}')))).toEqual([
      'circuitBreaker',
      'retry',
      'fallback',
      'rateLimit',
      'timeout',
      'bulkhead',
    ]);
  });
});

describe('defaults', () => {
  it('are those of the documented semantics', () => {
    expect(circuitBreakerWithDefaults({})).toMatchObject({
      mode: 'either',
      failures: 5,
      windowMs: 10_000,
      failureRate: 0.5,
      minimumCalls: 4,
      openMs: 30_000,
      halfOpenPermits: 3,
    });
    expect(bulkheadWithDefaults({})).toEqual({ concurrent: 10, queue: 20 });
    expect(compensationWithDefaults({ name: 's', style: 'orchestration', steps: [] })).toEqual({ compensationOrder: 'reverse', compensationTries: 4 });
  });

  it('fill only what is missing', () => {
    expect(retryWithDefaults({ retries: 1, jitter: 'full' })).toEqual({ ...DEFAULTS.retry, retries: 1, jitter: 'full' });
    expect(timeoutWithDefaults({ ms: undefined })).toEqual({ ms: 1_000 });
  });

  it('let a bucket burst up to its limit', () => {
    expect(rateLimitWithDefaults({ limit: 7 }).burst).toBe(7);
    expect(rateLimitWithDefaults({ limit: 7, burst: 2 }).burst).toBe(2);
  });
});
