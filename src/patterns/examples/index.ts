import type { Example } from './example.ts';

export type { Example } from './example.ts';

/** The gallery, in the order in which it is shown. Each design is a chunk of its own, loaded when it is opened or its picture is drawn. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'order-saga',
    title: 'Order saga',
    summary: 'Order fulfilment by an orchestrated saga. Let the payment fail and watch it undo itself.',
    clean: true,
    patterns: ['Saga by orchestration', 'Transactional outbox', 'Database per service'],
    question: 'The refund fails as well. Who notices, and what does the customer see meanwhile?',
    load: async () => (await import('./order-saga.ts')).design,
  },
  {
    id: 'order-choreography',
    title: 'Order by choreography',
    summary: 'The same order without a coordinator: events lead from service to service, and back when something fails.',
    clean: true,
    patterns: ['Saga by choreography', 'Publish/subscribe', 'Idempotent consumer'],
    question: 'Where would you look to learn how far one order has come?',
    load: async () => (await import('./order-choreography.ts')).design,
  },
  {
    id: 'travel-booking',
    title: 'Travel booking',
    summary: 'A saga with a pivot: flight, hotel and car are held together, then there is no way back.',
    clean: true,
    patterns: ['Saga by orchestration', 'Pivot', 'Parallel steps'],
    question: 'Why is the payment the pivot, and which step must never be asked to undo itself?',
    load: async () => (await import('./travel-booking.ts')).design,
  },
  {
    id: 'payment-provider-fails',
    title: 'A payment provider that fails',
    summary: 'Timeout, circuit breaker, bulkhead and fallback around one call. Play it, take one away, play it again.',
    clean: true,
    patterns: ['Circuit breaker', 'Timeout', 'Bulkhead', 'Fallback'],
    question: 'Which of the four could you take away first without anybody noticing?',
    load: async () => (await import('./payment-provider-fails.ts')).design,
  },
  {
    id: 'backends-for-frontends',
    title: 'Mobile and web with backends',
    summary: 'Each client has a backend that asks for the parts of its page at the same time. Take a part away and see what is left.',
    clean: true,
    patterns: ['Backend for frontend', 'API composition', 'Fallback'],
    question: 'Which part of the page may be missing, and who decides that?',
    load: async () => (await import('./backends-for-frontends.ts')).design,
  },
  {
    id: 'event-sourced-orders',
    title: 'Orders as events',
    summary: 'Two views follow what happened. Watch how far a view is behind, and how it catches up.',
    clean: true,
    patterns: ['Event sourcing', 'CQRS', 'Materialised view'],
    question: 'A customer reads an order right after placing it. What may they see?',
    load: async () => (await import('./event-sourced-orders.ts')).design,
  },
  {
    id: 'strangling-a-monolith',
    title: 'Strangling a monolith',
    summary: 'A facade sends route after route to new services, for ever more people, in four phases. Play the migration.',
    clean: true,
    patterns: ['Strangler fig', 'Facade', 'Canary'],
    question: 'After which phase could you still go back within an hour?',
    load: async () => (await import('./strangling-a-monolith.ts')).design,
  },
  {
    id: 'shared-database-shop',
    title: 'Shop with a shared database',
    summary: 'A shared database, a circle of calls, no timeouts, lost events. Open the findings and repair it.',
    clean: false,
    patterns: ['Shared database', 'Cyclic dependency', 'Dual write'],
    question: 'Which one repair would let two teams release on different days?',
    load: async () => (await import('./shared-database-shop.ts')).design,
  },
];
