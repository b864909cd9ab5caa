import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { missingTimeout } from './rule.ts';

const BARE = 'orders(service) -> payments(service): call #charge';

describe('missing-timeout', () => {
  it('says which call has none', () => {
    expect(saidBy(missingTimeout, BARE)).toEqual(['error: orders → payments has no timeout']);
    expect(judged(missingTimeout, BARE)[0]).toMatchObject({ subject: 'orders', evidence: ['orders', 'payments', 'charge'], where: 'payments' });
  });

  it('counts the calls of one source', () => {
    expect(saidBy(missingTimeout, `${BARE}; orders -> stock(service): call; orders -> mail(external): call {timeout: {}}`)).toEqual([
      'error: orders makes two calls without a timeout',
    ]);
  });

  it.each([
    'orders(monolith) -> payments(service): call',
    'gate(gateway) -> payments(service): call',
    'orders(service) -> login(service {infrastructure: true}): call {offPath: true}',
  ])('is an error for %s', (design) => expect(saidBy(missingTimeout, design)[0]).toMatch(/^error/));

  it.each([
    ['the call has one', 'orders(service) -> payments(service): call {timeout: {ms: 800}}'],
    ['the call has one without a number', 'orders(service) -> payments(service): call {timeout: {}}'],
    ['the source gives one to all its calls', 'orders(service {defaults: {timeout: {ms: 800}}}) -> payments(service): call'],
    ['the platform gives one to all', `platform {timeout: {ms: 800}}; ${BARE}`],
    ['the whole call has a deadline', 'orders(service) -> payments(service): call {deadlineMs: 800}'],
    ['a client calls', 'shop(client) -> payments(service): call'],
    ['an external system calls', 'partner(external) -> payments(service): call'],
    ['the target is discovery', 'orders(service) -> consul(registry): call'],
    ['it is no call', 'orders(service) -> events(channel) -> payments(service); orders -> payments: send'],
  ])('says nothing where %s', (_, design) => expect(saidBy(missingTimeout, design)).toEqual([]));

  it('asks where an import could not know', () => {
    const design = 'orders(service) -> payments(service): call {unknown: [timeout]}';
    expect(saidBy(missingTimeout, design)).toEqual(['info: Does orders give up on payments after some time?']);
    expect(judged(missingTimeout, design)[0]?.question).toBe(true);
  });

  it('asks where the platform is what an import could not know', () => {
    expect(saidBy(missingTimeout, `platform {unknown: [timeout]}; ${BARE}`)[0]).toMatch(/^info/);
  });

  it('speaks of the calls that nobody designed before those that nobody knows', () => {
    const [finding] = judged(missingTimeout, `${BARE}; orders -> stock(service): call #reserve {unknown: [timeout]}`);
    expect(finding).toMatchObject({ severity: 'error', evidence: ['orders', 'payments', 'charge'] });
  });
});

describe('its fix', () => {
  it('gives up at 1.2 times the 99.9th percentile that p50 and p99 let expect', () => {
    // Log-normal: p99.9 = 200 × (200 / 50)^0.328 = 315, times 1.2 = 378, in two digits 370.
    const design = 'orders(service) -> payments(service {latency: {p50: 50, p99: 200}}): call #charge';
    expect(changedBy(missingTimeout, design, 'on-calls')).toEqual({
      flows: { charge: { kind: 'call', from: 'orders', to: 'payments', timeout: { ms: 370 } } },
    });
  });

  it('stays at 0.8 of what the caller waits', () => {
    const design = 'gate(gateway) -> orders(service): call {timeout: {ms: 300}}; orders -> payments(service {latency: {p50: 50, p99: 200}}): call #charge';
    expect(changedBy(missingTimeout, design, 'on-calls')['flows']).toMatchObject({ charge: { timeout: { ms: 240 } } });
  });

  it('leaves the target time for its own calls', () => {
    const design = 'orders(service) -> payments(service): call #charge; payments -> bank(external): call {timeout: {ms: 4000}}';
    expect(changedBy(missingTimeout, design, 'on-calls')['flows']).toMatchObject({ charge: { timeout: { ms: 5_000 } } });
  });

  it('takes one second where nothing is known', () => {
    expect(changedBy(missingTimeout, BARE, 'on-calls')['flows']).toMatchObject({ charge: { timeout: { ms: 1_000 } } });
  });

  it('can set one default for all calls of the source', () => {
    const design = `${BARE}; orders -> stock(service {latency: {p99: 1000}}): call`;
    expect(changedBy(missingTimeout, design, 'on-source')).toEqual({
      elements: { orders: { kind: 'service', name: 'orders', defaults: { timeout: { ms: 1_800 } } } },
    });
    expect(fixesBy(missingTimeout, design).map(({ title }) => title)).toEqual([
      'Set a timeout on each call, from 1 s to 1.8 s',
      'Every call of orders gives up after 1.8 s',
    ]);
  });

  it('passes the deadline on where the target waits longer than the caller can', () => {
    const design =
      'gate(gateway) -> orders(service): call {timeout: {ms: 300}}; orders -> payments(service): call #charge; payments -> bank(external): call {timeout: {ms: 900}}';
    expect(changedBy(missingTimeout, design, 'with-deadline')['flows']).toMatchObject({ charge: { timeout: { ms: 240 }, propagatesDeadline: true } });
  });
});
