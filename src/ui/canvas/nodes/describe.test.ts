import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import type { Element } from '../../../model/index.ts';
import { describeElement, describeFlow, describeSelection } from './describe.ts';

const DESIGN = sketch('orders(service {name: Order service}) -> payments(service {name: Payments}): call #charge {label: charge}');
const ORDERS = DESIGN.elements['orders'] as Element;

describe('what a screen reader says', () => {
  it('is name and kind of an element', () => {
    expect(describeElement(ORDERS, undefined, false)).toBe('Order service, service');
  });

  it('counts its findings and names the worst', () => {
    expect(describeElement(ORDERS, { severity: 'error', count: 2 }, true)).toBe('Order service, service, 2 findings, the worst an error, selected');
  });

  it('is both ends and the word of a flow', () => {
    expect(describeFlow(DESIGN, 'charge')).toBe('Call from Order service to Payments, charge');
  });

  it('counts a selection of several', () => {
    expect(describeSelection(DESIGN, ['orders', 'payments'])).toBe('2 selected');
  });
});
