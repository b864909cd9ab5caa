import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { timeoutInversion } from './rule.ts';

const chain = (outer: string, inner: string) => `shop(service) -> orders(service): call #outer {${outer}}; orders -> payments(service): call #inner {${inner}}`;

describe('timeout-inversion', () => {
  it('is an error where the inner call waits as long as the outer one', () => {
    const design = chain('timeout: {ms: 800}', 'timeout: {ms: 800}');
    expect(saidBy(timeoutInversion, design)).toEqual(['error: orders waits 800 ms for payments, but shop leaves after 800 ms']);
    expect(judged(timeoutInversion, design)[0]).toMatchObject({ subject: 'orders', evidence: ['orders', 'payments', 'shop', 'inner', 'outer'] });
  });

  it('carries how long each waits on the way', () => {
    expect(judged(timeoutInversion, chain('timeout: {ms: 800}', 'timeout: {ms: 300}, retry: {retries: 2}'))[0]?.path).toEqual([
      { elementId: 'shop' },
      { elementId: 'orders', flowId: 'outer', timeoutMs: 800 },
      { elementId: 'payments', flowId: 'inner', timeoutMs: 300, attempts: 3 },
    ]);
  });

  it('is a warning where only all attempts together wait longer', () => {
    expect(saidBy(timeoutInversion, chain('timeout: {ms: 800}', 'timeout: {ms: 300}, retry: {retries: 2}'))).toEqual([
      'warning: orders waits for up to 900 ms for payments, retries included, but shop leaves after 800 ms',
    ]);
  });

  it('counts the waits between the attempts', () => {
    // 3 × 200 + 100 + 200 = 900
    const retry = (outer: number) => chain(`timeout: {ms: ${outer}}`, 'timeout: {ms: 200}, retry: {retries: 2, backoff: exponential, baseMs: 100}');
    expect(saidBy(timeoutInversion, retry(899))).toHaveLength(1);
    expect(saidBy(timeoutInversion, retry(900))).toEqual([]);
  });

  it('says that retries without end never fit', () => {
    expect(saidBy(timeoutInversion, chain('timeout: {ms: 800}', 'timeout: {ms: 10}, retry: {unlimited: true}'))).toEqual([
      'warning: orders waits without end for payments, retries included, but shop leaves after 800 ms',
    ]);
  });

  it('reads the deadline of a whole call', () => {
    const retried = 'timeout: {ms: 300}, retry: {retries: 9}';
    expect(saidBy(timeoutInversion, chain('timeout: {ms: 800}', `${retried}, deadlineMs: 801`))).toHaveLength(1);
    expect(saidBy(timeoutInversion, chain('timeout: {ms: 800}', `${retried}, deadlineMs: 800`))).toEqual([]);
    expect(saidBy(timeoutInversion, chain('timeout: {ms: 800}, deadlineMs: 250', 'timeout: {ms: 300}'))).toEqual([
      'error: orders waits 300 ms for payments, but shop leaves after 250 ms',
    ]);
    expect(saidBy(timeoutInversion, chain('timeout: {ms: 800}', 'deadlineMs: 900'))).toEqual([
      'error: orders waits 900 ms for payments, but shop leaves after 800 ms',
    ]);
  });

  it('measures against the caller that leaves first', () => {
    expect(saidBy(timeoutInversion, `${chain('timeout: {ms: 900}', 'timeout: {ms: 500}')}; gate(gateway) -> orders: call {timeout: {ms: 400}}`)).toEqual([
      'error: orders waits 500 ms for payments, but gate leaves after 400 ms',
    ]);
  });

  it('reads timeouts that the source or the platform gives', () => {
    expect(saidBy(timeoutInversion, `platform {timeout: {ms: 700}}; ${chain('', '')}`)[0]).toMatch(/^error: orders waits 700 ms/);
  });

  it.each([
    [
      'the platform says how long its own callers wait, which a browser is not',
      'platform {timeout: {ms: 500}}; web(client) -> gate(gateway): call; gate -> orders(service): call {timeout: {ms: 900}}',
    ],
    ['nor is an external system', 'platform {timeout: {ms: 500}}; bank(external) -> orders(service): call; orders -> payments(service): call'],
    ['the inner call is shorter', chain('timeout: {ms: 800}', 'timeout: {ms: 799}')],
    ['the caller passes its deadline on', chain('timeout: {ms: 800}, propagatesDeadline: true', 'timeout: {ms: 900}')],
    ['the inner call is off the request path', chain('timeout: {ms: 800}', 'timeout: {ms: 900}, offPath: true')],
    ['the inner call goes to a registry', chain('timeout: {ms: 800}', 'timeout: {ms: 900}').replace('payments(service)', 'payments(registry)')],
    [
      'the inner call goes to infrastructure',
      chain('timeout: {ms: 800}', 'timeout: {ms: 900}').replace('payments(service)', 'payments(service {infrastructure: true})'),
    ],
    ['the outer call is off the request path', chain('timeout: {ms: 800}, offPath: true', 'timeout: {ms: 900}')],
    ['a timeout has no number', chain('timeout: {}', 'timeout: {ms: 900}')],
    ['the timeout holds for all attempts together', chain('timeout: {ms: 800}', 'timeout: {ms: 300}, retry: {retries: 9}, policyOrder: [timeout, retry]')],
    ['the number of retries is not stated', chain('timeout: {ms: 800}', 'timeout: {ms: 300}, retry: {}')],
  ])('says nothing where %s', (_, design) => expect(saidBy(timeoutInversion, design)).toEqual([]));
});

describe('its fixes', () => {
  it('are there for infrastructure that calls on, too', () => {
    const design = chain('timeout: {ms: 800}', 'timeout: {ms: 900}').replace('orders(service)', 'orders(service {infrastructure: true})');
    expect(fixesBy(timeoutInversion, design).map(({ id }) => id)).toEqual(['lower', 'raise', 'propagate']);
  });

  it('lower the inner timeout, and what it would then invert below', () => {
    const design = `${chain('timeout: {ms: 800}', 'timeout: {ms: 900}')}; payments -> bank(external): call #below {timeout: {ms: 700}}`;
    expect(changedBy(timeoutInversion, design, 'lower')).toEqual({
      flows: {
        inner: { kind: 'call', from: 'orders', to: 'payments', timeout: { ms: 640 } },
        below: { kind: 'call', from: 'payments', to: 'bank', timeout: { ms: 510 } },
      },
    });
  });

  it('lower the attempts where one fits', () => {
    const design = chain('timeout: {ms: 800}', 'timeout: {ms: 300}, retry: {retries: 5, backoff: none}');
    expect(changedBy(timeoutInversion, design, 'lower')).toEqual({
      flows: { inner: { kind: 'call', from: 'orders', to: 'payments', timeout: { ms: 300 }, retry: { retries: 1, backoff: 'none' } } },
    });
  });

  it('raise the caller, and whoever calls that one', () => {
    const design = `${chain('timeout: {ms: 800}', 'timeout: {ms: 900}')}; web(client) -> shop: call #first {timeout: {ms: 1000}}`;
    expect(changedBy(timeoutInversion, design, 'raise')).toEqual({
      flows: {
        outer: { kind: 'call', from: 'shop', to: 'orders', timeout: { ms: 1_200 } },
        first: { kind: 'call', from: 'web', to: 'shop', timeout: { ms: 1_500 } },
      },
    });
  });

  it('let the caller pass its deadline on', () => {
    expect(changedBy(timeoutInversion, chain('timeout: {ms: 800}', 'timeout: {ms: 900}'), 'propagate')).toEqual({
      flows: { outer: { kind: 'call', from: 'shop', to: 'orders', timeout: { ms: 800 }, propagatesDeadline: true } },
    });
  });

  it('do not offer to raise what no number would satisfy', () => {
    expect(fixesBy(timeoutInversion, chain('timeout: {ms: 800}', 'timeout: {ms: 10}, retry: {unlimited: true}')).map(({ id }) => id)).toEqual([
      'lower',
      'propagate',
    ]);
  });
});
