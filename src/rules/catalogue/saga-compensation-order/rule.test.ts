import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { sagaCompensationOrder } from './rule.ts';

const saga = (fields: string, steps = 'reserve@stock {compensation: release} > charge@payments {compensation: refund}') =>
  `stock(service); payments(service); saga order(orchestration) {${fields}}: ${steps}`;

describe('saga-compensation-order', () => {
  it('is an error where the first step is undone first', () => {
    expect(saidBy(sagaCompensationOrder, saga('compensationOrder: forward'))).toEqual(['error: order compensates in the order in which it acted']);
    expect(judged(sagaCompensationOrder, saga('compensationOrder: forward'))[0]).toMatchObject({ subject: 'order', evidence: ['order', 'payments', 'stock'] });
  });

  it('is an error, too, where one of the steps does not say yet how it is undone', () => {
    const steps = 'reserve@stock {compensation: release} > charge@payments > ship@stock {kind: pivot}';
    expect(judged(sagaCompensationOrder, saga('compensationOrder: forward', steps))[0]).toMatchObject({
      severity: 'error',
      evidence: ['order', 'payments', 'stock'],
      why: expect.stringContaining('release runs before whatever undoes charge'),
    });
    expect(saidBy(sagaCompensationOrder, saga('compensationOrder: forward', steps.replace('charge@payments', 'charge@payments {readOnly: true}')))).toEqual([]);
  });

  it('is an error where dependent steps of one participant are undone at the same time', () => {
    expect(
      saidBy(sagaCompensationOrder, saga('compensationOrder: parallel', 'open@stock {compensation: close} > reserve@stock {compensation: release}')),
    ).toEqual(['error: order undoes dependent steps of stock at the same time']);
  });

  it.each([
    ['the order is reverse', saga('compensationOrder: reverse')],
    ['nobody says, for then it is reverse', saga('')],
    ['independent steps are undone at the same time', saga('compensationOrder: parallel')],
    [
      'steps of one participant ran together',
      saga('compensationOrder: parallel', 'a@stock {compensation: x} > b@stock {compensation: y, parallelWith: a} > c@payments'),
    ],
    ['there is only one compensation', saga('compensationOrder: forward', 'reserve@stock {compensation: release} > charge@payments')],
  ])('says nothing where %s', (_, design) => expect(saidBy(sagaCompensationOrder, design)).toEqual([]));

  it('asks where an import could not know', () => {
    expect(saidBy(sagaCompensationOrder, saga('unknown: [compensationOrder]'))).toEqual(['info: In which order does order compensate?']);
  });

  it('is fixed by the reverse order', () => {
    expect(changedBy(sagaCompensationOrder, saga('compensationOrder: forward'), 'reverse')).toMatchObject({
      sagas: { order: { compensationOrder: 'reverse' } },
    });
  });
});
