import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { emptyDesign, type Design, type Element } from '../../../model/index.ts';
import { describeContext, describeElement, describeFlow, describeMerged, describeRelation, describeSelection, lineWords, summarise } from './describe.ts';

const DESIGN = sketch('orders(service {name: Order service}) -> payments(service {name: Payments}): call #charge {label: charge}');
const RELATED: Design = {
  ...emptyDesign('Shop'),
  teams: { checkout: { name: 'Checkout' } },
  contexts: { ordering: { name: 'Ordering', subdomain: 'core', teamId: 'checkout' } },
  elements: {
    bank: { kind: 'external', name: 'Bank' },
    orders: { kind: 'service', name: 'Orders', contextIds: ['ordering'] },
    db: { kind: 'datastore', name: 'db', contextIds: ['ordering'] },
    cache: { kind: 'datastore', name: 'cache', contextIds: ['ordering'] },
  },
  relations: { supply: { upstream: 'bank', downstream: 'ordering', type: 'customer-supplier' } },
};
const ORDERS = DESIGN.elements['orders'] as Element;

describe('what a screen reader says', () => {
  it('is name and kind of an element', () => {
    expect(describeElement(ORDERS, undefined, false)).toBe('Order service, service');
  });

  it('counts its findings and names the worst', () => {
    expect(describeElement(ORDERS, { severity: 'error', count: 2 }, true)).toBe('Order service, service, 2 findings, the worst an error, selected');
  });

  it('tells who waits at it in a run', () => {
    const mark = { elementId: 'orders', active: true, reached: true, busy: 4, word: '', queued: 60 };
    expect(describeElement(ORDERS, undefined, false, lineWords(mark))).toBe('Order service, service, 60 waiting');
    expect(lineWords({ ...mark, queued: 0 })).toBeUndefined();
  });

  it('is both ends and the word of a flow', () => {
    expect(describeFlow(DESIGN, 'charge')).toBe('Call from Order service to Payments, charge');
  });

  it('is both sides of a relation, upstream first', () => {
    expect(describeRelation(RELATED, 'supply')).toBe('Customer-supplier from Bank to Ordering');
    expect(describeRelation({ ...RELATED, relations: { supply: { upstream: 'bank', downstream: 'ordering', type: 'partnership' } } }, 'supply')).toBe(
      'Partnership of Bank and Ordering',
    );
    expect(describeSelection(RELATED, ['supply'])).toBe('Customer-supplier from Bank to Ordering, selected');
  });

  it('is what a context on the map is and holds', () => {
    expect(describeContext('Ordering', summarise(RELATED, 'ordering'), { selected: true, folded: false })).toBe(
      'Ordering, bounded context, Core subdomain, Checkout, 1 service, 2 stores, selected',
    );
  });

  it('is a context that is folded, with what it hides', () => {
    expect(describeContext('Ordering', summarise(RELATED, 'ordering'), { selected: false, folded: true })).toMatch(/1 service, 2 stores, folded$/);
  });

  it('is how many flows one line stands for, and between what', () => {
    const design = sketch('a(service) -> b(service): call\n a -> c(service): call');
    expect(describeMerged(design, Object.keys(design.flows))).toBe('2 flows from a to b, c');
  });

  it('counts a selection of several', () => {
    expect(describeSelection(DESIGN, ['orders', 'payments'])).toBe('2 selected');
  });
});
