import { describe, expect, it } from 'vitest';
import { createEngine } from '../../index.ts';
import { sketch } from '../../../testing/index.ts';
import { brings, changedBy, judged, saidBy } from '../../testing/judging.ts';
import { multiServiceWriteWithoutSaga } from './rule.ts';

const CONTEXTS = 'context sales(orders); context billing(pay); context storage(stock)';
const writes = (pay = 'intent: command', stock = 'intent: command', rest = CONTEXTS) =>
  `orders(service) -> pay(service): call #charge {${pay}}; orders -> stock(service): call #reserve {${stock}}; ${rest}`;
const SAGA = 'saga place(orchestration orders): reserve@stock {compensation: release} > charge@pay';

describe('multi-service-write-without-saga', () => {
  it('warns of commands to two other contexts that nothing brings back', () => {
    expect(saidBy(multiServiceWriteWithoutSaga, writes())).toEqual(['warning: orders changes pay and stock without a saga']);
    expect(judged(multiServiceWriteWithoutSaga, writes())[0]).toMatchObject({
      subject: 'orders',
      evidence: ['orders', 'pay', 'stock', 'charge', 'reserve'],
      where: 'pay, stock',
      why: expect.stringContaining('When stock fails, what pay did stays done'),
    });
  });

  it('counts two services of the same other context', () => {
    expect(judged(multiServiceWriteWithoutSaga, writes(undefined, undefined, 'context sales(orders); context back(pay, stock)'))).toHaveLength(1);
  });

  it('takes the intent of the operation that a call names', () => {
    const design = writes('operation: Charge').replace('pay(service)', 'pay(service {operations: [{name: Charge, intent: command}]})');
    expect(judged(multiServiceWriteWithoutSaga, design)).toHaveLength(1);
  });

  it('takes a service and its workers for one', () => {
    const design = writes().replace('orders -> stock', 'w(service {partOfId: orders}) -> stock');
    expect(judged(multiServiceWriteWithoutSaga, design)).toMatchObject([{ subject: 'orders' }]);
    expect(saidBy(multiServiceWriteWithoutSaga, writes().replace('stock(service)', 'stock(service {partOfId: pay})'))).toEqual([]);
  });

  it.each([
    ['one command', writes('intent: command', 'intent: query')],
    ['a call whose intent nobody stated, which may as well read', writes('intent: command', '')],
    [
      'two commands to one service',
      'orders(service) -> pay(service): call #one {intent: command}; orders -> pay: call #two {intent: command}; context s(orders); context b(pay)',
    ],
    ['a service of the same context', writes(undefined, undefined, 'context sales(orders, pay); context storage(stock)')],
    ['contexts that nobody has drawn', writes(undefined, undefined, '')],
    ['a service without a context', writes(undefined, undefined, 'context sales(orders); context billing(pay)')],
    ['an external system', writes().replace('stock(service)', 'stock(external)')],
    ['infrastructure', writes().replace('stock(service)', 'stock(service {infrastructure: true})')],
    ['a command that nobody waits for', writes('intent: command, offPath: true')],
    ['a gateway', writes().replace('orders(service)', 'orders(gateway)')],
    ['messages', writes('', '').replaceAll(': call', ': send')],
    ['a saga that the writer orchestrates', `${writes()}; ${SAGA}`],
    ['a saga in which it is a step', `${writes()}; saga place(choreography): place@orders > reserve@stock > charge@pay`],
    ['a saga in which its worker is a step', `${writes()}; w(service {partOfId: orders}); saga place(choreography): place@w > reserve@stock > charge@pay`],
    ['a saga that covers all but one', `${writes()}; saga place(orchestration orders): reserve@stock`],
  ])('says nothing of %s', (_, design) => expect(saidBy(multiServiceWriteWithoutSaga, design)).toEqual([]));

  it.each([
    ['takes no part', `${writes()}; other(service); saga place(orchestration other): reserve@stock {compensation: release} > charge@pay`],
    ['is alone', `${writes()}; saga place(orchestration orders): a@orders {compensation: b} > c@orders`],
  ])('is not satisfied with a saga in which the writer %s', (_, design) => expect(judged(multiServiceWriteWithoutSaga, design)).toHaveLength(1));

  it('asks where an import could not know what the calls do', () => {
    expect(saidBy(multiServiceWriteWithoutSaga, writes('intent: command', 'unknown: [intent]'))).toEqual([
      'info: Does orders change something at pay and stock?',
    ]);
    expect(saidBy(multiServiceWriteWithoutSaga, writes('intent: query', 'unknown: [intent]'))).toEqual([]);
  });

  it('takes its threshold from the settings of the design', () => {
    expect(saidBy(multiServiceWriteWithoutSaga, `${writes()}; ruleSettings multi-service-write-without-saga {parameters: {services: 3}}`)).toEqual([]);
  });

  it('sees a saga come and go', () => {
    const engine = createEngine();
    const keys = (text: string) =>
      engine
        .check(sketch(text))
        .map(({ key }) => key)
        .filter((key) => key.startsWith('multi'));
    expect(keys(writes())).toEqual(['multi-service-write-without-saga@orders']);
    expect(keys(`${writes()}; ${SAGA}`)).toEqual([]);
    expect(keys(`${writes()}; ${SAGA.replace('orders)', 'pay)')}`)).toEqual(['multi-service-write-without-saga@orders']);
  });
});

describe('its fixes', () => {
  it('make the writes the steps of a saga, each with what undoes it', () => {
    const design = `${writes('intent: command, operation: ChargeCard', 'intent: command')}; orders -> order-db(datastore)`;
    const saga = Object.values(changedBy(multiServiceWriteWithoutSaga, design, 'saga')['sagas'] ?? {})[0];
    expect(saga).toEqual({
      name: 'Orders saga',
      style: 'orchestration',
      orchestratorId: 'orders',
      stateStoreId: 'order-db',
      compensationOrder: 'reverse',
      steps: [
        {
          id: expect.stringMatching(/^chargecard-/),
          name: 'ChargeCard',
          participantId: 'pay',
          action: 'ChargeCard',
          compensation: 'RefundCard',
          kind: 'compensatable',
          idempotent: true,
        },
        {
          id: expect.stringMatching(/^update-stock-/),
          name: 'Update stock',
          participantId: 'stock',
          compensation: 'Undo update stock',
          kind: 'compensatable',
          idempotent: true,
        },
      ],
    });
  });

  it('keep the state of the saga in a new store where the writer has none', () => {
    expect(changedBy(multiServiceWriteWithoutSaga, writes(), 'saga')).toMatchObject({
      elements: { 'orders-saga-state': { kind: 'datastore', name: 'orders-saga-state', contextIds: ['sales'] } },
      flows: { access: { from: 'orders', to: 'orders-saga-state', mode: 'read-write' } },
    });
  });

  it('or let the others follow what is published', () => {
    expect(changedBy(multiServiceWriteWithoutSaga, writes(), 'publish')['flows']).toEqual({
      charge: undefined,
      reserve: undefined,
      publish: { kind: 'publish', from: 'orders', to: 'orders-events', outbox: 'transactional-outbox' },
      consume: { kind: 'consume', from: 'orders-events', to: 'pay', idempotent: true },
      'consume~': { kind: 'consume', from: 'orders-events', to: 'stock', idempotent: true },
    });
  });

  it('bring nothing else', () => {
    const engine = createEngine();
    engine.check(sketch(writes('intent: command, timeout: {}, circuitBreaker: {}', 'intent: command, timeout: {}, circuitBreaker: {}')));
    const previews = engine.preview('multi-service-write-without-saga@orders');
    expect(previews.map((preview) => [preview.fix.id, brings(preview)])).toEqual([
      ['saga', []],
      ['publish', []],
    ]);
  });
});
