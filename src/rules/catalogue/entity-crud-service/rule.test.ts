import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { entityCrudService } from './rule.ts';

const CRUD = 'operations: [{name: Create, style: crud}, {name: Read, style: crud}]';
const entity = (fields = CRUD, rest = 'two(service) -> table: call #b', call = '') => `one(service) -> table(service {${fields}}): call #a {${call}}; ${rest}`;

describe('entity-crud-service', () => {
  it('warns of a service that only keeps data for others', () => {
    expect(saidBy(entityCrudService, entity())).toEqual(['warning: table only keeps data for two services']);
    expect(judged(entityCrudService, entity())[0]).toMatchObject({ subject: 'table', evidence: ['table', 'one', 'two', 'a', 'b'], where: 'one, two' });
  });

  it.each([
    ['it has one caller', entity(CRUD, 'one -> table: call #b')],
    ['the second caller is a worker of the first', entity(CRUD, 'two(service {partOfId: one}) -> table: call #b')],
    ['the second caller is a gateway', entity(CRUD, 'two(gateway) -> table: call #b')],
    ['the second caller does not wait', entity(CRUD, 'two(service) -> table: call #b {offPath: true}')],
    ['one operation is behaviour', entity('operations: [{name: Create, style: crud}, {name: Approve, style: behaviour}]')],
    ['nobody said what one operation is', entity('operations: [{name: Create, style: crud}, {name: Find}]')],
    ['its operations are not known', entity('')],
    ['it has two aggregates', entity(`${CRUD}, aggregates: [A, B]`)],
    ['it publishes', entity(CRUD, 'two(service) -> table: call #b; table -> news(channel): publish')],
    ['its worker publishes', entity(CRUD, 'two(service) -> table: call #b; w(service {partOfId: table}) -> news(channel): publish')],
    ['it sends messages', entity(CRUD, 'two(service) -> table: call #b; table -> one: send')],
    ['it serves reference data', entity(`${CRUD}, referenceData: true`)],
    ['it is a query side', entity(`${CRUD}, role: query-side`)],
    ['it is infrastructure', entity(`${CRUD}, infrastructure: true`)],
  ])('says nothing where %s', (_, design) => expect(saidBy(entityCrudService, design)).toEqual([]));

  it('takes its threshold from the settings of the design', () =>
    expect(saidBy(entityCrudService, `${entity()}; ruleSettings entity-crud-service {parameters: {callers: 3}}`)).toEqual([]));
});

describe('its fixes', () => {
  it('merge it into the caller that uses it most', () => {
    const design = entity(CRUD, 'two(service) -> table: call #b {callsPerRequest: 3}; table -> db(datastore): access #data');
    expect(fixesBy(entityCrudService, design).map(({ id }) => id)).toEqual(['merge-into-two', 'merge-into-one']);
    expect(changedBy(entityCrudService, design, 'merge-into-two')).toEqual({
      elements: {
        two: {
          kind: 'service',
          name: 'two',
          operations: [
            { name: 'Create', style: 'crud' },
            { name: 'Read', style: 'crud' },
          ],
        },
        table: undefined,
      },
      flows: { a: { kind: 'call', from: 'one', to: 'two' }, b: undefined, data: { kind: 'access', from: 'two', to: 'db' } },
    });
  });

  it('prefer a caller of its own bounded context', () => {
    const design = entity(CRUD, 'two(service) -> table: call #b {callsPerRequest: 9}; context x(one, table); context y(two)');
    expect(fixesBy(entityCrudService, design).map(({ id }) => id)).toEqual(['merge-into-one', 'merge-into-two']);
  });

  it('let it say what changed where it is only asked', () => {
    const design = entity(CRUD, 'two(service) -> table: call #b {intent: query}', 'intent: query');
    expect(fixesBy(entityCrudService, design).at(-1)?.title).toBe('table publishes its changes, one and two keep copies');
    expect(changedBy(entityCrudService, design, 'publish-changes')).toMatchObject({
      elements: { 'table-changes': { kind: 'channel', variant: 'topic' }, 'one-copy': { kind: 'datastore' }, 'two-copy': { kind: 'datastore' } },
      flows: { a: undefined, b: undefined, publish: { from: 'table', to: 'table-changes' }, consume: { to: 'one' }, 'consume~': { to: 'two' } },
    });
  });
});
