import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { retryWithoutBackoffJitter as rule } from './rule.ts';

const retried = (policy: string, more = '') => `orders(service) -> payments(service): call #charge {retry: ${policy}${more}}`;

describe('retry-without-backoff-jitter', () => {
  it('warns of retries that come at once', () => {
    expect(saidBy(rule, retried('{retries: 2, backoff: none}'))).toEqual(['warning: orders → payments is retried without a wait']);
    expect(judged(rule, retried('{retries: 2, backoff: none}'))[0]).toMatchObject({
      subject: 'orders',
      evidence: ['orders', 'payments', 'charge'],
      why: expect.stringContaining('up to 3 times'),
    });
  });

  it.each([
    ['waits that grow and are the same for all', '{retries: 2, backoff: exponential, jitter: none}'],
    ['a backoff and no word of jitter', '{retries: 2, backoff: exponential}'],
    ['a fixed wait', '{retries: 2, backoff: fixed, baseMs: 100}'],
    ['nothing but the number of retries', '{retries: 2}'],
    ['nothing at all, which is three retries', '{}'],
    ['retries without end', '{unlimited: true, backoff: exponential}'],
  ])('warns of %s', (_, policy) => expect(saidBy(rule, retried(policy))).toEqual(['warning: orders → payments is retried without jitter']));

  it('warns of jitter on no wait, which is none', () => expect(saidBy(rule, retried('{backoff: none, jitter: full}'))).toHaveLength(1));

  it.each([
    ['exponential backoff with full jitter', retried('{retries: 2, backoff: exponential, jitter: full}')],
    ['equal jitter', retried('{retries: 2, backoff: exponential, jitter: equal}')],
    ['decorrelated jitter', retried('{jitter: decorrelated}')],
    ['a fixed wait with jitter', retried('{backoff: fixed, baseMs: 100, jitter: full}')],
    ['no retries', retried('{retries: 0, backoff: none}')],
    ['no policy', 'orders(service) -> payments(service): call'],
    ['a retry that nobody knows of', 'orders(service) -> payments(service): call {unknown: [retry]}'],
    ['the retries of an external system', 'partner(external) -> payments(service): call {retry: {backoff: none}}'],
    ['a call that says no to the retry of its source', 'orders(service {defaults: {retry: {backoff: none}}}) -> payments(service): call {retry: {retries: 0}}'],
  ])('says nothing of %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it.each([
    ['the source gives', 'orders(service {defaults: {retry: {backoff: none}}}) -> payments(service): call'],
    ['the platform gives', 'platform {retry: {backoff: none}}; orders(service) -> payments(service): call'],
    ['a direct message has', 'orders(service) -> payments(service): send {retry: {backoff: none}}'],
    ['a client has', 'orders(client) -> payments(service): call {retry: {backoff: none}}'],
    ['a gateway has', 'orders(gateway) -> payments(service): call {retry: {backoff: none}}'],
    ['a call off the request path has', 'orders(service) -> payments(service): call {offPath: true, retry: {backoff: none}}'],
  ])('warns of a retry that %s', (_, design) => expect(saidBy(rule, design)).toEqual(['warning: orders → payments is retried without a wait']));

  it('does not take what the platform does for something that clients do', () => {
    expect(saidBy(rule, 'platform {retry: {backoff: none}}; shop(client) -> orders(service): call')).toEqual([]);
  });

  it('rolls the calls of one source up', () => {
    expect(saidBy(rule, `${retried('{backoff: none}')}; orders -> stock(service): call {retry: {}}`)).toEqual([
      'warning: orders retries two calls without backoff or jitter',
    ]);
  });

  it('asks where an import knows that there is a retry and no more', () => {
    const [finding] = judged(rule, retried('{}', ', unknown: [retry]'));
    expect(finding).toMatchObject({ severity: 'info', question: true, message: 'Does orders spread its retries of payments over time?' });
  });

  it('does not ask where the import says that there is no wait', () => {
    expect(saidBy(rule, retried('{backoff: none}', ', unknown: [retry]'))[0]).toMatch(/^warning/);
  });
});

describe('its fix', () => {
  it('waits twice as long each time, drawn by lot', () => {
    expect(changedBy(rule, retried('{retries: 2, backoff: none}'), 'spread')).toEqual({
      flows: {
        charge: { kind: 'call', from: 'orders', to: 'payments', retry: { retries: 2, backoff: 'exponential', baseMs: 100, jitter: 'full' } },
      },
    });
  });

  it('leaves waits that grow as they are', () => {
    expect(changedBy(rule, retried('{retries: 2, backoff: exponential, baseMs: 30}'), 'spread')['flows']).toMatchObject({
      charge: { retry: { retries: 2, backoff: 'exponential', baseMs: 30, jitter: 'full' } },
    });
  });

  it('waits no longer than the callers do', () => {
    // 3 × 200 of 690 leave 90 for a first and a twice as long second wait.
    const design = `gate(gateway) -> orders: call {timeout: {ms: 690}}; ${retried('{retries: 2, backoff: none}', ', timeout: {ms: 200}')}`;
    expect(changedBy(rule, design, 'spread')['flows']).toMatchObject({ charge: { retry: { baseMs: 30 } } });
  });

  it('changes the retry where it is stated', () => {
    const spread = { backoff: 'exponential', baseMs: 100, jitter: 'full' };
    expect(changedBy(rule, 'orders(service {defaults: {timeout: {ms: 9}, retry: {backoff: none}}}) -> payments(service): call', 'spread')).toEqual({
      elements: { orders: { kind: 'service', name: 'orders', defaults: { timeout: { ms: 9 }, retry: spread } } },
    });
    expect(saidBy(rule, 'platform {retry: {backoff: none}}; a(service) -> b(service): call')).toHaveLength(1);
  });
});
