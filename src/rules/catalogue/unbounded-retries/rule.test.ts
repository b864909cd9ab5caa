import { describe, expect, it } from 'vitest';
import { changedBy, judged, repaired, saidBy } from '../../testing/judging.ts';
import { unboundedRetries as rule } from './rule.ts';

const retried = (policy: string, more = '') => `orders(service) -> payments(service): call #charge {retry: ${policy}${more}}`;

describe('unbounded-retries', () => {
  it('is an error where they have no end', () => {
    expect(saidBy(rule, retried('{unlimited: true}'))).toEqual(['error: orders → payments is retried without end']);
    expect(judged(rule, retried('{unlimited: true}'))[0]).toMatchObject({ subject: 'orders', evidence: ['orders', 'payments', 'charge'] });
  });

  it('is a warning beyond three', () => {
    expect(saidBy(rule, retried('{retries: 4}'))).toEqual(['warning: orders → payments is retried 4 times']);
    expect(judged(rule, retried('{retries: 4}'))[0]?.why).toContain('one request to orders becomes 5 requests there');
  });

  it('does not care for a number beside “without end”', () => expect(saidBy(rule, retried('{unlimited: true, retries: 0}'))[0]).toMatch(/^error/));

  it.each([
    ['three', retried('{retries: 3}')],
    ['none', retried('{retries: 0}')],
    ['a number that nobody stated, which is three', retried('{}')],
    ['an end that is stated', retried('{unlimited: false}')],
    ['a retry that nobody knows of', 'orders(service) -> payments(service): call {unknown: [retry]}'],
    ['the retries of an external system', 'partner(external) -> payments(service): call {retry: {unlimited: true}}'],
    [
      'what a broker delivers again until it is a dead letter',
      'dead(channel); events(channel {deadLetterChannelId: dead}) -> orders(service): consume {maxDeliveries: 50}',
    ],
    ['the retry of a saga step', 'orders(service); saga place(orchestration orders): charge@orders {retry: {unlimited: true}}'],
  ])('says nothing of %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it.each([
    ['the source gives', 'orders(service {defaults: {retry: {unlimited: true}}}) -> payments(service): call'],
    ['the platform gives', 'platform {retry: {unlimited: true}}; orders(service) -> payments(service): call'],
    ['a direct message has', 'orders(service) -> payments(external): send {retry: {unlimited: true}}'],
    ['a client has', 'orders(client) -> payments(service): call {retry: {unlimited: true}}'],
  ])('is an error for what %s', (_, design) => expect(saidBy(rule, design)).toEqual(['error: orders → payments is retried without end']));

  it('rolls the calls of one source up, the worst first', () => {
    expect(saidBy(rule, `${retried('{retries: 9}')}; orders -> stock(service): call {retry: {unlimited: true}}`)).toEqual([
      'error: orders retries two calls without end',
    ]);
  });

  it('asks where an import knows that there is a retry and not how often', () => {
    expect(saidBy(rule, retried('{}', ', unknown: [retry]'))).toEqual(['info: How often does orders try payments again?']);
  });

  it('takes its threshold from the settings of the design', () => {
    expect(saidBy(rule, `${retried('{retries: 5}')}; ruleSettings unbounded-retries {parameters: {retries: 5}}`)).toEqual([]);
    expect(saidBy(rule, `${retried('{retries: 2}')}; ruleSettings unbounded-retries {parameters: {retries: 1}}`)).toHaveLength(1);
  });
});

describe('its fix', () => {
  it('gives up after two', () => {
    expect(changedBy(rule, retried('{unlimited: true, backoff: exponential, jitter: full}'), 'bound')).toEqual({
      flows: { charge: { kind: 'call', from: 'orders', to: 'payments', retry: { backoff: 'exponential', jitter: 'full', retries: 2 } } },
    });
  });

  it('changes the retry where it is stated', () => {
    expect(changedBy(rule, 'orders(service {defaults: {retry: {retries: 9}}}) -> payments(service): call; orders -> stock(service): call', 'bound')).toEqual({
      elements: { orders: { kind: 'service', name: 'orders', defaults: { retry: { retries: 2 } } } },
    });
    expect(repaired(rule, 'platform {retry: {retries: 9}}; orders(service) -> payments(service): call', 'bound').platform).toEqual({ retry: { retries: 2 } });
  });
});
