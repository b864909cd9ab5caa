import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { designs, sketch } from '../../testing/index.ts';
import { exporter as typescript } from '../typescript/index.ts';
import { exporter, type OpenApiOptions } from './index.ts';
import { apisOf } from './operations.ts';

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths: { readonly [path: string]: { readonly post: { readonly operationId: string; readonly summary: string; readonly description?: string } } };
}

/** The JSON Schema of the specification is the oracle, and every reference inside a document must lead somewhere. */
const validator = new Validator();

async function read(design: Design, options?: OpenApiOptions): Promise<Document[]> {
  const files = exporter.export(design, options);
  expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length);
  return Promise.all(
    files.map(async ({ path, content }) => {
      const { valid, errors } = await validator.validate(String(content));
      expect(valid, `${path}: ${JSON.stringify(errors)}`).toBe(true);
      expect(validator.version).toBe('3.1');
      validator.resolveRefs();
      return load(String(content)) as Document;
    }),
  );
}

const stock: Design = {
  ...sketch(`orders(service {name: Order service}); stock(service {name: Stock}); grpc(service {name: Ledger})`),
  messages: {
    ask: { name: 'ReserveStock', kind: 'command', schema: [{ name: 'orderId', type: 'uuid' }] },
    answer: { name: 'Reservation', kind: 'document', schema: [{ name: 'until', type: 'date-time' }] },
  },
  flows: {
    a: { kind: 'call', from: 'orders', to: 'stock', operation: 'reserve stock', protocol: 'REST' },
    b: { kind: 'call', from: 'orders', to: 'stock', operation: 'Count', intent: 'query' },
    c: { kind: 'call', from: 'orders', to: 'grpc', operation: 'Book', protocol: 'gRPC' },
  },
};
const declared: Design = {
  ...stock,
  elements: {
    ...stock.elements,
    stock: { kind: 'service', name: 'Stock', operations: [{ name: 'ReserveStock', requestId: 'ask', responseId: 'answer', idempotent: true }] },
  },
};

describe('the operations of services as OpenAPI', () => {
  it('are one document for each service that answers, under the paths of the generated code', async () => {
    const [document, ...others] = await read(declared);
    expect(others).toEqual([]);
    expect(document?.info.title).toBe('Stock');
    expect(Object.keys(document?.paths ?? {})).toEqual(['/operations/reserve-stock', '/operations/count']);
  });

  it('look like this', async () => {
    await expect(String(exporter.export(declared)[0]?.content)).toMatchFileSnapshot('golden/stock.openapi.yaml');
  });

  it('carry their messages as schemas', async () => {
    const [document] = await read(declared);
    expect(document).toMatchObject({
      paths: {
        '/operations/reserve-stock': {
          post: {
            requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ReserveStock' } } } },
            responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Reservation' } } } } },
          },
        },
      },
      components: { schemas: { ReserveStock: { properties: { orderId: { type: 'string', format: 'uuid' } }, required: ['orderId'] } } },
    });
  });

  it('count those that only calls name once, and leave out other protocols', async () => {
    const [document] = await read(declared);
    expect(Object.values(document?.paths ?? {}).map(({ post }) => post.summary)).toEqual(['ReserveStock', 'Count']);
  });

  it('are also what steps of sagas ask for, by the step where it names no action: all that the generated code answers', async () => {
    const design = sketch(`
      orders(service {name: Orders}) -> stock(service {name: Stock})
      saga place(orchestration orders) {name: Place}: reserve@stock {name: Reserve stock, compensation: Release stock} > pack@stock {name: Pack, action: Pack parcel}
    `);
    const [document] = await read({ ...design, flows: {} });
    const code = typescript.export({ ...design, flows: {} }).filter(({ path }) => path.startsWith('services/'));
    const answered = code.flatMap(({ content }) => [...String(content).matchAll(/app\.post\(\s*'(\/operations\/[a-z0-9-]+)'/g)].map(([, path]) => path));
    expect(answered.sort()).toEqual(['/operations/pack-parcel', '/operations/release-stock', '/operations/reserve-stock']);
    expect(Object.keys(document?.paths ?? {}).sort()).toEqual(answered);
  });

  it('promise what calls and steps say of them', async () => {
    const design = sketch(`
      orders(service {name: Orders}) -> wind(external {name: Wind, description: Blows.}): call {operation: Read wind, intent: query, idempotent: true}
      saga place(orchestration orders) {name: Place}: look@wind {name: Look, readOnly: true} > book@wind {name: Book, compensation: Unbook, idempotent: true} > pay@wind {name: Pay}
    `);
    const [document] = await read(design);
    const promises = Object.values(document?.paths ?? {}).map(({ post }) => [post.summary, post.description]);
    expect(promises).toEqual([
      ['Read wind', 'Changes nothing. Doing it twice has the effect of doing it once.'],
      ['Look', 'Changes nothing.'],
      ['Book', 'Doing it twice has the effect of doing it once.'],
      ['Unbook', 'Doing it twice has the effect of doing it once.'],
      ['Pay', undefined],
    ]);
    expect(document?.info.description).toBe('Blows.\n\nA system of others: this is what the design asks of it, not what it offers.');
  });

  it('can be those of one service alone', async () => {
    expect(await read(declared, { service: 'stock', format: 'json' })).toHaveLength(1);
    await expect(read(declared, { service: 'grpc' })).rejects.toThrow('This element has no operations.');
  });

  it('of a design in which nobody asks anything are refused with the reason', () => {
    expect(() => exporter.export(emptyDesign())).toThrow('No element of this design has operations.');
  });

  it('are valid for every example, and the generated code answers each of them', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      // A board of notes asks nobody.
      if (Object.keys(design.elements).length === 0) continue;
      const code = typescript.export(design).map(({ content }) => String(content));
      const answered = new Set(code.flatMap((text) => [...text.matchAll(/'(\/operations\/[a-z0-9-]+)'/g)].map(([, path]) => path)));
      const own = (await read(design)).filter(({ info }) =>
        Object.values(design.elements).some(({ name, kind }) => name === info.title && kind !== 'external'),
      );
      expect(own.length).toBeGreaterThan(0);
      expect([...answered]).toEqual(expect.arrayContaining(own.flatMap(({ paths }) => Object.keys(paths))));
    }
  });

  it('are valid whatever the names, each operation with an id and a path of its own', async () => {
    await fc.assert(
      fc.asyncProperty(designs(), async (design) => {
        if (apisOf(design).length === 0) return;
        for (const document of await read(design)) {
          const ids = Object.values(document.paths).map(({ post }) => post.operationId);
          expect(new Set(ids).size).toBe(ids.length);
          for (const text of [...ids, ...Object.keys(document.paths)]) expect(text).toMatch(/^[A-Za-z0-9/-]+$/);
        }
      }),
      { numRuns: 200, seed: 42, endOnFailure: true },
    );
  });

  it('keep names that become the same identifier apart', async () => {
    const same: Design = {
      ...declared,
      flows: {
        a: { kind: 'call', from: 'orders', to: 'stock', operation: 'Reserve stock' },
        b: { kind: 'call', from: 'orders', to: 'stock', operation: 'Réserve stock' },
        c: { kind: 'call', from: 'orders', to: 'stock', operation: '予約' },
      },
    };
    const [document] = await read(same);
    expect(Object.keys(document?.paths ?? {})).toEqual(['/operations/reserve-stock', '/operations/reserve-stock-2', '/operations/operation']);
  });
});
