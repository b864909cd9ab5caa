import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { sagaStepUnsafe } from './rule.ts';

const saga = (steps: string, fields = '', payments = '') => `stock(service); payments(service {${payments}}); saga order(orchestration) {${fields}}: ${steps}`;
const SAFE = 'idempotent: true';

describe('saga-step-unsafe', () => {
  it('names the steps that nobody made idempotent', () => {
    const design = saga(`reserve@stock > charge@payments {kind: pivot} > ship@stock {${SAFE}}`);
    expect(saidBy(sagaStepUnsafe, design)).toEqual(['error: order: reserve and charge are not idempotent']);
    expect(judged(sagaStepUnsafe, design)[0]).toMatchObject({ subject: 'order', evidence: ['order', 'payments', 'stock'], where: 'payments, stock' });
  });

  it.each([
    ['before the pivot', `charge@payments {${SAFE}, retry: {unlimited: true}} > ship@stock {kind: pivot, ${SAFE}}`],
    ['at the pivot', `reserve@stock {${SAFE}} > charge@payments {${SAFE}, kind: pivot, retry: {unlimited: true}}`],
    ['after the pivot', `ship@stock {kind: pivot, ${SAFE}} > charge@payments {${SAFE}, kind: retriable, retry: {unlimited: true}}`],
    ['beside a number of retries', `charge@payments {${SAFE}, retry: {unlimited: true, retries: 3}}`],
  ])('is an error for a step that is retried for ever %s', (_, steps) => {
    expect(saidBy(sagaStepUnsafe, saga(steps))).toEqual(['error: order: charge is retried for ever']);
  });

  it('is an error for a second pivot', () => {
    expect(saidBy(sagaStepUnsafe, saga(`charge@payments {kind: pivot, ${SAFE}} > ship@stock {kind: pivot, ${SAFE}}`))).toEqual([
      'error: order: ship is a second pivot',
    ]);
  });

  it('is an error for a compensatable step after the pivot', () => {
    const design = saga(`charge@payments {kind: pivot, ${SAFE}} > ship@stock {kind: compensatable, compensation: recall, ${SAFE}}`);
    expect(saidBy(sagaStepUnsafe, design)).toEqual(['error: order: ship cannot be undone after the pivot']);
  });

  it.each([
    ['the pivot', `reserve@stock {kind: retriable, ${SAFE}} > charge@payments {kind: pivot, ${SAFE}}`],
    ['a compensatable step', `reserve@stock {kind: retriable, ${SAFE}} > charge@payments {kind: compensatable, ${SAFE}}`],
  ])('is an error for a retriable step before %s', (_, steps) => {
    expect(saidBy(sagaStepUnsafe, saga(steps))).toEqual(['error: order: reserve is retriable before the pivot']);
  });

  it('counts steps with different faults', () => {
    expect(saidBy(sagaStepUnsafe, saga(`reserve@stock > charge@payments {${SAFE}, retry: {unlimited: true}}`))).toEqual(['error: order has two unsafe steps']);
  });

  it.each([
    ['every step is idempotent', saga(`reserve@stock {${SAFE}} > charge@payments {${SAFE}}`)],
    ['a step changes nothing', saga('check@stock {readOnly: true}')],
    ['a step asks a query', saga('check@payments {action: Payments.Check}', '', 'operations: [{name: Check, intent: query}]')],
    ['the operation is idempotent', saga('charge@payments {action: Charge}', '', 'operations: [{name: Charge, idempotent: true}]')],
    ['a step is retried often, but not for ever', saga(`charge@payments {${SAFE}, retry: {retries: 100}}`)],
    ['what follows the pivot has no kind', saga(`charge@payments {kind: pivot, ${SAFE}} > ship@stock {${SAFE}}`)],
    ['retriable steps end the saga', saga(`charge@payments {${SAFE}} > ship@stock {kind: retriable, ${SAFE}}`)],
    [
      'a compensatable step runs beside the pivot',
      saga(`charge@payments {kind: pivot, ${SAFE}} > reserve@stock {kind: compensatable, parallelWith: charge, ${SAFE}}`),
    ],
    ['a check is retried before the pivot', saga(`check@stock {readOnly: true, kind: retriable} > charge@payments {kind: pivot, ${SAFE}}`)],
  ])('says nothing where %s', (_, design) => expect(saidBy(sagaStepUnsafe, design)).toEqual([]));

  it('believes the step more than its operation', () => {
    const design = saga('charge@payments {action: Charge, idempotent: false}', '', 'operations: [{name: Charge, idempotent: true}]');
    expect(saidBy(sagaStepUnsafe, design)).toEqual(['error: order: charge is not idempotent']);
  });

  it('asks where an import could not know, unless something is known to be wrong', () => {
    expect(saidBy(sagaStepUnsafe, saga('charge@payments', 'unknown: [idempotent]'))).toEqual(['info: Is charge of order idempotent?']);
    expect(saidBy(sagaStepUnsafe, saga('charge@payments {retry: {unlimited: true}}', 'unknown: [idempotent]'))).toEqual([
      'error: order: charge is retried for ever',
    ]);
  });
});

describe('its fix', () => {
  it('makes steps idempotent and bounds their retries, and leaves the rest alone', () => {
    const design = saga(`reserve@stock {compensation: release} > charge@payments {${SAFE}, retry: {unlimited: true, baseMs: 100}}`);
    expect(changedBy(sagaStepUnsafe, design, 'make-safe')).toEqual({
      sagas: {
        order: {
          name: 'order',
          style: 'orchestration',
          steps: [
            { id: 'reserve', name: 'reserve', participantId: 'stock', compensation: 'release', idempotent: true },
            { id: 'charge', name: 'charge', participantId: 'payments', idempotent: true, retry: { baseMs: 100, retries: 2 } },
          ],
        },
      },
    });
    expect(fixesBy(sagaStepUnsafe, design)).toMatchObject([{ title: 'Make reserve idempotent and give charge up after two retries' }]);
  });

  it('keeps the first pivot, retries what follows it and compensates what precedes it', () => {
    const design = saga(
      `hold@stock {kind: retriable, ${SAFE}} > charge@payments {kind: pivot, ${SAFE}} > book@stock {kind: pivot, ${SAFE}} > ship@stock {kind: compensatable, compensation: recall, ${SAFE}}`,
      'compensationOrder: forward',
    );
    expect(changedBy(sagaStepUnsafe, design, 'make-safe')).toMatchObject({
      sagas: {
        order: {
          compensationOrder: 'reverse',
          steps: [
            { id: 'hold', kind: 'compensatable', compensation: 'release' },
            { id: 'charge', kind: 'pivot' },
            { id: 'book', kind: 'retriable' },
            { id: 'ship', kind: 'retriable', compensation: 'recall' },
          ],
        },
      },
    });
  });

  it('may be done unasked where it only bounds retries', () => {
    expect(fixesBy(sagaStepUnsafe, saga(`charge@payments {${SAFE}, retry: {unlimited: true}}`))[0]?.safe).toBe(true);
    expect(fixesBy(sagaStepUnsafe, saga('charge@payments'))[0]?.safe).toBeUndefined();
  });
});
