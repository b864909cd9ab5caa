import { describe, expect, it } from 'vitest';
import { brings, changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { createEngine } from '../../index.ts';
import { sketch } from '../../../testing/index.ts';
import { sharedDatabase } from './rule.ts';

const two = (a = '', b = '', rest = '') =>
  `orders(service) -> db(datastore {name: order-db}): access #a {${a}}; ship(service) -> db: access #b {${b}}; ${rest}`;
const CONTEXTS = 'context sales(orders, db); context shipping(ship)';
const READ_SIDE = 'orders(service {role: projection}) -> db(datastore): access {mode: write}; ship(service {role: query-side}) -> db: access {mode: read}';
const JOURNAL = 'orders(service) -> db(datastore {variant: event-store}): access {mode: write}; ship(service {role: projection}) -> db: access {mode: read}';
const TABLES = 'schemas: [orders]';

describe('shared-database', () => {
  it.each([
    ['two services write, for access without a mode writes', two(), 'order-db is written by two services'],
    ['two contexts write', two('', '', CONTEXTS), 'order-db is written by two contexts'],
    ['one of two contexts only reads', two('', 'mode: read', CONTEXTS), 'order-db is reached from two contexts'],
    ['two teams reach it', two('', 'mode: read', 'team blue(orders); team red(ship)'), 'order-db is reached by services of two teams'],
    ['a monolith and a service write', two().replace('ship(service)', 'ship(monolith)'), 'order-db is written by two services'],
    ['infrastructure writes', two().replace('ship(service)', 'ship(service {infrastructure: true})'), 'order-db is written by two services'],
    ['both write the same table', two(TABLES, 'schemas: [parcels, orders]'), 'order-db is written by two services'],
  ])('is an error where %s', (_, design, message) => expect(saidBy(sharedDatabase, design)).toEqual([`error: ${message}`]));

  it.each([
    ['one writes and the other reads', two('mode: write', 'mode: read')],
    ['nobody writes', two('mode: read', 'mode: read')],
    ['an import could not know whether the second one writes', two('mode: write', 'unknown: [mode]')],
    ['both are in one context', two('', 'mode: read', 'context sales(orders, ship)')],
    ['only one is in a context', two('', 'mode: read', 'context sales(orders)')],
  ])('is a warning where %s', (_, design) => expect(saidBy(sharedDatabase, design)).toEqual(['warning: order-db is shared by two services']));

  it.each([
    ['one service has three links', 'orders(service) -> db(datastore): access #a; orders -> db: access #b; orders -> db: access #c'],
    ['the tables are separate', two(TABLES, 'schemas: [parcels]')],
    ['a worker is part of the service', two().replace('ship(service)', 'ship(service {partOfId: orders})')],
    [
      'two workers are part of one service',
      `owner(service); ${two().replace('ship(service)', 'ship(service {partOfId: owner})').replace('orders(service)', 'orders(service {partOfId: owner})')}`,
    ],
    ['the second one is a replica', 'orders(service) -> db(datastore); ship(service) -> copy(datastore {replicaOfId: db}); db -> copy: replicate'],
    ['a relay of the change log reads', two('', 'mode: read').replace('ship(service)', 'ship(service {infrastructure: true})')],
    ['a relay does nothing but read and publish', two('', 'mode: read', 'ship -> log(channel): publish')],
    [
      'several read a replica',
      'db(datastore) -> copy(datastore): replicate; orders(service) -> copy: access {mode: read}; ship(service) -> copy: access {mode: read}',
    ],
    [
      'several reach a replica, and nobody says that they write',
      'db(datastore); copy(datastore {replicaOfId: db}); orders(service) -> copy; ship(service) -> copy',
    ],
    ['a query side reads what a projection fills', READ_SIDE],
    ['a projection follows an event store', JOURNAL],
    ['what comes along is no service', two().replace('ship(service)', 'ship(client)')],
  ])('says nothing where %s', (_, design) => expect(saidBy(sharedDatabase, design)).toEqual([]));

  it.each([
    [
      'a replica that one service writes',
      'db(datastore); copy(datastore {replicaOfId: db}); orders(service) -> copy: access {mode: read}; ship(service) -> copy: access {mode: write}',
    ],
    ['a query side that reads what the command side writes', READ_SIDE.replace('projection', 'command-side')],
    ['a query side of another context', `${READ_SIDE}; context sales(orders); context shipping(ship)`],
    ['a query side of another team', `${READ_SIDE}; team sales(orders); team shipping(ship)`],
    ['a query side that writes, too', READ_SIDE.replace('mode: read}', 'mode: read-write}')],
    ['a projection that reads what is no event store', JOURNAL.replace('event-store', 'relational')],
    ['a service that reads, publishes and is called', two('', 'mode: read', 'ship -> log(channel): publish; orders -> ship: call')],
    ['a service that reads, publishes and writes elsewhere', two('', 'mode: read', 'ship -> log(channel): publish; ship -> own(datastore)')],
  ])('speaks of %s', (_, design) => expect(judged(sharedDatabase, design)).toHaveLength(1));

  it('asks where an import could not know the tables', () => {
    const design = two('unknown: [schemas]', 'unknown: [schemas]');
    expect(saidBy(sharedDatabase, design)).toEqual(['info: Do orders and ship use the same tables of order-db?']);
    expect(saidBy(sharedDatabase, two('unknown: [schemas]', TABLES))[0]).toMatch(/^info/);
  });

  it('shows the store, who reaches it, and how', () => {
    expect(judged(sharedDatabase, two())[0]).toMatchObject({
      key: 'shared-database@db',
      evidence: ['db', 'orders', 'ship', 'a', 'b'],
      where: 'orders, ship',
      why: 'orders and ship both write order-db. A change to its schema for one of them breaks the others at run time, and neither can be released alone.',
    });
  });

  it('names the table and the contexts', () => {
    expect(judged(sharedDatabase, two(TABLES, TABLES, CONTEXTS))[0]?.why).toBe(
      'sales and shipping both write orders in order-db. A change to that table for one of them breaks the other team at run time, and neither can be released alone.',
    );
  });

  it('is one finding for a store, whatever the number of tables', () => {
    const design = two('schemas: [a, b]', 'schemas: [b, a]');
    expect(judged(sharedDatabase, design)).toHaveLength(1);
    expect(judged(sharedDatabase, design)[0]?.why).toContain('a and b in order-db');
  });
});

describe('its fixes', () => {
  const CALL = { kind: 'call', from: 'ship', to: 'orders' };
  const BREAKER = { circuitBreaker: { failures: 5, windowMs: 10_000, openMs: 30_000, halfOpenPermits: 3 }, fallback: { kind: 'fail-fast' } };

  it('let the service of the store’s context own the data, and the other call it', () => {
    expect(changedBy(sharedDatabase, two('', '', CONTEXTS), 'owner')).toEqual({
      flows: { b: undefined, call: { ...CALL, timeout: { ms: 1_000 }, ...BREAKER } },
    });
  });

  it('need no breaker inside a context, and know that a reader asks', () => {
    expect(changedBy(sharedDatabase, two('', 'mode: read'), 'owner')).toEqual({
      flows: { b: undefined, call: { ...CALL, intent: 'query', timeout: { ms: 1_000 } } },
    });
  });

  it('use the call that is there already', () => {
    expect(changedBy(sharedDatabase, two('', '', 'ship -> orders: call'), 'owner')).toEqual({ flows: { b: undefined } });
  });

  it('give up only the shared table', () => {
    expect(changedBy(sharedDatabase, two(TABLES, 'schemas: [orders, parcels]'), 'owner')['flows']).toMatchObject({
      b: { kind: 'access', from: 'ship', to: 'db', schemas: ['parcels'] },
    });
  });

  it('give the other service a store of the same kind', () => {
    expect(
      changedBy(sharedDatabase, two('', '', CONTEXTS).replace('{name: order-db}', '{name: order-db, variant: relational, engine: PostgreSQL}'), 'own-stores'),
    ).toEqual({
      elements: { 'ship-db': { kind: 'datastore', name: 'ship-db', variant: 'relational', engine: 'PostgreSQL', contextIds: ['shipping'] } },
      flows: { b: { kind: 'access', from: 'ship', to: 'ship-db' } },
    });
  });

  it('feed it by the events that the owner publishes already', () => {
    const events =
      'orders -> feed(channel {name: order-events, deadLetterChannelId: dead}): publish {messageId: placed}; dead(channel); message placed(event) {name: OrderPlaced}';
    const design = two('', 'mode: read', events);
    expect(changedBy(sharedDatabase, design, 'replica')).toEqual({
      elements: { 'ship-db': { kind: 'datastore', name: 'ship-db' } },
      flows: { b: { kind: 'access', from: 'ship', to: 'ship-db', mode: 'read' }, consume: { kind: 'consume', from: 'feed', to: 'ship', idempotent: true } },
    });
    expect(fixesBy(sharedDatabase, design).map(({ title }) => title)).toEqual([
      'ship gets its own store, fed by OrderPlaced',
      'orders owns the data, ship calls it',
    ]);
  });

  it('feed it by a topic of its own where there is none, with an outbox and a dead-letter queue', () => {
    expect(changedBy(sharedDatabase, two(), 'replica')).toEqual({
      elements: {
        'ship-db': { kind: 'datastore', name: 'ship-db' },
        'orders-changes': { kind: 'channel', variant: 'topic', name: 'orders-changes', deadLetterChannelId: 'orders-changes-dead-letters' },
        'orders-changes-dead-letters': { kind: 'channel', variant: 'queue', name: 'orders-changes-dead-letters' },
      },
      flows: {
        b: { kind: 'access', from: 'ship', to: 'ship-db' },
        publish: { kind: 'publish', from: 'orders', to: 'orders-changes', outbox: 'transactional-outbox' },
        consume: { kind: 'consume', from: 'orders-changes', to: 'ship', idempotent: true },
      },
    });
  });

  it('leave the store to the monolith that it came from, and give what is cut out of that stores of their own', () => {
    const design = 'alpha(service) -> data(datastore): access; beta(service) -> data: access; shop(monolith) -> data: access';
    expect(fixesBy(sharedDatabase, design).map(({ title }) => title)).toEqual([
      'shop owns the data, alpha and beta call it',
      'alpha and beta get stores of their own, with data of their own',
      'alpha and beta get stores of their own, fed by shop-changes',
    ]);
  });

  it('let an owner write for the other first, since a copy would lose what that one writes', () => {
    expect(fixesBy(sharedDatabase, two()).map(({ id }) => id)).toEqual(['owner', 'own-stores', 'replica']);
    expect(fixesBy(sharedDatabase, two('', 'mode: read')).map(({ id }) => id)).toEqual(['replica', 'owner']);
  });

  it('begin with a store for each where the shared one is all that they have for aggregates of their own', () => {
    const first = (ship: string, more = '', orders = '') =>
      fixesBy(
        sharedDatabase,
        two('', '', more)
          .replace('ship(service)', `ship(service {aggregates: [${ship}]})`)
          .replace('orders(service)', `orders(service {aggregates: [${orders}]})`),
      )[0]?.id;
    expect(first('parcel')).toBe('own-stores');
    expect(first('parcel', 'ship -> fast(datastore {variant: cache})', 'order')).toBe('own-stores');
    expect(first('parcel', 'ship -> parcels(datastore)')).toBe('owner');
    expect(first('order', '', 'order')).toBe('owner');
    expect(first('')).toBe('owner');
  });

  it('put what is new where there is room', () => {
    const engine = createEngine();
    engine.check(sketch(two('', '', 'layout ship {x: 100, y: 200}; layout orders {x: 308, y: 200}')));
    const fix = engine.fixes('shared-database@db').find(({ id }) => id === 'own-stores');
    expect(fix?.edits.find(({ collection }) => collection === 'layout')).toMatchObject({ op: 'add', record: { x: 100, y: 312 } });
  });

  it('say what they bring, and stand behind those that bring nothing', () => {
    const engine = createEngine();
    engine.check(sketch(two('', '', 'orders -> ship: call {timeout: {ms: 100}}')));
    expect(engine.preview('shared-database@db').map((preview) => [preview.fix.id, brings(preview)])).toEqual([
      ['own-stores', []],
      ['replica', []],
      ['owner', ['error cyclic-dependency@orders', 'error timeout-inversion@orders']],
    ]);
  });
});
