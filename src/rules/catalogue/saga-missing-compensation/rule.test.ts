import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { sagaMissingCompensation } from './rule.ts';

const saga = (steps: string, fields = '', stock = '') => `stock(service {${stock}}); payments(service); saga order(orchestration) {${fields}}: ${steps}`;

describe('saga-missing-compensation', () => {
  it('names the step before the pivot that cannot be undone', () => {
    const design = saga('reserve@stock > charge@payments {kind: pivot} > ship@stock {kind: retriable}');
    expect(saidBy(sagaMissingCompensation, design)).toEqual(['error: order cannot undo reserve']);
    expect(judged(sagaMissingCompensation, design)[0]).toMatchObject({
      subject: 'order',
      evidence: ['order', 'stock'],
      why: expect.stringContaining('When charge fails, it stays done'),
    });
  });

  it('takes the last step that is not retriable for the pivot where none is declared', () => {
    expect(saidBy(sagaMissingCompensation, saga('reserve@stock > charge@payments > mail@stock {kind: retriable}'))).toEqual([
      'error: order cannot undo reserve',
    ]);
  });

  it('wants one for what runs beside the pivot', () => {
    expect(saidBy(sagaMissingCompensation, saga('charge@payments {kind: pivot} > reserve@stock {parallelWith: charge}'))).toEqual([
      'error: order cannot undo reserve',
    ]);
  });

  it.each([
    ['every step before the pivot has one', saga('reserve@stock {compensation: release} > charge@payments {kind: pivot}')],
    ['the step changes nothing', saga('check@stock {readOnly: true} > charge@payments {kind: pivot}')],
    ['the step asks a query of its participant', saga('check@stock {action: Stock.Check} > charge@payments', '', 'operations: [{name: Check, intent: query}]')],
    ['it is the only step', saga('reserve@stock')],
    ['only the last step has none', saga('reserve@stock {compensation: release} > charge@payments')],
    ['every step is retried until it works', saga('a@stock {kind: retriable} > b@payments {kind: retriable}')],
  ])('says nothing where %s', (_, design) => expect(saidBy(sagaMissingCompensation, design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(saidBy(sagaMissingCompensation, saga('reserve@stock > charge@payments', 'unknown: [compensation]'))).toEqual([
      'info: How is reserve undone in order?',
    ]);
  });
});

describe('its fix', () => {
  it('names a compensation after each action, and leaves the rest alone', () => {
    const design = saga('reserve@stock {action: ReserveStock} > charge@payments {compensation: Refund} > tell@stock > ship@stock {kind: pivot}');
    expect(changedBy(sagaMissingCompensation, design, 'compensate')).toEqual({
      sagas: {
        order: {
          name: 'order',
          style: 'orchestration',
          steps: [
            { id: 'reserve', name: 'reserve', participantId: 'stock', action: 'ReserveStock', compensation: 'ReleaseStock' },
            { id: 'charge', name: 'charge', participantId: 'payments', compensation: 'Refund' },
            { id: 'tell', name: 'tell', participantId: 'stock', compensation: 'undoTell' },
            { id: 'ship', name: 'ship', participantId: 'stock', kind: 'pivot' },
          ],
        },
      },
    });
  });

  it('does not let the new compensations run in a wrong order', () => {
    expect(changedBy(sagaMissingCompensation, saga('a@stock > b@stock > c@payments', 'compensationOrder: forward'), 'compensate')).toMatchObject({
      sagas: { order: { compensationOrder: 'reverse' } },
    });
  });
});
