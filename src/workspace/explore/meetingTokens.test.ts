import { describe, expect, it } from 'vitest';
import { type Design, emptyDesign } from '../../model/index.ts';
import type { MeetingStep } from '../../simulation/index.ts';
import { meetingTokens } from './meetingTokens.ts';

const design: Design = {
  ...emptyDesign('Accounts'),
  elements: { orders: { kind: 'service', name: 'Orders' }, bank: { kind: 'service', name: 'Bank' } },
  flows: { pay: { kind: 'call', from: 'orders', to: 'bank' } },
  sagas: {
    order: {
      name: 'Order',
      style: 'orchestration',
      orchestratorId: 'orders',
      steps: [{ id: 'charge', name: 'Charge', participantId: 'bank', compensation: 'Refund' }],
    },
  },
};
const step: MeetingStep = {
  kind: 'deliver',
  words: 'Order 1: Charge arrives',
  fault: false,
  stepId: 'charge',
  direction: 'do',
  effect: 'done',
  fromId: 'orders',
  toId: 'bank',
  subjects: ['bank'],
  run: 1,
};
const at = (share: number, more: Partial<MeetingStep> = {}) => meetingTokens(design, { ...step, ...more }, share);

describe('what travels in a step of two runs', () => {
  it('is the command, and then its answer, on the flow between the two', () => {
    expect(at(0.25)).toMatchObject([{ flowId: 'pay', kind: 'command', label: 'Charge', backward: false, progress: 0.5, toId: 'bank' }]);
    expect(at(0.75)).toMatchObject([{ flowId: 'pay', kind: 'reply', backward: true, progress: 0.5, toId: 'orders' }]);
    expect(at(1)).toEqual([]);
  });

  it('comes back as an error where it was refused, and is a compensation where it takes back', () => {
    expect(at(0.75, { kind: 'refuse', effect: 'refused' })).toMatchObject([{ kind: 'error' }]);
    expect(at(0.25, { direction: 'undo', effect: 'undone' })).toMatchObject([{ kind: 'compensation', label: 'Refund' }]);
  });

  it('has no way back where nothing was answered, and is nothing where nothing is sent', () => {
    const { effect: _effect, ...unanswered } = step;
    expect(meetingTokens(design, unanswered, 0.75)).toMatchObject([{ kind: 'command', progress: 0.75, backward: false }]);
    expect(at(0.5, { fromId: 'bank' })).toEqual([]);
  });

  it('goes straight from box to box where no flow is drawn', () => {
    const [token] = meetingTokens({ ...design, flows: {} }, step, 0.25);
    expect(token).toMatchObject({ fromId: 'orders', toId: 'bank', backward: false });
    expect(token?.flowId).toBeUndefined();
  });
});
