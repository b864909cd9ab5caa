import { describe, expect, it } from 'vitest';
import { type Design, emptyDesign, type Flow } from '../model/index.ts';
import { boxesOf } from './boxes.ts';
import { fold, foldedBox } from './folding.ts';
import { routeFlows } from './routes/router.ts';

/**
 * web ─▶ [ shop: cart ─▶ orders ] ─▶ ledger
 *         cart ──────────────────────▶ ledger
 *         orders ···▶ topic (asynchronous)
 */
function shop(extra: Partial<Design> = {}): Design {
  const service = (contextId?: string) => ({ kind: 'service' as const, name: 'x', ...(contextId && { contextIds: [contextId] }) });
  return {
    ...emptyDesign('Shop'),
    contexts: { shop: { name: 'Shop' }, money: { name: 'Money' } },
    elements: {
      web: { kind: 'client', name: 'Web' },
      cart: service('shop'),
      orders: service('shop'),
      ledger: service('money'),
      topic: { kind: 'channel', name: 'Topic', variant: 'topic' },
    },
    flows: {
      'web-cart': call('web', 'cart'),
      inside: call('cart', 'orders'),
      'a-cart-ledger': call('cart', 'ledger'),
      'b-orders-ledger': call('orders', 'ledger'),
      told: { kind: 'publish', from: 'orders', to: 'topic' },
    },
    layout: {
      web: { x: 0, y: 0 },
      cart: { x: 400, y: 0 },
      orders: { x: 400, y: 160 },
      ledger: { x: 900, y: 0 },
      topic: { x: 900, y: 300 },
      shop: { x: 360, y: -40, width: 260, height: 300 },
    },
    ...extra,
  };
}
const call = (from: string, to: string): Flow => ({ kind: 'call', from, to });

describe('Folding', () => {
  it('is the design itself where nothing is folded', () => {
    const design = shop();
    expect(fold(design, []).design).toBe(design);
    expect(fold(design, ['nothing']).design).toBe(design);
  });

  it('puts one box in the place of a context and of what is in it', () => {
    const design = shop();
    const { design: drawn, standIns } = fold(design, ['shop']);
    expect(Object.keys(drawn.elements).sort()).toEqual(['ledger', 'shop', 'topic', 'web']);
    expect(Object.keys(drawn.contexts)).toEqual(['money']);
    expect(boxesOf(drawn).elements.get('shop')).toEqual(foldedBox(boxesOf(design).contexts.get('shop') ?? { x: 0, y: 0, width: 0, height: 0 }));
    expect([standIns.get('cart'), standIns.get('orders'), standIns.get('inside')]).toEqual(['shop', 'shop', 'shop']);
  });

  it('merges flows with the same ends and the same look, and says how many they are', () => {
    const { design: drawn, merged, standIns } = fold(shop(), ['shop']);
    expect(merged).toEqual(new Map([['a-cart-ledger', ['a-cart-ledger', 'b-orders-ledger']]]));
    expect(drawn.flows['a-cart-ledger']).toEqual({ kind: 'call', from: 'shop', to: 'ledger', label: '×2' });
    expect(standIns.get('b-orders-ledger')).toBe('a-cart-ledger');
    expect(drawn.flows['told']).toEqual({ kind: 'publish', from: 'shop', to: 'topic' });
    expect(drawn.flows['inside']).toBeUndefined();
  });

  it('leads the flows of two folded contexts from box to box', () => {
    const { design: drawn } = fold(shop(), ['shop', 'money']);
    expect(drawn.flows['a-cart-ledger']).toEqual({ kind: 'call', from: 'shop', to: 'money', label: '×2' });
    expect([...routeFlows(drawn).keys()].sort()).toEqual(['a-cart-ledger', 'told', 'web-cart']);
  });

  it('leaves an element that also belongs to an open context', () => {
    const design = shop();
    const cart = { ...design.elements['cart'], contextIds: ['shop', 'money'] } as Design['elements'][string];
    const { design: drawn } = fold({ ...design, elements: { ...design.elements, cart } }, ['shop']);
    expect(drawn.elements['cart']).toBe(cart);
  });

  it('leaves everything else where it stands, also what has no place yet', () => {
    const { web: _, ...layout } = shop().layout;
    const design = shop({ layout });
    const { design: drawn } = fold(design, ['shop']);
    for (const id of ['web', 'ledger', 'topic']) expect(boxesOf(drawn).elements.get(id)).toEqual(boxesOf(design).elements.get(id));
  });

  it('gives a flow that leads into a context the same record each time', () => {
    const design = shop();
    expect(fold(design, ['shop']).design.flows['web-cart']).toBe(fold(design, ['shop']).design.flows['web-cart']);
  });

  it('takes the notes of a context along', () => {
    const design = shop({ notes: { why: { kind: 'comment', text: 'Why?', contextId: 'shop' } } });
    expect(fold(design, ['shop']).design.notes).toEqual({});
  });
});
