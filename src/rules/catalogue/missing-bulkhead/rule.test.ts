import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { missingBulkhead as rule } from './rule.ts';

const page = (calls: string, source = 'service') => `meta {preset: production}; page(${source}); ${calls}`;
const calls = (count: number, fields = '') => Array.from({ length: count }, (_, i) => `page -> t${i}(service): call #c${i} {${fields}}`).join('; ');

describe('missing-bulkhead', () => {
  it('warns from five targets on', () => {
    expect(saidBy(rule, page(calls(5)))).toEqual(['warning: page waits for five targets without a bulkhead']);
    expect(judged(rule, page(calls(5)))[0]).toMatchObject({
      subject: 'page',
      evidence: ['page', 't0', 't1', 't2', 't3', 't4', 'c0', 'c1', 'c2', 'c3', 'c4'],
    });
  });

  it('warns of a gateway too', () => expect(saidBy(rule, page(calls(5), 'gateway'))).toHaveLength(1));

  it('counts external systems', () => {
    expect(saidBy(rule, page(`${calls(4)}; page -> mail(external): call`))).toHaveLength(1);
  });

  it('counts what a worker calls with its service', () => {
    expect(saidBy(rule, page(`${calls(4)}; helper(service {partOfId: page}) -> mail(external): call`))).toEqual([
      'warning: page waits for five targets without a bulkhead',
    ]);
  });

  it.each([
    ['four targets', page(calls(4))],
    ['five calls to four targets', page(`${calls(4)}; page -> t0: call`)],
    ['a target and its worker', page(`${calls(4)}; w(service {partOfId: t0}); page -> w: call`)],
    ['a bulkhead on one of the calls', page(`${calls(4)}; page -> t5(service): call {bulkhead: {}}`)],
    ['a bulkhead at the source', page(calls(5), 'service {defaults: {bulkhead: {}}}')],
    ['a bulkhead of the platform', `platform {bulkhead: {}}; ${page(calls(5))}`],
    ['a fifth call off the request path', page(`${calls(4)}; page -> t5(service): call {offPath: true}`)],
    ['a fifth call to infrastructure', page(`${calls(4)}; page -> t5(service {infrastructure: true}): call`)],
    ['a fifth that is a message', page(`${calls(4)}; page -> t5(service): send`)],
    ['a load balancer', page(calls(5), 'gateway {variant: load-balancer}')],
    ['a client', page(calls(5), 'client')],
    ['a design that is not for production', page(calls(5)).replace('production', 'design')],
  ])('says nothing of %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(saidBy(rule, page(calls(5, 'unknown: [bulkhead]')))).toEqual(['info: Does page bound its calls to each of its five targets?']);
  });

  it('takes its threshold from the settings of the design', () => {
    expect(saidBy(rule, `${page(calls(5))}; ruleSettings missing-bulkhead {parameters: {targets: 6}}`)).toEqual([]);
  });
});

describe('its fixes', () => {
  it('give the source a bulkhead for each target', () => {
    expect(changedBy(rule, page(calls(5), 'service {defaults: {timeout: {ms: 9}}}'), 'on-source')).toEqual({
      elements: { page: { kind: 'service', name: 'page', defaults: { timeout: { ms: 9 }, bulkhead: { concurrent: 10, queue: 20 } } } },
    });
  });

  it('or each call its own', () => {
    const changed = changedBy(rule, page(calls(5)), 'on-calls');
    expect(changed['flows']?.['c3']).toEqual({ kind: 'call', from: 'page', to: 't3', bulkhead: { concurrent: 10, queue: 20 } });
    expect(Object.keys(changed['flows'] ?? {})).toHaveLength(5);
  });
});
