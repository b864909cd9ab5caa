import type { Example } from './example.ts';

export type { Example } from './example.ts';

/** The gallery, in the order in which it is shown. Each design is a chunk of its own, loaded when it is opened. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'order-saga',
    title: 'Order saga',
    summary: 'Order fulfilment by an orchestrated saga: clean, and ready to play. Let the payment fail and watch it undo itself.',
    load: async () => (await import('./order-saga.ts')).design,
  },
];
