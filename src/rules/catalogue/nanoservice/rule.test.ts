import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { nanoservice } from './rule.ts';

const nano = (fields = 'operations: [{name: Tax}]', rest = 'context sales(orders, tax)') => `orders(service) -> tax(service {${fields}}): call #ask; ${rest}`;

describe('nanoservice', () => {
  it('warns of a service that only serves its neighbour', () => {
    expect(saidBy(nanoservice, nano())).toEqual(['warning: tax has one operation and no data of its own']);
    expect(judged(nanoservice, nano())[0]).toMatchObject({ subject: 'tax', evidence: ['tax', 'orders', 'ask'], where: 'orders' });
  });

  it.each([
    ['nobody has said its operations, as on a freshly drawn box', nano('')],
    ['an import could not know its operations', nano('unknown: [operations]')],
    ['its operations are an empty list', nano('operations: []')],
    ['it has three operations', nano('operations: [{name: A}, {name: B}, {name: C}]')],
    ['it has data of its own', nano('operations: [{name: Tax}]', 'tax -> db(datastore); context sales(orders, tax)')],
    ['its worker has data', nano('operations: [{name: Tax}]', 'w(service {partOfId: tax}) -> db(datastore); context sales(orders, tax)')],
    ['it names an aggregate', nano('operations: [{name: Tax}], aggregates: [Rate]')],
    ['no contexts are drawn', nano('operations: [{name: Tax}]', '')],
    ['a neighbour is in another context', nano('operations: [{name: Tax}]', 'context sales(orders); context finance(tax)')],
    ['it has no synchronous neighbour', nano('operations: [{name: Tax}]', 'context sales(orders, tax)').replace('call', 'send')],
    ['it wraps an external system', nano('operations: [{name: Tax}]', 'tax -> office(external): call; context sales(orders, tax)')],
    ['it is a function', nano('operations: [{name: Tax}], role: function')],
    ['it is infrastructure', nano('operations: [{name: Tax}], infrastructure: true')],
    ['it is a worker', nano('operations: [{name: Tax}], partOfId: other', 'other(service); context sales(orders, tax)')],
    ['it coordinates a saga', nano('operations: [{name: Tax}]', 'context sales(orders, tax); saga s(orchestration tax): a@orders')],
  ])('says nothing where %s', (_, design) => expect(saidBy(nanoservice, design)).toEqual([]));

  it('takes its threshold from the settings of the design', () => {
    const settings = 'context sales(orders, tax); ruleSettings nanoservice {parameters: {operations: 3}}';
    expect(saidBy(nanoservice, nano('operations: [{name: A}, {name: B}, {name: C}]', settings))).toHaveLength(1);
  });
});

describe('its fix', () => {
  it('merges it into the neighbour that it talks to most', () => {
    const design = nano(
      'operations: [{name: Tax}]',
      'cart(service) -> tax: call #often {callsPerRequest: 4}; tax -> events(channel): publish #out; context sales(orders, tax, cart)',
    );
    expect(fixesBy(nanoservice, design).map(({ id }) => id)).toEqual(['merge-into-cart', 'merge-into-orders']);
    expect(changedBy(nanoservice, design, 'merge-into-cart')).toEqual({
      elements: { cart: { kind: 'service', name: 'cart', contextIds: ['sales'], operations: [{ name: 'Tax' }] }, tax: undefined },
      flows: { ask: { kind: 'call', from: 'orders', to: 'cart' }, often: undefined, out: { kind: 'publish', from: 'cart', to: 'events' } },
    });
  });

  it('lets saga steps, messages and workers follow', () => {
    const design = nano(
      'operations: [{name: Tax}]',
      'context sales(orders, tax); saga s(orchestration orders): a@tax > b@orders; message taxed(event) {ownerId: tax}; w(service {partOfId: tax})',
    );
    expect(changedBy(nanoservice, design, 'merge-into-orders')).toMatchObject({
      elements: { w: { partOfId: 'orders' } },
      messages: { taxed: { ownerId: 'orders' } },
      sagas: { s: { steps: [{ id: 'a', participantId: 'orders' }, { id: 'b' }] } },
    });
  });
});
