import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { sharedDeploymentUnit } from './rule.ts';

const two = (a = '', b = '', rest = '') => `orders(service {deploymentUnit: shop${a}}); pay(service {deploymentUnit: shop${b}}); ${rest}`;

describe('shared-deployment-unit', () => {
  it('warns of services that are released together', () => {
    expect(saidBy(sharedDeploymentUnit, two())).toEqual(['warning: orders and pay are released together as shop']);
    expect(judged(sharedDeploymentUnit, two())[0]).toMatchObject({ subject: 'orders', evidence: ['orders', 'pay'], where: 'orders, pay' });
  });

  it('is one finding for each unit', () => {
    const others = 'x(service {deploymentUnit: back}); y(service {deploymentUnit: back}); z(service {deploymentUnit: back})';
    expect(judged(sharedDeploymentUnit, two('', '', others)).map(({ key, evidence }) => [key, evidence.length])).toEqual([
      ['shared-deployment-unit@orders', 2],
      ['shared-deployment-unit@x', 3],
    ]);
  });

  it.each([
    ['each names a unit of its own', two().replace('pay(service {deploymentUnit: shop', 'pay(service {deploymentUnit: pay')],
    ['nobody said what is released together', 'orders(service); pay(service)'],
    ['one is a worker of the other', two('', ', partOfId: orders')],
    ['one is an adapter', two('', ', role: adapter')],
    ['one is infrastructure', two('', ', infrastructure: true')],
    ['one is a monolith', two().replace('pay(service', 'pay(monolith')],
    ['it has a sidecar', 'orders(service {deploymentUnit: shop, sidecars: [proxy]})'],
  ])('says nothing where %s', (_, design) => expect(saidBy(sharedDeploymentUnit, design)).toEqual([]));

  it('follows a service that joins and one that leaves, though no call changes', () => {
    const engine = engineOver([sharedDeploymentUnit]);
    let design = sketch(two('', '', 'x(service)'));
    engine.check(design);
    const said: string[][] = [];
    for (const edit of [
      update('elements', 'x', { deploymentUnit: 'shop' }),
      update('elements', 'orders', { role: 'adapter' }),
      update('elements', 'x', { deploymentUnit: null }),
    ]) {
      const result = applyEdits(design, [edit]);
      if (!result.ok) throw new Error('the edit does not apply');
      design = result.design;
      said.push(engine.check(design).map(({ message }) => message));
    }
    expect(said).toEqual([['orders, pay and x are released together as shop'], ['pay and x are released together as shop'], []]);
  });
});

describe('its fixes', () => {
  it('release each alone', () => {
    expect(changedBy(sharedDeploymentUnit, two(), 'own-units')).toEqual({
      elements: { orders: { kind: 'service', name: 'orders' }, pay: { kind: 'service', name: 'pay' } },
    });
  });

  it('merge two of one bounded context', () => {
    const design = two('', '', 'gate(gateway) -> pay: call #in; orders -> pay: call #ask');
    expect(changedBy(sharedDeploymentUnit, design, 'merge')).toEqual({ elements: { orders: undefined }, flows: { ask: undefined } });
    expect(fixesBy(sharedDeploymentUnit, two('', '', 'context x(orders); context y(pay)')).map(({ id }) => id)).toEqual(['own-units']);
  });
});
