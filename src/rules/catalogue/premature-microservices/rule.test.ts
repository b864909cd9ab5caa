import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { prematureMicroservices } from './rule.ts';

const shop = (rest: string) => `meta {name: Shop}; orders(service) -> pay(service): call; ${rest}`;

describe('premature-microservices', () => {
  it('warns of services that a handful of people run', () => {
    expect(saidBy(prematureMicroservices, shop('meta {engineers: 5}'))).toEqual(['warning: Five people for two business services, and no reason is recorded']);
    expect(judged(prematureMicroservices, shop('meta {engineers: 9}'))[0]).toMatchObject({ subject: 'meta', evidence: ['orders', 'pay'], where: 'Shop' });
  });

  it('adds the people of all teams up where the design does not say', () =>
    expect(saidBy(prematureMicroservices, shop('team blue {size: 4}; team red {size: 5}'))).toEqual([
      'warning: Nine people for two business services, and no reason is recorded',
    ]));

  it.each([
    ['there are ten', shop('meta {engineers: 10}')],
    ['the teams are ten together', shop('team blue {size: 4}; team red {size: 6}')],
    ['the design says more than its teams', shop('meta {engineers: 12}; team blue {size: 4}')],
    ['the size of one team is not known', shop('team blue {size: 4}; team red')],
    ['nobody said how many there are', shop('')],
    ['a reason is recorded', shop('meta {engineers: 5, drivers: [regulation]}')],
    [
      'there is one business service',
      'meta {engineers: 5}; orders(service) -> login(service {infrastructure: true}): call; bff(service {role: edge}); acl(service {role: anti-corruption-layer})',
    ],
    ['the second one is a worker', 'meta {engineers: 5}; orders(service); w(service {partOfId: orders})'],
    ['all are modules of a monolith', 'meta {engineers: 5}; app(monolith); orders(service {partOfId: app}); pay(service {partOfId: app})'],
  ])('says nothing where %s', (_, design) => expect(saidBy(prematureMicroservices, design)).toEqual([]));

  it('counts an empty list of reasons as none', () => expect(saidBy(prematureMicroservices, shop('meta {engineers: 5, drivers: []}'))).toHaveLength(1));
});

describe('its fixes', () => {
  it('make the services modules of one deployable that keep their bounded contexts', () => {
    const design =
      'meta {name: Shop, engineers: 5}; orders(service {deploymentUnit: x, observability: {tracing: true}}) -> pay(service {observability: {tracing: true, logs: true}}): call; context sales(orders) {teamId: blue}; context billing(pay) {teamId: blue}; team blue';
    expect(changedBy(prematureMicroservices, design, 'modular-monolith')).toEqual({
      elements: {
        'shop-application': { kind: 'monolith', name: 'Shop application', ownerIds: ['blue'], observability: { tracing: true } },
        orders: { kind: 'service', name: 'orders', contextIds: ['sales'], partOfId: 'shop-application', observability: { tracing: true } },
        pay: { kind: 'service', name: 'pay', contextIds: ['billing'], partOfId: 'shop-application', observability: { tracing: true, logs: true } },
      },
    });
  });

  it('take them back into the monolith that is there', () => {
    const design = shop('meta {engineers: 5}; app(monolith) -> orders: call');
    expect(fixesBy(prematureMicroservices, design).map(({ id, title }) => [id, title])).toEqual([
      ['modular-monolith', 'One deployable with two modules'],
      ['into-monolith', 'app takes in two modules'],
    ]);
    expect(changedBy(prematureMicroservices, design, 'into-monolith')).toMatchObject({ elements: { orders: { partOfId: 'app' }, pay: { partOfId: 'app' } } });
  });
});
