import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { megaservice } from './rule.ts';

const ops = (count: number, name = 'Op') => `operations: [${Array.from({ length: count }, (_, i) => `{name: ${name} ${i}}`).join(', ')}]`;
const SMALL = `a(service {${ops(3)}}); b(service {${ops(3)}}); c(service {${ops(3)}})`;
const FOUR = 'aggregates: [Order, Customer, Product, Invoice]';
const mega = (fields = `${ops(20)}, ${FOUR}`, rest = SMALL) => `shop(service {${fields}}); ${rest}`;

describe('megaservice', () => {
  it('warns of a service that does far more than the others', () => {
    expect(saidBy(megaservice, mega())).toEqual(['warning: shop has 20 operations on four aggregates']);
    expect(judged(megaservice, mega())[0]).toMatchObject({ subject: 'shop', evidence: ['shop'] });
    expect(judged(megaservice, mega())[0]?.why).toMatch(/^shop has 20 operations; the mean of 4 services is 7.3\./);
  });

  it('counts a worker’s operations and aggregates as its service’s', () => {
    const design = `${mega(`${ops(10)}, aggregates: [A, B]`)}; w(service {partOfId: shop, ${ops(10)}, aggregates: [C, D]})`;
    expect(judged(megaservice, design)[0]).toMatchObject({ subject: 'shop', evidence: ['shop', 'w'] });
  });

  it.each([
    ['it has 19 operations', mega(`${ops(19)}, ${FOUR}`)],
    ['it has three aggregates', mega(`${ops(20)}, aggregates: [A, B, C]`)],
    ['one aggregate is named twice', mega(`${ops(20)}, aggregates: [A, B, C, C]`)],
    ['nobody said its aggregates', mega(ops(20))],
    // (20 + 3 × 11) / 4 = 13.25, and 1.5 times that is 19.875; with 12 it is 21
    ['the others are not much smaller', mega(undefined, `a(service {${ops(12)}}); b(service {${ops(12)}}); c(service {${ops(12)}})`)],
    ['it has exactly one and a half times the mean', mega(`${ops(24)}, ${FOUR}`, `a(service {${ops(14)}}); b(service {${ops(13)}}); c(service {${ops(13)}})`)],
    ['only three services have known operations', mega(undefined, `a(service {${ops(3)}}); b(service {${ops(3)}}); c(service)`)],
    ['the fourth is infrastructure', mega(undefined, `a(service {${ops(3)}}); b(service {${ops(3)}}); c(service {infrastructure: true, ${ops(3)}})`)],
    ['it is a composite', mega(`${ops(20)}, ${FOUR}, role: composite`)],
    ['it is infrastructure', mega(`${ops(20)}, ${FOUR}, infrastructure: true`)],
    ['it is a monolith', mega().replace('shop(service', 'shop(monolith')],
  ])('says nothing where %s', (_, design) => expect(saidBy(megaservice, design)).toEqual([]));

  it('speaks just above one and a half times the mean', () =>
    expect(saidBy(megaservice, mega(undefined, `a(service {${ops(11)}}); b(service {${ops(11)}}); c(service {${ops(11)}})`))).toHaveLength(1));

  it('takes its thresholds from the settings of the design', () =>
    expect(saidBy(megaservice, `${mega(`${ops(19)}, ${FOUR}`)}; ruleSettings megaservice {parameters: {operations: 19}}`)).toHaveLength(1));
});

describe('its fixes', () => {
  const fields = `${ops(18)}, aggregates: [Order, Customer, Product, Invoice]`.replace('[{', '[{name: Cancel invoice}, {name: Send invoice}, {');

  it('give each aggregate but the first a service and a store, with the operations that name it', () => {
    const design = mega(fields, `${SMALL}; gate(gateway) -> shop: call #in {timeout: {ms: 900}}; a -> shop: call #ask {operation: Send invoice}`);
    expect(fixesBy(megaservice, design).map(({ title }) => title)).toEqual([
      'Customer, Product and Invoice become three services of their own',
      'One service for Product and Invoice',
    ]);
    const changed = changedBy(megaservice, design, 'by-aggregate');
    expect(changed['elements']).toMatchObject({
      shop: { aggregates: ['Order'], operations: { length: 18 } },
      'customer-service': { kind: 'service', name: 'Customer service', aggregates: ['Customer'] },
      'product-service': { aggregates: ['Product'] },
      'invoice-service': { aggregates: ['Invoice'], operations: [{ name: 'Cancel invoice' }, { name: 'Send invoice' }] },
      'invoice-db': { kind: 'datastore', name: 'invoice-db' },
    });
    expect(changed['flows']).toMatchObject({
      ask: { from: 'a', to: 'invoice-service', operation: 'Send invoice' },
      call: { kind: 'call', from: 'gate', to: 'customer-service', timeout: { ms: 900 } },
      access: { kind: 'access', mode: 'read-write' },
    });
  });
});
