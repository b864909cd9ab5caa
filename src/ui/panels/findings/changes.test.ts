import { describe, expect, it } from 'vitest';
import { add, remove, update, type Edit } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { recordChanges } from './changes.ts';

const design = sketch('orders(service {name: Order service}) -> payments(service {name: Payment service}): call #charge; orders -> order-db(datastore)');
const words = (...edits: Edit[]) =>
  recordChanges(design, edits).map(({ does, name, kind, fields }) => [does, name, kind, fields.join(', ')].filter(Boolean).join(' | '));

describe('what edits do to records', () => {
  it('names the fields of a record that changes, as its form does', () => {
    expect(words(update('flows', 'charge', { timeout: { ms: 800 }, idempotent: true }))).toEqual([
      'changes | Order service → Payment service | synchronous call | timeout, idempotent',
    ]);
  });

  it('is one line for each record, whatever the number of edits', () => {
    expect(words(update('elements', 'orders', { name: 'Orders' }), update('elements', 'orders', { instances: 3 }))).toEqual([
      'changes | Order service | service | name, instances',
    ]);
  });

  it('tells what is new by its name afterwards, without its place on the canvas', () => {
    expect(
      words(
        add('elements', 'events', { kind: 'channel', variant: 'topic', name: 'order-events' }),
        add('layout', 'events', { x: 0, y: 0 }),
        add('flows', 'told', { kind: 'publish', from: 'orders', to: 'events' }),
      ),
    ).toEqual(['adds | order-events | topic', 'adds | Order service → order-events | publishes to a channel']);
  });

  it('tells what goes with a record that is removed', () => {
    expect(words(remove('elements', 'payments'))).toEqual([
      'removes | Payment service | service',
      'removes | Order service → Payment service | synchronous call',
    ]);
  });

  it('says nothing of what comes and goes in the same step', () => {
    expect(words(add('elements', 'x', { kind: 'service', name: 'X' }), remove('elements', 'x'))).toEqual([]);
  });

  it('says nothing where the edits do not fit', () => {
    expect(words(update('elements', 'nobody', { name: 'Nobody' }))).toEqual([]);
  });
});
