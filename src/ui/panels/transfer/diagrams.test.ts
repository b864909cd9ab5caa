import { expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../../model/index.ts';
import { diagramOptions } from './diagrams.ts';

const design: Design = {
  ...emptyDesign('Shop'),
  elements: { orders: { kind: 'service', name: 'Orders' }, payments: { kind: 'service', name: 'Payments' } },
  flows: {
    plain: { kind: 'call', from: 'payments', to: 'orders' },
    guarded: { kind: 'call', from: 'orders', to: 'payments', circuitBreaker: {} },
  },
  sagas: { 'saga:1': { name: 'Order saga', style: 'orchestration', steps: [] } },
};

it('there is a flowchart, a sequence for each saga and a state diagram for each breaker', () => {
  expect(diagramOptions(design).map((option) => option.label)).toEqual(['Flowchart', 'Order saga', 'Orders → Payments']);
});
