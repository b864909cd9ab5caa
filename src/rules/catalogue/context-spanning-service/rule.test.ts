import { describe, expect, it } from 'vitest';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { contextSpanningService } from './rule.ts';

const wide = (fields = '', rest = '') =>
  `fees(service {name: Fee service, contextIds: [lending, paying]${fields}}); context lending {name: Lending}; context paying {name: Paying}; ${rest}`;

describe('context-spanning-service', () => {
  it('is an error where a business service is in two contexts', () => {
    expect(saidBy(contextSpanningService, wide())).toEqual(['error: Fee service is in two contexts: Lending and Paying']);
    expect(judged(contextSpanningService, wide())[0]).toMatchObject({
      subject: 'fees',
      evidence: ['fees', 'lending', 'paying'],
      where: 'Fee service, Lending, Paying',
    });
  });

  it('is an error where it says that it is a business service', () => expect(saidBy(contextSpanningService, wide(', role: business'))).toHaveLength(1));

  it.each([
    ...['composite', 'anti-corruption-layer', 'reporting', 'edge', 'orchestrator', 'query-side'].map((role) => [
      `its role is ${role}`,
      wide(`, role: ${role}`),
    ]),
    ['it is infrastructure', wide(', infrastructure: true')],
    ['it names one context twice', wide().replace('[lending, paying]', '[lending, lending]')],
    ['it is in one context', 'fees(service); context lending(fees)'],
    ['it is a worker', wide(', partOfId: other', 'other(service)')],
    ['what is in two contexts is no service', wide().replace('fees(service', 'fees(monolith')],
    ['a gateway is in two contexts', wide().replace('fees(service', 'fees(gateway')],
  ])('says nothing where %s', (_, design) => expect(saidBy(contextSpanningService, design)).toEqual([]));
});

describe('its fixes', () => {
  const FULL = wide(
    ', operations: [{name: Charge}], availability: 0.99',
    'fees -> db(datastore {contextIds: [lending]}): access #data; fees -> bank(external): call #out; desk(service {contextIds: [lending]}) -> fees: call #ask; till(service {contextIds: [paying]}) -> fees: call #pay',
  );

  it('split it along its contexts, with a relation between them', () => {
    expect(changedBy(contextSpanningService, FULL, 'split')).toMatchObject({
      elements: {
        fees: { name: 'Fee service', contextIds: ['lending'], operations: [{ name: 'Charge' }] },
        'fee-service-paying': { kind: 'service', name: 'Fee service (Paying)', contextIds: ['paying'], availability: 0.99 },
      },
      flows: { pay: { from: 'till', to: 'fee-service-paying' } },
    });
    expect(Object.keys(changedBy(contextSpanningService, FULL, 'split')['flows'] ?? {})).toEqual(['pay']);
    expect(Object.values(changedBy(contextSpanningService, FULL, 'split')['relations'] ?? {})).toEqual([
      { upstream: 'lending', downstream: 'paying', type: 'upstream-downstream' },
    ]);
  });

  it('keep the relation that is drawn already', () =>
    expect(changedBy(contextSpanningService, wide('', 'relation paying -> lending: partnership'), 'split')['relations']).toBeUndefined());

  it('let it belong to one context, that of most of its neighbours first', () => {
    expect(fixesBy(contextSpanningService, FULL).map(({ id, title }) => [id, title])).toEqual([
      ['split', 'Two services, one for each context'],
      ['only-lending', 'Fee service belongs to Lending alone'],
      ['only-paying', 'Fee service belongs to Paying alone'],
    ]);
    expect(changedBy(contextSpanningService, wide(), 'only-paying')).toEqual({
      elements: { fees: { kind: 'service', name: 'Fee service', contextIds: ['paying'] } },
    });
  });
});
