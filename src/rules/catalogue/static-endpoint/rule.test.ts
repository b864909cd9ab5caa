import { describe, expect, it } from 'vitest';
import { changedBy, judged, saidBy } from '../../testing/judging.ts';
import { staticEndpoint } from './rule.ts';

const at = (fields: string, rest = '') => `orders(service) -> prices(service {${fields}}): call; ${rest}`;

describe('static-endpoint', () => {
  it('tells of several instances behind one address', () => {
    expect(saidBy(staticEndpoint, at('discovery: static, instances: 2'))).toEqual(['info: prices has two instances and a static address']);
    expect(judged(staticEndpoint, at('discovery: static, instances: 3'))[0]).toMatchObject({
      subject: 'prices',
      evidence: ['prices'],
      where: 'orders',
      why: expect.stringMatching(/^orders knows prices by a static address, while three instances/),
    });
  });

  it('judges a monolith, too', () => {
    expect(judged(staticEndpoint, 'all(monolith {discovery: static, instances: 4})').map(({ subject }) => subject)).toEqual(['all']);
  });

  it.each([
    ['one instance', at('discovery: static, instances: 1')],
    ['instances that nobody has counted', at('discovery: static')],
    ['discovery by the platform', at('discovery: server-side, instances: 9')],
    ['discovery by the caller', at('discovery: client-side, instances: 9')],
    ['an address that nobody designed', at('instances: 9')],
    ['an address that an import could not know', at('instances: 9, unknown: [discovery]')],
    ['a platform that resolves names', at('discovery: static, instances: 9', 'platform {discovery: true}')],
  ])('says nothing of %s', (_, design) => expect(saidBy(staticEndpoint, design)).toEqual([]));

  it('asks where an import could not know the instances', () => {
    expect(saidBy(staticEndpoint, at('discovery: static, unknown: [instances]'))).toEqual(['info: Does prices run in more than one instance?']);
  });

  it.each(['server-side', 'client-side'])('is fixed by %s discovery', (discovery) => {
    expect(changedBy(staticEndpoint, at('discovery: static, instances: 2'), discovery)).toEqual({
      elements: { prices: { kind: 'service', name: 'prices', discovery, instances: 2 } },
    });
  });
});
