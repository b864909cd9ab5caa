import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { outlineRows, outlineTree, pathTo } from './tree.ts';

/*
 *  Ordering            Outside
 *    Orders ── charge ──▶ Payments
 *    Relay (also in Shipping)
 */
const design: Design = {
  ...emptyDesign('Shop'),
  contexts: { ordering: { name: 'Ordering', subdomain: 'core' }, shipping: { name: 'Shipping' } },
  elements: {
    orders: { kind: 'service', name: 'Orders', contextIds: ['ordering'] },
    relay: { kind: 'service', name: 'Relay', contextIds: ['ordering', 'shipping'] },
    payments: { kind: 'service', name: 'Payments' },
  },
  flows: { charge: { kind: 'call', from: 'orders', to: 'payments', label: 'charge' } },
  sagas: { saga: { name: 'Order saga', style: 'orchestration', steps: [{ id: 's1', name: 'Reserve', participantId: 'orders' }] } },
};
const tree = outlineTree(design);
const NONE: ReadonlySet<string> = new Set();
const lines = (toggled = NONE, query = '') => outlineRows(tree, toggled, query).map((row) => `${'  '.repeat(row.level - 1)}${row.label}`);

describe('the outline', () => {
  it('shows contexts with their elements, then what stands outside, then what is no box', () => {
    expect(lines()).toEqual(['Ordering', '  Orders', '  Relay', 'Shipping', '  Relay', 'Outside of contexts', '  Payments', 'Sagas', '  Order saga']);
  });

  it('shows what flows out of an element once it is opened', () => {
    expect(lines(new Set(['ordering/orders']))).toContain('    calls Payments');
  });

  it('folds away what was open from the start', () => {
    expect(lines(new Set(['ordering']))).not.toContain('  Orders');
  });

  it('opens everything that leads to what is looked for', () => {
    expect(lines(NONE, 'charge')).toEqual(['Ordering', '  Orders', '    calls Payments']);
  });

  it('shows everything below a row that is what was looked for', () => {
    expect(lines(NONE, 'sagas')).toEqual(['Sagas', '  Order saga']);
  });

  it('tells screen readers the place of a row among its siblings', () => {
    const row = outlineRows(tree, NONE).find((one) => one.key === 'ordering/relay');
    expect(row).toMatchObject({ level: 2, position: 2, siblings: 2, parent: 'ordering' });
  });

  it('gives an element that stands in two contexts two keys and one id', () => {
    const twice = outlineRows(tree, NONE).filter((row) => row.id === 'relay');
    expect(twice.map((row) => row.key)).toEqual(['ordering/relay', 'shipping/relay']);
  });

  it('shows under a step what undoes it', () => {
    const open = outlineRows(tree, new Set(['saga', 'saga/s1'])).filter((row) => row.ownerId === 'saga');
    expect(open.map(({ kind, label, level }) => [kind, label, level])).toEqual([
      ['step', 'Reserve', 3],
      ['compensation', 'undone by nothing', 4],
    ]);
    expect(pathTo(tree, 's1', 'saga')).toEqual(['group:sagas', 'saga', 'saga/s1']);
    expect(pathTo(tree, 's1')).toBeUndefined();
  });

  it('shows notes where they stand, and frames in the order of the presentation', () => {
    const board: Design = {
      ...design,
      notes: {
        a: { kind: 'domain-event', text: 'Order placed', contextId: 'ordering' },
        b: { kind: 'hotspot', text: 'Who pays?' },
        c: { kind: 'command', text: 'Place order', contextId: 'ordering' },
      },
      layout: { a: { x: 400, y: 0 }, c: { x: 100, y: 40 } },
      frames: { last: { name: 'End', order: 7 }, first: { name: 'Begin', order: 2 } },
    };
    const rows = outlineRows(outlineTree(board), NONE);
    expect(rows.filter(({ kind }) => kind === 'note').map(({ label, hint, parent }) => [label, hint, parent])).toEqual([
      ['Place order', 'command', 'ordering'],
      ['Order placed', 'domain event', 'ordering'],
      ['Who pays?', 'hotspot', 'group:notes'],
    ]);
    expect(rows.filter(({ kind }) => kind === 'frame').map(({ label }) => label)).toEqual(['Begin', 'End']);
  });

  it('finds the way to a record', () => {
    expect(pathTo(tree, 'charge')).toEqual(['ordering', 'ordering/orders', 'ordering/orders/charge']);
    expect(pathTo(tree, 'gone')).toBeUndefined();
  });

  it('is empty for an empty design', () => {
    expect(outlineTree(emptyDesign())).toEqual([]);
  });
});

it('the outline says of a relation how it is and what each side does', () => {
  const related: Design = {
    ...design,
    relations: { r: { upstream: 'ordering', downstream: 'shipping', type: 'customer-supplier', upstreamRoles: ['OHS', 'PL'], downstreamRoles: ['ACL'] } },
  };
  const row = outlineRows(outlineTree(related), NONE).find(({ kind }) => kind === 'relation');
  expect(row).toMatchObject({ label: 'Ordering → Shipping', hint: 'customer-supplier, U: OHS PL, D: ACL' });
});
