import type { Design, LayoutEntry, Note } from '../../model/index.ts';
import { complete } from './example.ts';

/** One column of the board for each step in time, one row for what happens at the same time, as stickies of 112 × 104 need it. */
const COLUMN = 136;
const ROW = 120;
const FIRST = { x: 132, y: 44 } as const;
const LANE = { width: FIRST.x + 9 * COLUMN + 8, gap: 16 } as const;

type Lane = 'ordering' | 'payment' | 'shipping';

/** Top of each lane, and how many rows it has. */
const LANES: Readonly<Record<Lane, { readonly y: number; readonly rows: number }>> = {
  ordering: { y: 0, rows: 2 },
  payment: { y: 44 + 2 * ROW + LANE.gap, rows: 2 },
  shipping: { y: 2 * (44 + 2 * ROW + LANE.gap), rows: 1 },
};

const heightOf = (rows: number): number => FIRST.y + rows * ROW;

interface Sticky {
  readonly lane: Lane;
  readonly column: number;
  readonly row?: number;
  readonly kind: Note['kind'];
  readonly text: string;
}

/** What a team has put on the wall: from left to right what happens, what asks for it, and who reacts. */
const STICKIES: Readonly<Record<string, Sticky>> = {
  customer: { lane: 'ordering', column: 0, kind: 'actor', text: 'Customer' },
  'place-order': { lane: 'ordering', column: 1, kind: 'command', text: 'Place order' },
  order: { lane: 'ordering', column: 2, kind: 'aggregate', text: 'Order' },
  'order-placed': { lane: 'ordering', column: 3, kind: 'domain-event', text: 'Order placed' },
  'reserve-policy': { lane: 'ordering', column: 4, kind: 'policy', text: 'Whenever an order is placed, reserve stock' },
  'reserve-stock': { lane: 'ordering', column: 5, kind: 'command', text: 'Reserve stock' },
  'stock-reserved': { lane: 'ordering', column: 6, kind: 'domain-event', text: 'Stock reserved' },
  'order-status': { lane: 'ordering', column: 8, kind: 'read-model', text: 'Order status page' },
  'cancel-policy': { lane: 'ordering', column: 7, row: 1, kind: 'policy', text: 'Whenever a charge is declined, cancel' },
  'order-cancelled': { lane: 'ordering', column: 8, row: 1, kind: 'domain-event', text: 'Order cancelled' },
  'who-waits': { lane: 'ordering', column: 6, row: 1, kind: 'hotspot', text: 'How long do we hold stock?' },

  'add-card': { lane: 'payment', column: 0, row: 1, kind: 'command', text: 'Add a card' },
  'card-added': { lane: 'payment', column: 1, row: 1, kind: 'domain-event', text: 'Card added' },
  'saved-cards': { lane: 'payment', column: 2, row: 1, kind: 'read-model', text: 'Saved cards' },
  'charge-policy': { lane: 'payment', column: 4, kind: 'policy', text: 'Whenever stock is reserved, charge' },
  'charge-card': { lane: 'payment', column: 5, kind: 'command', text: 'Charge card' },
  'card-provider': { lane: 'payment', column: 6, kind: 'external', text: 'Card provider' },
  'payment-captured': { lane: 'payment', column: 7, kind: 'domain-event', text: 'Payment captured' },
  'payment-declined': { lane: 'payment', column: 7, row: 1, kind: 'domain-event', text: 'Payment declined' },
  'charged-twice': { lane: 'payment', column: 5, row: 1, kind: 'hotspot', text: 'Charged twice after a crash?' },

  'ship-policy': { lane: 'shipping', column: 6, kind: 'policy', text: 'Whenever a payment is captured, ship' },
  'hand-over': { lane: 'shipping', column: 7, kind: 'command', text: 'Hand over parcel' },
  'parcel-shipped': { lane: 'shipping', column: 8, kind: 'domain-event', text: 'Parcel shipped' },
};

const places: Record<string, LayoutEntry> = {};
for (const [id, { y, rows }] of Object.entries(LANES)) places[id] = { x: 0, y, width: LANE.width, height: heightOf(rows) };
for (const [id, { lane, column, row = 0 }] of Object.entries(STICKIES)) {
  places[id] = { x: FIRST.x + column * COLUMN, y: LANES[lane].y + FIRST.y + row * ROW };
}

/** An event-storming board of an order: lanes are contexts, time runs from left to right, hotspots are what nobody could answer. */
export const design: Design = complete({
  meta: {
    schemaVersion: 1,
    name: 'Order workshop',
    description: 'What a team put on the wall in an hour: from left to right what happens to an order, who asks for it, and who reacts.',
    origin: 'drawn',
    preset: 'design',
  },
  contexts: {
    ordering: { name: 'Ordering', subdomain: 'core' },
    payment: { name: 'Payment', subdomain: 'supporting' },
    shipping: { name: 'Shipping', subdomain: 'generic' },
  },
  notes: Object.fromEntries(Object.entries(STICKIES).map(([id, { kind, text, lane }]): [string, Note] => [id, { kind, text, contextId: lane }])),
  layout: places,
});
