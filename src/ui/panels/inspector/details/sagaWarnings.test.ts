import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design, type Saga, type SagaStep } from '../../../../model/index.ts';
import { stepWarnings } from './sagaWarnings.ts';

const design: Design = { ...emptyDesign(), elements: { orders: { kind: 'service', name: 'Orders' } } };
const step = (id: string, more: Partial<SagaStep> = {}): SagaStep => ({ id, name: id, participantId: 'orders', ...more });
const saga = (...steps: SagaStep[]): Saga => ({ name: 'Order', style: 'orchestration', steps });

describe('a step', () => {
  it('that changes something before others needs a compensation', () => {
    expect(stepWarnings(saga(step('reserve'), step('charge')), 0, design)).toEqual(['Changes something and has no compensation.']);
  });

  it('that only checks needs none', () => {
    expect(stepWarnings(saga(step('check', { readOnly: true }), step('charge')), 0, design)).toEqual([]);
  });

  it('that stands last needs none, for nothing after it can fail', () => {
    expect(stepWarnings(saga(step('reserve', { compensation: 'release' }), step('charge')), 1, design)).toEqual([]);
  });

  it('after the pivot must be retriable', () => {
    const steps = saga(step('charge', { kind: 'pivot' }), step('ship'));
    expect(stepWarnings(steps, 1, design)).toEqual(['Stands after the pivot, so it must be retriable.']);
  });

  it('cannot be a second pivot', () => {
    const steps = saga(step('charge', { kind: 'pivot' }), step('ship', { kind: 'pivot' }));
    expect(stepWarnings(steps, 1, design)[0]).toMatch(/A second pivot/);
  });

  it('whose participant is gone says so', () => {
    expect(stepWarnings(saga(step('charge', { participantId: 'gone' })), 0, design)).toEqual(['Its participant is not there.']);
  });

  it('of a choreography waits for an event, but for the first', () => {
    const choreography: Saga = { ...saga(step('charge', { compensation: 'refund' }), step('ship')), style: 'choreography' };
    expect(stepWarnings(choreography, 0, design)).toEqual([]);
    expect(stepWarnings(choreography, 1, design)).toEqual(['No event starts it.']);
  });
});
