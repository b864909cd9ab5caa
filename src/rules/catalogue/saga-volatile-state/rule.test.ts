import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { sagaVolatileState } from './rule.ts';

const STEPS = 'reserve@stock > charge@payments';
const saga = (head = '(orchestration orders)', fields = '', orders = '') =>
  `orders(service {${orders}}); stock(service); payments(service); saga place${head} {${fields}}: ${STEPS}`;

describe('saga-volatile-state', () => {
  it('is an error where no store is named', () => {
    expect(saidBy(sagaVolatileState, saga())).toEqual(['error: place keeps its state in memory only']);
    expect(judged(sagaVolatileState, saga())[0]).toMatchObject({
      subject: 'place',
      evidence: ['place', 'orders'],
      where: 'orders',
      why: expect.stringContaining('after reserve and before charge'),
    });
  });

  it('is one too where nobody is named as coordinator', () => {
    expect(judged(sagaVolatileState, saga('(orchestration)'))[0]).toMatchObject({ severity: 'error', evidence: ['place'], where: 'place' });
  });

  it.each([
    ['a store is named', `${saga('(orchestration orders)', 'stateStoreId: db')}; orders -> db(datastore)`],
    ['the saga is choreographed', saga('(choreography)')],
    ['the orchestrator is a workflow engine', saga('(orchestration orders)', '', 'workflowEngine: true')],
    ['its technology is one', saga('(orchestration orders)', '', 'technology: Temporal worker')],
    ['an external engine runs it', `stock(service); payments(service); engine(external); saga place(orchestration engine): ${STEPS}`],
    ['there is one step, so nothing to remember', 'orders(service); stock(service); saga place(orchestration orders): reserve@stock'],
  ])('says nothing where %s', (_, design) => expect(saidBy(sagaVolatileState, design)).toEqual([]));

  it.each([
    ['an engine is denied', saga('(orchestration orders)', '', 'workflowEngine: false')],
    ['the technology only sounds like one', saga('(orchestration orders)', '', 'technology: Kotlin')],
  ])('speaks where %s', (_, design) => expect(saidBy(sagaVolatileState, design)).toHaveLength(1));

  it('is an error where the store is a cache', () => {
    const design = `${saga('(orchestration orders)', 'stateStoreId: fast')}; orders -> fast(datastore {variant: cache})`;
    expect(saidBy(sagaVolatileState, design)).toEqual(['error: place keeps its state in fast, a cache']);
    expect(judged(sagaVolatileState, design)[0]).toMatchObject({ evidence: ['place', 'orders', 'fast'], where: 'orders' });
    expect(changedBy(sagaVolatileState, design, 'new-store')).toMatchObject({ sagas: { place: { stateStoreId: 'place-saga-state' } } });
    expect(saidBy(sagaVolatileState, design.replace('cache', 'key-value'))).toEqual([]);
  });

  it('asks where an import could not know', () => {
    expect(saidBy(sagaVolatileState, saga('(orchestration orders)', 'unknown: [stateStoreId]'))).toEqual(['info: Where does place keep its state?']);
  });
});

describe('its fix', () => {
  it('takes the store that the orchestrator writes alone', () => {
    const design = `${saga()}; orders -> order-db(datastore); orders -> shared(datastore); stock -> shared; orders -> fast(datastore {variant: cache})`;
    expect(changedBy(sagaVolatileState, design, 'own-store')).toMatchObject({ sagas: { place: { orchestratorId: 'orders', stateStoreId: 'order-db' } } });
    expect(fixesBy(sagaVolatileState, design).map(({ title }) => title)).toEqual([
      'orders keeps it in order-db',
      'orders keeps it in a new store, place-saga-state',
    ]);
  });

  it('adds a store where there is none, beside the orchestrator and in its context', () => {
    expect(changedBy(sagaVolatileState, `${saga()}; context ordering(orders)`, 'new-store')).toEqual({
      elements: { 'place-saga-state': { kind: 'datastore', name: 'place-saga-state', contextIds: ['ordering'] } },
      flows: { access: { kind: 'access', from: 'orders', to: 'place-saga-state', mode: 'read-write' } },
      sagas: { place: expect.objectContaining({ orchestratorId: 'orders', stateStoreId: 'place-saga-state' }) },
    });
  });

  it('lets the service of the first step coordinate where nobody does', () => {
    expect(changedBy(sagaVolatileState, saga('(orchestration)'), 'new-store')).toMatchObject({
      flows: { access: { from: 'stock' } },
      sagas: { place: { orchestratorId: 'stock' } },
    });
  });
});
