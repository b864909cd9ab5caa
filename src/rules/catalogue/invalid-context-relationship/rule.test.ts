import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, fixesBy, judged, saidBy } from '../../testing/judging.ts';
import { invalidContextRelationship } from './rule.ts';

const map = (relation: string) => `context sales {name: Sales}; context billing {name: Billing}; bank(external); ${relation}`;
const supplies = (roles: string) => map(`relation sales -> billing: customer-supplier #r {${roles}}`);

describe('invalid-context-relationship', () => {
  it.each([
    ['the customer is a conformist', supplies('downstreamRoles: [CF]'), 'Sales → Billing is customer-supplier, with a conformist'],
    ['the supplier is an open host', supplies('upstreamRoles: [PL, OHS]'), 'Sales → Billing is customer-supplier, with an open host service'],
    ['both are', supplies('upstreamRoles: [OHS], downstreamRoles: [CF]'), 'Sales → Billing is customer-supplier, with a conformist and an open host service'],
    [
      'the supplier is an external system',
      map('relation bank -> sales: customer-supplier {downstreamRoles: [CF]}'),
      'bank → Sales is customer-supplier, with a conformist',
    ],
    ['a context stands at both ends', map('relation sales -> sales: partnership'), 'Sales has a relation with itself'],
  ])('is an error where %s', (_, design, message) => expect(saidBy(invalidContextRelationship, design)).toEqual([`error: ${message}`]));

  it.each([
    ['customer and supplier have no roles', supplies('')],
    ['there are a published language and an anti-corruption layer', supplies('upstreamRoles: [PL], downstreamRoles: [ACL]')],
    ['the downstream conforms', map('relation sales -> billing: upstream-downstream {downstreamRoles: [CF]}')],
    ['the upstream is an open host for a conformist', map('relation sales -> billing: upstream-downstream {upstreamRoles: [OHS, PL], downstreamRoles: [CF]}')],
    ['two contexts go separate ways', map('relation sales -> billing: separate-ways')],
  ])('says nothing where %s', (_, design) => expect(saidBy(invalidContextRelationship, design)).toEqual([]));

  it('is about the relation, and shows the contexts', () =>
    expect(judged(invalidContextRelationship, supplies('downstreamRoles: [CF]'))[0]).toMatchObject({ subject: 'r', evidence: ['r', 'sales', 'billing'] }));

  it('follows a change of the relation, and of the name at one end', () => {
    const engine = engineOver([invalidContextRelationship]);
    let design = sketch(supplies(''));
    expect(engine.check(design)).toEqual([]);
    for (const edit of [update('relations', 'r', { downstreamRoles: ['CF'] }), update('contexts', 'billing', { name: 'Invoicing' })]) {
      const result = applyEdits(design, [edit]);
      if (!result.ok) throw new Error('the edit does not apply');
      design = result.design;
      engine.check(design);
    }
    expect(engine.check(design).map(({ message }) => message)).toEqual(['Sales → Invoicing is customer-supplier, with a conformist']);
  });
});

describe('its fixes', () => {
  it('keep the roles, or the customer', () => {
    const design = supplies('upstreamRoles: [OHS, PL], downstreamRoles: [CF]');
    const relation = { upstream: 'sales', downstream: 'billing' };
    expect(changedBy(invalidContextRelationship, design, 'keep-roles')).toEqual({
      relations: { r: { ...relation, type: 'upstream-downstream', upstreamRoles: ['OHS', 'PL'], downstreamRoles: ['CF'] } },
    });
    expect(changedBy(invalidContextRelationship, design, 'drop-roles')).toEqual({
      relations: { r: { ...relation, type: 'customer-supplier', upstreamRoles: ['PL'] } },
    });
    expect(fixesBy(invalidContextRelationship, design).map(({ title }) => title)).toEqual([
      'Upstream and downstream, with conformist and open host service',
      'Customer and supplier, without conformist and open host service',
    ]);
  });

  it('take away a relation of a context with itself', () =>
    expect(changedBy(invalidContextRelationship, map('relation sales -> sales: partnership #self'), 'remove')).toEqual({ relations: { self: undefined } }));
});
