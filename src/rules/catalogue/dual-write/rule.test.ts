import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { dualWrite } from './rule.ts';

const both = (publish = '', access = 'mode: read-write', store = '', channel = '', service = '') =>
  `orders(service {${service}}) -> order-db(datastore {${store}}): access #data {${access}}; orders -> placed(channel {${channel}}): publish #say {${publish}}`;

describe('dual-write', () => {
  it('is an error where nothing makes the write and the message one', () => {
    expect(saidBy(dualWrite, both())).toEqual(['error: orders writes order-db and publishes to placed in two steps']);
    expect(judged(dualWrite, both())[0]).toMatchObject({
      subject: 'orders',
      evidence: ['orders', 'order-db', 'placed', 'data', 'say'],
      where: 'order-db, placed',
    });
  });

  it.each([
    ['an outbox that is said not to be there', both('outbox: none')],
    ['a store that is only written', both('', 'mode: write')],
    ['an access whose mode nobody stated', both('', '')],
    ['a broker in place of a channel', both().replace('placed(channel {})', 'placed(broker)')],
    ['a monolith', both().replace('orders(service {})', 'orders(monolith)')],
    ['one outbox of two', `${both()}; orders -> paid(channel): publish {outbox: transactional-outbox}`],
    ['files', both('', 'mode: write', 'variant: object')],
    ['a view beside an event store', `${both('', '', 'variant: event-store')}; orders -> view(datastore)`],
    ['an event store, and no event sourcing', both('outbox: none', '', 'variant: event-store')],
  ])('sees %s', (_, design) => expect(judged(dualWrite, design)).toMatchObject([{ subject: 'orders', severity: 'error' }]));

  it('takes a service and its workers for one', () => {
    const design = 'orders(service) -> order-db(datastore); w(service {partOfId: orders}) -> placed(channel): publish #say';
    expect(judged(dualWrite, design)).toMatchObject([{ subject: 'orders', evidence: ['orders', 'order-db', 'placed', 'w', 'orders-order-db', 'say'] }]);
    expect(judged(dualWrite, 'w(service {partOfId: orders}) -> db(datastore); orders(service) -> placed(channel): publish')).toHaveLength(1);
  });

  it.each([
    ['a transactional outbox', both('outbox: transactional-outbox')],
    ['change data capture', both('outbox: change-data-capture')],
    ['event sourcing', both('outbox: event-sourcing')],
    ['an event store that is published from', both('', '', 'variant: event-store')],
    ['a message that follows no write', both('derived: false')],
    ['a channel that may lose messages', both('', '', '', 'lossy: true')],
    ['a service that only reads', both('', 'mode: read')],
    ['a cache', both('', '', 'variant: cache')],
    ['a replica', `${both('', '', 'replicaOfId: main')}; main(datastore)`],
    ['infrastructure', both('', '', '', '', 'infrastructure: true')],
    ['a service that only publishes', 'orders(service) -> placed(channel): publish'],
    ['a service that only writes', 'orders(service) -> order-db(datastore)'],
    [
      'a relay that publishes what its service wrote',
      'orders(service) -> db(datastore); relay(service {partOfId: orders}) -> db: access {mode: read}; relay -> placed(channel): publish',
    ],
    [
      'a reader of the change log',
      'orders(service) -> db(datastore); cdc(service {infrastructure: true}) -> db: access {mode: read}; cdc -> placed(channel): publish',
    ],
    ['a direct message', 'orders(service) -> db(datastore); orders -> ship(service): send'],
  ])('says nothing of %s', (_, design) => expect(saidBy(dualWrite, design)).toEqual([]));

  it('knows a relay from a worker that writes as well', () => {
    const design = 'orders(service) -> db(datastore); w(service {partOfId: orders}) -> db: access {mode: read-write}; w -> placed(channel): publish';
    expect(judged(dualWrite, design)).toHaveLength(1);
    expect(judged(dualWrite, design.replace('publish', 'publish {outbox: none}').replace('read-write', 'read'))).toHaveLength(1);
  });

  it.each([
    ['the outbox', both('unknown: [outbox]')],
    ['whether the message follows a write', both('unknown: [derived]')],
    ['whether there is a write', both('', 'unknown: [mode]')],
    ['anything', both('unknown: [messageId, outbox, derived]', 'unknown: [mode, schemas]')],
  ])('asks where an import could not know %s', (_, design) => {
    expect(saidBy(dualWrite, design)).toEqual(['info: What makes a write of orders and its message on placed one?']);
  });

  it('says what is certain, and leaves out what is not', () => {
    const design = `${both('unknown: [outbox]')}; orders -> paid(channel): publish #plain`;
    expect(judged(dualWrite, design)).toMatchObject([{ severity: 'error', evidence: ['orders', 'order-db', 'paid', 'data', 'plain'] }]);
  });
});

describe('its fixes', () => {
  it.each(['transactional-outbox', 'change-data-capture'])('make the two one by %s', (outbox) => {
    expect(changedBy(dualWrite, `${both('outbox: none')}; orders -> paid(channel): publish #paying {outbox: event-sourcing}`, outbox)).toEqual({
      flows: { say: { kind: 'publish', from: 'orders', to: 'placed', outbox } },
    });
  });

  it('answer the question', () => {
    expect(changedBy(dualWrite, both('unknown: [outbox]'), 'transactional-outbox')).toMatchObject({ flows: { say: { outbox: 'transactional-outbox' } } });
    expect(changedBy(dualWrite, both('', 'unknown: [mode]'), 'transactional-outbox')).toMatchObject({ flows: { say: { outbox: 'transactional-outbox' } } });
  });
});
