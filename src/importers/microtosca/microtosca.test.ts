import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDesign, type Flow } from '../../model/index.ts';
import { microtosca } from './index.ts';

const SHOP = `tosca_definitions_version: micro_tosca_yaml_1.1
description: A small shop
topology_template:
  node_templates:
    store:
      type: micro.nodes.Datastore
    bus:
      type: micro.nodes.MessageBroker
    front:
      type: micro.nodes.MessageRouter
      requirements:
        - interaction: orders
    orders:
      type: micro.nodes.Service
      requirements:
        - interaction: store
        - interaction: bus
        - interaction:
            node: billing
            relationship: careful
    billing:
      type: micro.nodes.Service
      requirements:
        - interaction:
            node: orders
            relationship: careless
        - run_on: machine
    machine:
      type: micro.nodes.Compute
  groups:
    edge:
      type: micro.groups.Edge
      members: [front, bus, nobody]
    blue:
      type: micro.groups.Team
      members: [orders, store]
  relationship_templates:
    careful:
      type: micro.relationships.InteractsWith
      properties:
        timeout: true
        circuit_breaker: true
        dynamic_discovery: true
    careless:
      type: micro.relationships.InteractsWith
`;

const shop = () => {
  const { design, problems } = microtosca.read(SHOP);
  if (design === undefined) throw new Error('the sample was not read');
  return { design, problems };
};
const between = (from: string, to: string): Flow[] => Object.values(shop().design.flows).filter((flow) => flow.from === from && flow.to === to);

describe('the microTOSCA importer', () => {
  it('makes of each type of node an element of ours', () => {
    const kinds = Object.fromEntries(Object.entries(shop().design.elements).map(([id, { kind }]) => [id, kind]));
    expect(kinds).toEqual({ store: 'datastore', bus: 'broker', front: 'gateway', orders: 'service', billing: 'service', outside: 'client' });
  });

  it('takes a stated timeout and circuit breaker as present, without a number', () => {
    expect(between('orders', 'billing')).toMatchObject([{ kind: 'call', timeout: {}, circuitBreaker: {} }]);
  });

  it('takes an absent property as false, which is not unknown', () => {
    const [flow] = between('billing', 'orders');
    expect(flow).not.toHaveProperty('timeout');
    expect(flow?.unknown).not.toContain('timeout');
  });

  it('lists as unknown what the format cannot state', () => {
    expect(between('orders', 'billing')[0]?.unknown).toEqual(expect.arrayContaining(['retry', 'idempotent', 'operation']));
    expect(between('orders', 'store')[0]).toMatchObject({ kind: 'access', unknown: expect.arrayContaining(['mode']) });
    expect(shop().design.elements['orders']?.unknown).toEqual(expect.arrayContaining(['operations', 'latency', 'availability']));
  });

  it('publishes to a broker in a direction that nobody knows', () => {
    expect(between('orders', 'bus')).toMatchObject([{ kind: 'publish', unknown: expect.arrayContaining(['direction']) }]);
  });

  it('reaches the edge by one client whose policies are unknown', () => {
    expect(between('outside', 'front')).toMatchObject([{ kind: 'call', unknown: expect.arrayContaining(['timeout', 'circuitBreaker']) }]);
    expect(between('outside', 'bus')).toMatchObject([{ kind: 'publish' }]);
  });

  it('gives the members of a Team group their owner', () => {
    expect(shop().design.teams).toEqual({ blue: { name: 'blue' } });
    expect(shop().design.elements['store']?.ownerIds).toEqual(['blue']);
  });

  it('finds a service by a static address as soon as one caller does', () => {
    expect(shop().design.elements['orders']).toMatchObject({ discovery: 'static' });
    expect(shop().design.elements['billing']).toMatchObject({ discovery: 'client-side' });
  });

  it('releases together what runs on one Compute node', () => {
    const { design, problems } = microtosca.read(
      SHOP.replace('            relationship: careful', '            relationship: careful\n        - deployed_on: {node: machine}'),
    );
    expect(problems).toHaveLength(1);
    for (const name of ['orders', 'billing']) expect(design?.elements[name]).toMatchObject({ deploymentUnit: 'machine' });
    expect(shop().design.elements['orders']?.unknown).toContain('deploymentUnit');
  });

  it('says in which line it left something out', () => {
    expect(shop().problems.map(({ line, severity }) => [line, severity])).toEqual([[33, 'error']]);
  });

  it('marks the design as imported and gives it no layout', () => {
    expect(shop().design.meta).toMatchObject({ origin: 'imported', description: 'A small shop' });
    expect(shop().design.layout).toEqual({});
  });

  const twice = (second: string) => `topology_template:
  node_templates:
    a:
      type: micro.nodes.Service
      requirements:
        - interaction: {node: b, relationship: t}
        - interaction: {node: b, relationship: ${second}}
    b: {type: micro.nodes.Service}
  relationship_templates:
    t: {properties: {timeout: true}}
    u: {properties: {timeout: true}}
    c: {properties: {circuit_breaker: true}}
`;

  it('merges two interactions of one pair that say the same', () => {
    expect(Object.keys(microtosca.read(twice('u')).design?.flows ?? {})).toHaveLength(1);
  });

  it('keeps two interactions of one pair that differ, and invents no policy for either', () => {
    const flows = Object.values(microtosca.read(twice('c')).design?.flows ?? {});
    expect(flows.map((flow) => flow.kind === 'call' && [flow.timeout !== undefined, flow.circuitBreaker !== undefined])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('does not know the policies where the relationship template is missing', () => {
    const { design, problems } = microtosca.read(twice('gone'));
    expect(Object.values(design?.flows ?? {})[1]?.unknown).toEqual(expect.arrayContaining(['timeout', 'circuitBreaker']));
    expect(problems).toMatchObject([{ line: 7, severity: 'error' }]);
  });

  it('keeps what stands above a broken line', () => {
    const { design, problems } = microtosca.read(`${SHOP.slice(0, SHOP.indexOf('    billing:'))}    "broken\n`);
    expect(Object.keys(design?.elements ?? {})).toEqual(['store', 'bus', 'front', 'orders']);
    expect(problems.some(({ message }) => message.startsWith('This is not valid YAML'))).toBe(true);
  });

  it('draws nothing from a text without nodes', () => {
    for (const text of ['', '42', 'topology_template: {}', '[]', ': : :']) expect(microtosca.read(text)).toMatchObject({ problems: [expect.anything()] });
  });

  it('takes a node whose name is no id of ours', () => {
    const { design } = microtosca.read(`topology_template: {node_templates: {"__proto__": {type: micro.nodes.Service}, "a b": {type: micro.nodes.Service}}}`);
    expect(Object.values(design?.elements ?? {}).map(({ name }) => name)).toEqual(['__proto__', 'a b']);
  });

  it('gives the same design for the same text', () => {
    expect(microtosca.read(SHOP)).toEqual(microtosca.read(SHOP));
  });

  it('knows its own files', () => {
    expect(microtosca.detect(SHOP)).toBe(1);
    expect(microtosca.detect('services:\n  web:\n    image: nginx\n', 'docker-compose.yml')).toBe(0);
  });

  it('never throws, and what it gives is always valid', () => {
    const lines = SHOP.split('\n');
    const mangled = fc
      .array(
        fc.tuple(
          fc.nat(lines.length),
          fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('- &a', '*a', '{', ']', '\t', 'type: micro.nodes.Service', '<<: {}')),
        ),
        { maxLength: 6 },
      )
      .map((changes) => changes.reduce((text, [at, piece]) => text.with(Math.min(at, text.length - 1), piece), lines).join('\n'));
    fc.assert(
      fc.property(mangled, (text) => {
        const { design } = microtosca.read(text);
        if (design !== undefined) expect(parseDesign(design)).toMatchObject({ ok: true });
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
