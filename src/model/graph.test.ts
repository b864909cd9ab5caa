import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { acceptedEdits, designs, editsBetween, largeDesign, sketch } from '../testing/index.ts';
import { applyEdits, buildGraph, changedIds, patchGraph, remove, update, type Design, type Edit, type Graph } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const shop = sketch(`
  web(client) -> orders(service) -> payments(service): call #charge
  orders -> orders: call #self
  context sales(orders, payments)
`);
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

function edited(design: Design, ...edits: Edit[]): Design {
  const result = applyEdits(design, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}

describe('a graph', () => {
  const graph = buildGraph(shop);

  it('knows the flows that start and end at an element, a flow to itself in both', () => {
    expect(ids(graph.outgoing('orders'))).toEqual(['charge', 'self']);
    expect(ids(graph.incoming('orders'))).toEqual(['web-orders', 'self']);
    expect(ids(graph.between('orders', 'payments'))).toEqual(['charge']);
  });

  it('knows the members of a context', () => {
    expect(graph.membersOf('sales')).toEqual(['orders', 'payments']);
  });

  it('has empty lists for what is not there, even for words that every object knows', () => {
    expect(graph.outgoing('constructor')).toEqual([]);
    expect(graph.membersOf('nobody')).toEqual([]);
  });
});

describe('patchGraph', () => {
  it('gives the same graph for the same design', () => {
    const graph = buildGraph(shop);
    expect(patchGraph(graph, shop)).toBe(graph);
  });

  it('leaves the old graph as it was', () => {
    const graph = buildGraph(shop);
    const next = patchGraph(graph, edited(shop, remove('flows', 'charge')));
    expect(ids(graph.outgoing('orders'))).toEqual(['charge', 'self']);
    expect(ids(next.outgoing('orders'))).toEqual(['self']);
  });

  it('keeps the identity of lists that did not change', () => {
    const graph = buildGraph(shop);
    const next = patchGraph(graph, edited(shop, update('flows', 'charge', { label: 'charge' })));
    expect(next.outgoing('web')).toBe(graph.outgoing('web'));
    expect(next.membersOf('sales')).toBe(graph.membersOf('sales'));
    expect(next.outgoing('orders')[0]?.flow).toMatchObject({ label: 'charge' });
  });

  it('says the same as a graph that is built anew, after any history', () => {
    const change = fc.tuple(designs(), designs()).chain(([from, to]) => fc.tuple(fc.constant(from), editsBetween(from, to)));
    fc.assert(
      fc.property(change, ([from, edits]) => {
        let design = from;
        let graph = buildGraph(from);
        for (const edit of acceptedEdits(from, edits).edits) {
          design = edited(design, edit);
          graph = patchGraph(graph, design);
        }
        expectSame(graph, buildGraph(design));
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  it('stays right when many small changes are folded into a new base', () => {
    let design = largeDesign({ elements: 300, flows: 900 });
    let graph = buildGraph(design);
    for (let i = 0; i < 400; i++) {
      const id = `f-${(i * 7) % 900}`;
      const flow = design.flows[id];
      if (!flow) continue;
      design = edited(design, i % 3 === 0 ? remove('flows', id) : update('flows', id, { label: `changed ${i}` }));
      graph = patchGraph(graph, design);
    }
    expectSame(graph, buildGraph(design));
  });
});

describe('changedIds', () => {
  it('names what was replaced, added and removed', () => {
    const a = { name: 'a' };
    expect(changedIds({ a, b: { name: 'b' }, c: { name: 'c' } }, { a, b: { name: 'B' }, d: { name: 'd' } })).toEqual(['b', 'd', 'c']);
  });
});

function expectSame(graph: Graph, fresh: Graph): void {
  const sorted = (list: readonly string[]) => list.toSorted();
  for (const id of Object.keys(fresh.design.elements)) {
    expect(sorted(ids(graph.outgoing(id)))).toEqual(sorted(ids(fresh.outgoing(id))));
    expect(sorted(ids(graph.incoming(id)))).toEqual(sorted(ids(fresh.incoming(id))));
    for (const { id: flowId, flow } of graph.outgoing(id)) expect(flow).toBe(fresh.design.flows[flowId]);
  }
  for (const id of Object.keys(fresh.design.contexts)) expect(sorted(graph.membersOf(id))).toEqual(sorted(fresh.membersOf(id)));
}
