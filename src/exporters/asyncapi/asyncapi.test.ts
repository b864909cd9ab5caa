import { Parser } from '@asyncapi/parser';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { designs, sketch } from '../../testing/index.ts';
import { exporter, type AsyncApiOptions } from './index.ts';

/** The reference parser of the specification is the oracle: it checks the document against its schema, its references and the rules of the specification. */
const parser = new Parser();

async function parsed(design: Design, options?: AsyncApiOptions) {
  return Promise.all(
    exporter.export(design, options).map(async ({ path, content }) => {
      const { document, diagnostics } = await parser.parse(String(content));
      const errors = diagnostics.filter(({ severity }) => severity === 0).map(({ message, path: at }) => `${at.join('.')}: ${message}`);
      expect(errors, path).toEqual([]);
      if (document === undefined) throw new Error(`${path} is no document`);
      return document;
    }),
  );
}

/** Whether there is a document to write. */
const speaks = ({ elements, flows }: Design): boolean =>
  Object.values(elements).some(({ kind }) => kind === 'channel') ||
  Object.values(flows).some(({ kind }) => kind === 'send' || kind === 'publish' || kind === 'consume');

const shop: Design = {
  ...sketch(`
    orders(service {name: Order service}); mail(service {name: Mail}); kafka(broker {name: Bus, engine: Kafka})
    placed(channel {name: orders.placed, keyed: true}); letters(channel {name: dead letters})
    orders -> placed: publish; placed -> mail: consume; orders -> mail: send
  `),
};
const [publish, consume] = Object.keys(shop.flows);
const designed: Design = {
  ...shop,
  elements: { ...shop.elements, placed: { kind: 'channel', name: 'orders.placed', brokerId: 'kafka', deadLetterChannelId: 'letters', keyed: true } },
  messages: {
    m: {
      name: 'OrderPlaced',
      kind: 'event',
      version: 2,
      schema: [
        { name: 'orderId', type: 'uuid' },
        { name: 'lines', type: 'object', list: true, optional: true },
      ],
    },
  },
  flows: {
    ...shop.flows,
    [publish ?? '']: { kind: 'publish', from: 'orders', to: 'placed', messageId: 'm', outbox: 'transactional-outbox' },
    [consume ?? '']: { kind: 'consume', from: 'placed', to: 'mail', messageId: 'm', group: 'mails', idempotent: true },
  },
};

describe('a design as AsyncAPI', () => {
  it('has its channels, with the broker and the messages of each', async () => {
    const [document] = await parsed(designed);
    const placed = document?.channels().get('ordersPlaced');
    expect(placed?.address()).toBe('orders.placed');
    expect(
      placed
        ?.servers()
        .all()
        .map((server) => [server.host(), server.protocol()]),
    ).toEqual([['bus.invalid', 'kafka']]);
    expect(
      placed
        ?.messages()
        .all()
        .map((message) => [message.name(), message.title()]),
    ).toEqual([['OrderPlaced', 'OrderPlaced v2']]);
    expect(placed?.description()).toBe('Ordered for each key. What cannot be handled goes to dead letters.');
  });

  it('has what each sends and receives', async () => {
    const [document] = await parsed(designed);
    const operations = document?.operations().all() ?? [];
    expect(operations.map((operation) => [operation.action(), operation.channels().all()[0]?.id()]).sort()).toEqual([
      ['receive', 'mail'],
      ['receive', 'ordersPlaced'],
      ['send', 'mail'],
      ['send', 'ordersPlaced'],
    ]);
    expect(document?.operations().get('mailReceiveOrderPlaced')?.description()).toBe('Consumer group mails. Handling it twice is harmless.');
  });

  it('has the fields of a message as its payload', async () => {
    const [document] = await parsed(designed);
    expect(document?.components().messages().get('orderPlaced')?.payload()?.json()).toMatchObject({
      type: 'object',
      properties: { orderId: { type: 'string', format: 'uuid' }, lines: { type: 'array', items: { type: 'object' } } },
      required: ['orderId'],
    });
  });

  it('can be one document for each service, with its own side only', async () => {
    const files = exporter.export(designed, { scope: 'services' });
    expect(files.map(({ path }) => path)).toEqual(['mail.asyncapi.yaml', 'order-service.asyncapi.yaml']);
    const [mail, orders] = await parsed(designed, { scope: 'services' });
    expect(
      new Set(
        mail
          ?.operations()
          .all()
          .map((operation) => operation.action()),
      ),
    ).toEqual(new Set(['receive']));
    expect(
      new Set(
        orders
          ?.operations()
          .all()
          .map((operation) => operation.action()),
      ),
    ).toEqual(new Set(['send']));
  });

  it('looks like this', async () => {
    await expect(String(exporter.export(designed)[0]?.content)).toMatchFileSnapshot('golden/shop.asyncapi.yaml');
  });

  it('says the same as JSON', () => {
    const [yaml] = exporter.export(designed);
    const [json] = exporter.export(designed, { format: 'json' });
    expect(json?.path).toBe('sketch.asyncapi.json');
    expect(load(String(yaml?.content))).toEqual(JSON.parse(String(json?.content)));
  });

  it.each(['{a: 1}', 'orders?x=1', 'orders#1', '../../etc/passwd', '日本語'])(
    'has %j as an address that is none of a parameter, a query or a fragment',
    async (name) => {
      const [document] = await parsed({ ...shop, elements: { ...shop.elements, placed: { kind: 'channel', name } } });
      expect(
        document
          ?.channels()
          .all()
          .map((channel) => channel.address()),
      ).toContain(name.replace(/[{}?#]/g, '_'));
    },
  );

  it('of a design without messages is refused with the reason', () => {
    for (const scope of ['design', 'services'] as const) {
      expect(() => exporter.export(sketch('a(service {name: A})'), { scope })).toThrow('Nobody sends or receives messages in this design.');
    }
  });

  it('says of a sender whose message is not designed no message of others, and of a receiver all that comes', async () => {
    const design = sketch(`
      a(service {name: A}); b(service {name: B}); c(service {name: C}); t(channel {name: T}); message m(event) {name: M}
      a -> t: publish {messageId: m}; b -> t: publish; t -> c: consume
    `);
    const [document] = await parsed(design);
    const messages = (id: string) =>
      document
        ?.operations()
        .get(id)
        ?.messages()
        .all()
        .map((message) => message.name());
    expect([messages('aSendM'), messages('bSendT'), messages('cReceiveT')]).toEqual([['M'], [], ['M']]);
    expect(document?.operations().get('bSendT')?.description()).toBe('The design does not say which message.');
  });

  it('says how often what is sent straight is sent again', async () => {
    const [document] = await parsed(
      sketch('a(service {name: A}); b(service {name: B}); message m(command) {name: M}; a -> b: send {messageId: m, retry: {retries: 3}}'),
    );
    expect(document?.operations().get('aSendM')?.description()).toBe('What does not get through is sent again, 3 times at most.');
  });

  it('is read by the parser for every example', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      if (!speaks(design)) continue;
      const [document] = await parsed(design);
      const channels = Object.values(design.elements).filter(({ kind }) => kind === 'channel').length;
      expect(document?.channels().all().length).toBeGreaterThanOrEqual(channels);
    }
  });

  it('is read by the parser whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(designs({ size: 3 }), async (design) => {
        if (speaks(design)) await parsed(design);
      }),
      { numRuns: 10, seed: 41, endOnFailure: true },
    );
  }, 300_000);
});
