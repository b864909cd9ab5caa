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
  {
    id: 'order-choreography',
    title: 'Order by choreography',
    summary: 'The same order without a coordinator: events lead from service to service, and back when something fails. Clean.',
    load: async () => (await import('./order-choreography.ts')).design,
  },
  {
    id: 'travel-booking',
    title: 'Travel booking',
    summary: 'A saga with a pivot: flight, hotel and car are held together, then there is no way back. Clean.',
    load: async () => (await import('./travel-booking.ts')).design,
  },
  {
    id: 'payment-provider-fails',
    title: 'A payment provider that fails',
    summary: 'Timeout, circuit breaker, bulkhead and fallback around one call. Clean: play it, take one away, play it again.',
    load: async () => (await import('./payment-provider-fails.ts')).design,
  },
  {
    id: 'backends-for-frontends',
    title: 'Mobile and web with backends',
    summary: 'Each client has a backend that asks for the parts of its page at the same time. Clean: take a part away and see what is left.',
    load: async () => (await import('./backends-for-frontends.ts')).design,
  },
  {
    id: 'event-sourced-orders',
    title: 'Orders as events',
    summary: 'CQRS with event sourcing: two views follow what happened. Clean: watch how far a view is behind, and how it catches up.',
    load: async () => (await import('./event-sourced-orders.ts')).design,
  },
  {
    id: 'strangling-a-monolith',
    title: 'Strangling a monolith',
    summary: 'A facade sends route after route to new services, for ever more people, in four phases. Clean: play the migration.',
    load: async () => (await import('./strangling-a-monolith.ts')).design,
  },
  {
    id: 'shared-database-shop',
    title: 'Shop with a shared database',
    summary: 'Wrong on purpose: a shared database, a circle of calls, no timeouts, lost events. Open the findings and repair it.',
    load: async () => (await import('./shared-database-shop.ts')).design,
  },
];
