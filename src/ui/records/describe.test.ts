import { describe as suite, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { describe, endsOf, titleOf } from './describe.ts';

const design: Design = {
  ...emptyDesign('Shop'),
  elements: {
    orders: { kind: 'service', name: 'Orders' },
    gateway: { kind: 'gateway', variant: 'bff', name: 'Web BFF' },
    events: { kind: 'channel', name: 'order-events' },
  },
  messages: { placed: { name: 'OrderPlaced', kind: 'event' } },
  flows: {
    plain: { kind: 'call', from: 'gateway', to: 'orders' },
    named: { kind: 'call', from: 'gateway', to: 'orders', label: 'place', operation: 'Orders.Place' },
    carrying: { kind: 'publish', from: 'orders', to: 'events', messageId: 'placed' },
  },
  notes: { empty: { kind: 'hotspot', text: ' ' } },
};

suite('the title of a record', () => {
  it('is the name of an element', () => {
    expect(titleOf(design, 'orders')).toBe('Orders');
  });

  it('is the label of a flow before its operation', () => {
    expect(titleOf(design, 'named')).toBe('place');
  });

  it('is the message that a flow carries where it has no label', () => {
    expect(titleOf(design, 'carrying')).toBe('OrderPlaced');
  });

  it('is both ends of a flow that says nothing', () => {
    expect(titleOf(design, 'plain')).toBe('Web BFF → Orders');
  });

  it('is the id of a record that is gone', () => {
    expect(titleOf(design, 'gone')).toBe('gone');
  });

  it('says that a note is empty', () => {
    expect(titleOf(design, 'empty')).toBe('Empty note');
  });
});

suite('the description of a record', () => {
  it('names the variant where people call it by that', () => {
    expect(describe(design, 'gateway')).toEqual({ collection: 'elements', title: 'Web BFF', kind: 'Backend for frontend' });
  });

  it('is nothing for a record that is gone', () => {
    expect(describe(design, 'gone')).toBeUndefined();
  });

  it('names both ends of a flow', () => {
    const flow = design.flows['carrying'];
    expect(flow && endsOf(design, flow)).toBe('Orders → order-events');
  });
});
