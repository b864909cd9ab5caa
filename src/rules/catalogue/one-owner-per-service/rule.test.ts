import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { oneOwnerPerService } from './rule.ts';

const TEAMS = 'team blue {name: Blue}; team red {name: Red}';

describe('one-owner-per-service', () => {
  it('is an error where a service has two owners', () => {
    const design = 'orders(service); team blue(orders) {name: Blue}; team red(orders) {name: Red}';
    expect(saidBy(oneOwnerPerService, design)).toEqual(['error: orders has two owners: Blue and Red']);
    expect(judged(oneOwnerPerService, design)[0]).toMatchObject({ subject: 'orders', evidence: ['orders'], where: 'orders' });
  });

  it('is an error where a worker has another owner than its service', () => {
    const design = `orders(service {ownerIds: [blue]}); w(service {partOfId: orders, ownerIds: [red]}); ${TEAMS}`;
    expect(judged(oneOwnerPerService, design)[0]).toMatchObject({ severity: 'error', evidence: ['orders', 'w'] });
  });

  it('is a note where a service has no owner, though there are teams', () =>
    expect(saidBy(oneOwnerPerService, `orders(service); ${TEAMS}`)).toEqual(['info: orders has no owner']));

  it('asks where an import could not know the owner', () => {
    const design = `orders(service {unknown: [ownerIds]}); ${TEAMS}`;
    expect(saidBy(oneOwnerPerService, design)).toEqual(['info: Which team owns orders?']);
    expect(judged(oneOwnerPerService, design)[0]?.question).toBe(true);
  });

  it.each([
    ['each has one', `orders(service {ownerIds: [blue]}); ship(service {ownerIds: [red]}); ${TEAMS}`],
    ['there are no teams', 'orders(service)'],
    ['its bounded context has a team', `orders(service); context sales(orders) {teamId: blue}; ${TEAMS}`],
    ['it names another team than its bounded context has', `orders(service {ownerIds: [red]}); context sales(orders) {teamId: blue}; ${TEAMS}`],
    ['the service has an owner, and its worker none', `orders(service {ownerIds: [blue]}); w(service {partOfId: orders}); ${TEAMS}`],
    ['service and worker name the same owner', `orders(service {ownerIds: [blue]}); w(service {partOfId: orders, ownerIds: [blue]}); ${TEAMS}`],
    ['one team is named twice', `orders(service {ownerIds: [blue, blue]}); ${TEAMS}`],
    ['it is infrastructure', `login(service {infrastructure: true}); ${TEAMS}`],
    ['what has no owner is no service', `shop(client); gate(gateway); db(datastore); bank(external); old(monolith {ownerIds: [blue, red]}); ${TEAMS}`],
  ])('says nothing where %s', (_, design) => expect(saidBy(oneOwnerPerService, design)).toEqual([]));
});

describe('its fixes', () => {
  it('name one of the owners, that of the bounded context first', () => {
    const design = `orders(service {ownerIds: [blue, red]}); context sales(orders) {teamId: red}; w(service {partOfId: orders, ownerIds: [blue]}); ${TEAMS}`;
    expect(fixesBy(oneOwnerPerService, design).map(({ id, title }) => [id, title])).toEqual([
      ['owner-red', 'Red owns orders'],
      ['owner-blue', 'Blue owns orders'],
    ]);
    expect(changedBy(oneOwnerPerService, design, 'owner-red')).toEqual({
      elements: {
        orders: { kind: 'service', name: 'orders', contextIds: ['sales'], ownerIds: ['red'] },
        w: { kind: 'service', name: 'w', partOfId: 'orders' },
      },
    });
  });

  it('name the team of its neighbours where there is none', () => {
    const design = `orders(service) -> ship(service {ownerIds: [red]}): call; ${TEAMS}`;
    expect(fixesBy(oneOwnerPerService, design).map(({ id }) => id)).toEqual(['owner-red', 'owner-blue']);
    expect(changedBy(oneOwnerPerService, design, 'owner-red')).toEqual({ elements: { orders: { kind: 'service', name: 'orders', ownerIds: ['red'] } } });
  });
});
