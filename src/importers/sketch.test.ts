import { describe, expect, it } from 'vitest';
import { sketch } from './sketch.ts';

describe('sketch', () => {
  it('declares elements on the way of a flow', () => {
    const design = sketch('orders(service) -> payments(service): call #charge {timeout: {ms: 800}}');
    expect(design.elements).toEqual({ orders: { kind: 'service', name: 'orders' }, payments: { kind: 'service', name: 'payments' } });
    expect(design.flows).toEqual({ charge: { kind: 'call', from: 'orders', to: 'payments', timeout: { ms: 800 } } });
  });

  it('takes the likeliest kind of flow where none is written', () => {
    const design = sketch('orders(service) -> events(channel) -> shipping(service) -> db(datastore)');
    expect(Object.values(design.flows).map(({ kind }) => kind)).toEqual(['publish', 'consume', 'access']);
  });

  it('reads contexts with members, teams, messages, relations, sagas, layout and single records', () => {
    const design = sketch(`
      orders(service); payments(service)   // two on one line
      context sales(orders, payments) {subdomain: core}
      context billing
      team blue(orders) {size: 5}
      message order-placed(event)
      relation sales -> billing: customer-supplier {upstreamRoles: [OHS]}
      saga place-order(orchestration orders) {trigger: order-placed}: reserve@orders {compensation: release} > charge@payments
      layout orders {x: 0, y: 40}
      meta {engineers: 12}
      scenarios peak {entry: {kind: saga, sagaId: place-order},
                      seed: 7}
    `);
    expect(design.elements['orders']).toMatchObject({ contextIds: ['sales'], ownerIds: ['blue'] });
    expect(design.contexts['sales']).toEqual({ name: 'sales', subdomain: 'core' });
    expect(design.relations['sales-billing-relation']).toMatchObject({ type: 'customer-supplier' });
    expect(design.sagas['place-order']).toMatchObject({ orchestratorId: 'orders', trigger: 'order-placed' });
    expect(design.sagas['place-order']?.steps.map(({ id }) => id)).toEqual(['reserve', 'charge']);
    expect(design.scenarios['peak']).toMatchObject({ name: 'peak', seed: 7 });
    expect(design.meta.engineers).toBe(12);
  });

  it('places elements in a grid', () => {
    const { layout } = sketch('web(client) -> gate(gateway) -> orders(service) -> order-db(datastore); grid web gate orders | . . order-db');
    expect(layout['web']).toEqual({ x: 0, y: 0 });
    expect(layout['order-db']).toEqual({ x: layout['orders']?.x, y: 144 });
  });

  it('says what is wrong with a design that is not valid', () => {
    expect(() => sketch('db(datastore) -> orders(service): call')).toThrow(/flows\.db-orders: .*“db” is a datastore/);
    expect(() => sketch('orders -> payments(service)')).toThrow(/“orders” is not declared/);
  });
});
