import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { designs, sketch } from '../testing/index.ts';
import { SCHEMA_VERSION, canonicalDesign, emptyDesign, parseDesign, sameDesign, type Design } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const meta = { schemaVersion: 1, name: 'Shop' };
const shop = sketch('orders(service) -> payments(service): call #charge; layout orders {x: 1, y: 2}');

function problems(raw: unknown): string[] {
  const parsed = parseDesign(raw);
  return parsed.problems.map(({ path, message, severity }) => `${severity ? `${severity} ` : ''}${path}: ${message}`);
}

describe('parseDesign', () => {
  it('takes a design and gives it back', () => {
    expect(parseDesign(shop)).toStrictEqual({ ok: true, design: shop, problems: [] });
  });

  it('fills in collections that are missing', () => {
    expect(parseDesign({ meta })).toMatchObject({ ok: true, design: emptyDesign('Shop') });
  });

  it.each([[null], [undefined], [[]], ['text'], [7], [() => 0]])('refuses %s as a whole', (raw) => {
    expect(problems(raw)).toEqual([': A design is a record with named collections, such as “meta” and “elements”.']);
  });

  it.each([[undefined], ['1'], [0], [-1], [1.5], [Number.NaN]])('refuses the version %s', (schemaVersion) => {
    expect(problems({ meta: { schemaVersion, name: 'A' } })).toEqual([expect.stringMatching(/^meta\.schemaVersion: .*whole number/)]);
  });

  it('names the place and the reason of what does not fit', () => {
    expect(problems({ meta, elements: { orders: { kind: 'service', name: 'Orders', latency: { p50: 'fast' } } }, things: {} })).toEqual([
      'elements.orders.latency.p50: Must be a number.',
      'things: “things” is not a field here.',
    ]);
  });

  it.each([
    ['a field with a unit too many', { flows: { f: { kind: 'call', from: 'a', to: 'a', timeoutMs: 5 } } }, 'flows.f.timeoutMs', 'timeout'],
    ['a field in other letters', { elements: { a: { kind: 'service', name: 'A', contextIDs: [] } } }, 'elements.a.contextIDs', 'contextIds'],
    ['half of a field', { elements: { a: { kind: 'service', name: 'A', context: 'c' } } }, 'elements.a.context', 'contextIds'],
    ['a slip deep inside', { flows: { f: { kind: 'call', from: 'a', to: 'a', retry: { retires: 2 } } } }, 'flows.f.retry.retires', 'retries'],
    ['a collection without its end', { saga: {} }, 'saga', 'sagas'],
    ['nothing like any field', { elements: { a: { kind: 'channel', name: 'A', replicas: 3 } } }, 'elements.a.replicas', undefined],
    ['a field of another kind', { elements: { a: { kind: 'channel', name: 'A', instances: 3 } } }, 'elements.a.instances', undefined],
  ])('asks for the field that was meant by %s', (_, parts, path, meant) => {
    const key = path.split('.').at(-1) ?? '';
    expect(problems({ meta, ...parts })).toEqual([`${path}: “${key}” is not a field here.${meant === undefined ? '' : ` Is “${meant}” meant?`}`]);
  });

  it('says what stands in a record where only a value is given, what yes is called, and which kinds there are', () => {
    const flows = { f: { kind: 'call', from: 'a', to: 'a', timeout: 500, retry: 3, idempotent: 'yes' }, g: { from: 'a', to: 'a' } };
    expect(problems({ meta, flows }).toSorted()).toEqual([
      'flows.f.idempotent: Must be true or false.',
      'flows.f.retry: Must be a record with named fields: retries, unlimited, backoff, baseMs …',
      'flows.f.timeout: Must be a record with named fields: ms.',
      'flows.g.kind: Is missing; “call”, “publish”, “consume”, “send”, “access” or “replicate” is expected.',
    ]);
  });

  it('refuses references to nothing, ids used twice and flows without a meaning', () => {
    const elements = { a: { kind: 'service', name: 'A' }, db: { kind: 'datastore', name: 'DB' } };
    const flows = { f: { kind: 'call', from: 'a', to: 'b' }, g: { kind: 'call', from: 'db', to: 'a' }, a: { kind: 'call', from: 'a', to: 'a' } };
    expect(problems({ meta, elements, flows })).toEqual([
      'flows.a: The id “a” is taken by a record in elements; an id is unique over all collections.',
      'flows.f.to: There is no element “b”.',
      expect.stringMatching(/^flows\.g: “DB” is a datastore/),
    ]);
  });

  it('offers the design without the broken parts where only references are broken', () => {
    const parsed = parseDesign({ ...shop, flows: { ...shop.flows, lost: { kind: 'call', from: 'orders', to: 'nobody' } } });
    expect(parsed).toMatchObject({ ok: false, repaired: shop });
  });

  it('drops a place for nothing with a warning', () => {
    const parsed = parseDesign({ ...shop, layout: { ...shop.layout, ghost: { x: 0, y: 0 } } });
    expect(parsed).toMatchObject({ ok: true, design: shop, problems: [{ path: 'layout.ghost', severity: 'warning' }] });
  });

  it('tells a hundred problems and counts the others', () => {
    const elements = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`e${i}`, { kind: 'service', name: '' }]));
    const told = problems({ meta, elements });
    expect(told).toHaveLength(101);
    expect(told.at(-1)).toBe(': There are 50 more problems.');
  });

  it('cannot be used to reach a prototype', () => {
    const raw: unknown = JSON.parse(
      `{"meta": ${JSON.stringify(meta)}, "__proto__": {"polluted": 1}, "elements": {"__proto__": {"polluted": 1}, "constructor": {"kind": "service", "name": "A"}}}`,
    );
    expect(problems(raw)).toEqual([expect.stringMatching(/^__proto__: .*reserved/), expect.stringMatching(/^elements\.__proto__: .*reserved/)]);
    expect(problems({ meta, elements: { constructor: { kind: 'service', name: 'A' } } })).toEqual([
      'elements.constructor: The key “constructor” cannot be used: this word is reserved.',
    ]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('ends on data that contains itself', () => {
    const raw: Record<string, unknown> = { meta };
    raw['elements'] = raw;
    raw['contexts'] = { a: { name: 'A', language: raw } };
    expect(parseDesign(raw).ok).toBe(false);
  });

  it('ends on data that is nested 20,000 deep', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 20_000; i++) deep = { deep };
    expect(parseDesign({ meta, elements: deep }).ok).toBe(false);
    expect(parseDesign({ meta, elements: { a: deep } }).ok).toBe(false);
  });

  it('makes lone surrogates well-formed', () => {
    const parsed = parseDesign({ meta, teams: { a: { name: 'A\udc00B' } } });
    expect(parsed.ok && parsed.design.teams['a']?.name).toBe('A\ufffdB');
  });

  it('never writes into what it reads', () => {
    const raw = structuredClone({ ...shop, layout: { ghost: { x: 0, y: 0 } } });
    parseDesign(deepFreeze(raw));
    expect(raw.layout).toEqual({ ghost: { x: 0, y: 0 } });
  });

  it('accepts every generated design as it is', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        expect(parseDesign(design)).toStrictEqual({ ok: true, design, problems: [] });
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('never throws, whatever it gets', () => {
    fc.assert(
      fc.property(
        fc.record({ meta: fc.oneof(fc.constant(meta), fc.anything()) }, { requiredKeys: [] }),
        fc.dictionary(collectionName, fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true })),
        (first, rest) => {
          const parsed = parseDesign({ ...rest, ...first });
          expect(parsed.ok || parsed.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });
});

const collectionName = fc.constantFrom(...Object.keys(emptyDesign()));

describe('a document of a newer version', () => {
  const raw = {
    meta: { schemaVersion: SCHEMA_VERSION + 1, name: 'Tomorrow', mood: 'fine' },
    elements: { a: { kind: 'service', name: 'A', aura: 'blue' }, b: { kind: 'oracle', name: 'B' }, c: 'what', 'no id': { kind: 'service', name: 'C' } },
    flows: { f: { kind: 'call', from: 'a', to: 'a', telepathy: true }, g: { kind: 'call', from: 'a', to: 'b' } },
    dreams: { d: {} },
  };

  it('is not read, says so, and comes with what can be shown of it', () => {
    const parsed = parseDesign(raw);
    expect(parsed).toMatchObject({ ok: false, problems: [{ path: 'meta.schemaVersion' }], future: { version: SCHEMA_VERSION + 1 } });
    const shown = parsed.ok ? undefined : parsed.future?.design;
    expect(shown?.meta.name).toBe('Tomorrow');
    expect(shown?.elements).toEqual({ a: { kind: 'service', name: 'A' } });
    expect(shown?.flows).toEqual({ f: { kind: 'call', from: 'a', to: 'a' } });
  });
});

describe('canonicalDesign', () => {
  it('sorts keys, leaves out empty collections and puts the layout last', () => {
    expect(JSON.stringify(canonicalDesign(shop))).toBe(
      '{"elements":{"orders":{"kind":"service","name":"orders"},"payments":{"kind":"service","name":"payments"}},' +
        '"flows":{"charge":{"from":"orders","kind":"call","to":"payments"}},"meta":{"name":"Sketch","schemaVersion":1},"layout":{"orders":{"x":1,"y":2}}}',
    );
  });
});

describe('sameDesign', () => {
  it('does not see the order of records and fields', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), (design) => {
        expect(sameDesign(design, reversed(design) as Design)).toBe(true);
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it('sees every other difference', () => {
    expect(sameDesign(shop, { ...shop, flows: {} })).toBe(false);
    expect(sameDesign(shop, { ...shop, layout: { orders: { x: 1, y: 3 } } })).toBe(false);
    expect(sameDesign(shop, { ...shop, teams: { a: { name: 'A' } } })).toBe(false);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner);
  return value;
}
