import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/examples/index.ts';
import { design as orderSaga } from '../../patterns/examples/order-saga.ts';
import { sketch } from '../../testing/index.ts';
import { exportTypeScript, typescriptExporter } from './exporter.ts';
import { removeWorkspace, run, start, typeCheck, writeWorkspace, writeWorkspaces } from './testing/workspace.ts';
import { ADAPTER_VERSIONS, TEMPORAL_VERSIONS, VERSIONS } from './write/project.ts';

const textOf = (design: Design, path: string): string => exportTypeScript(design).find((file) => file.path === path)?.content ?? `there is no ${path}`;

describe('the workspace of the order system', () => {
  let folder = '';
  beforeAll(() => {
    folder = writeWorkspace(exportTypeScript(orderSaga));
  });
  afterAll(() => removeWorkspace(folder));

  it('type-checks under strict', () => {
    expect(typeCheck(folder)).toBe('');
  }, 60_000);

  it('passes its own tests', () => {
    const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run'], folder);
    expect(status, output).toBe(0);
    for (const suite of ['sagas/place-order', 'circuit-breakers/order-service', 'messages/notifications', 'health'])
      expect(output).toContain(`✓ tests/${suite}.test.ts`);
  }, 60_000);

  it('plays its sagas in a demo', () => {
    const { output } = run(['app/generated/demo.ts'], folder);
    expect(output).toContain('all goes well: do Create order, do Reserve stock, do Charge payment, do Ship order -> completed');
    expect(output).toContain(
      'Charge payment is refused: do Create order, do Reserve stock, do Charge payment, undo Reserve stock, undo Create order -> failed',
    );
  }, 60_000);

  it('starts, is healthy, and says by name what nobody has written yet', async () => {
    const { match, stop } = await start(['app/main.ts'], folder, { PORT: '0' }, /(http:\/\/localhost:\d+\/order-service)\/health/);
    try {
      const address = match[1] ?? '';
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);
      const order = { orderId: crypto.randomUUID(), customerId: crypto.randomUUID(), articleIds: [], totalCents: 1 };
      const response = await fetch(`${address}/operations/place-order`, { method: 'POST', body: JSON.stringify(order) });
      expect([response.status, await response.json()]).toEqual([501, { error: 'NotImplemented', message: 'Order service: PlaceOrder is not implemented yet' }]);
    } finally {
      stop();
    }
  }, 60_000);
});

describe('the workspaces of all example designs', () => {
  let folder = '';
  beforeAll(async () => {
    folder = writeWorkspaces(await Promise.all(EXAMPLES.map(async ({ load }) => exportTypeScript(await load()))));
  });
  afterAll(() => removeWorkspace(folder));

  it('type-check under strict', () => {
    expect(typeCheck(folder)).toBe('');
  }, 60_000);

  it('pass their own tests', () => {
    const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run'], folder);
    expect(status, output).toBe(0);
  }, 60_000);
});

describe('a call that names no operation', () => {
  const operations = (design: Design) => [...textOf(design, 'services/hotel/generated/service.ts').matchAll(/operations\/([a-z-]+)'/g)].map(([, name]) => name);

  it('is the way of a saga’s commands, and asks for nothing else', () => {
    const design = sketch('trips(service) -> hotel(service); saga book(orchestration trips): room@hotel {name: Book room, compensation: Free room}');
    expect(operations(design)).toEqual(['book-room', 'free-room']);
    const client = textOf(design, 'services/trips/generated/clients/hotel.ts');
    expect(client).toContain('bookRoom(request: unknown');
    expect(client).not.toContain('handle');
  });

  it('of somebody else asks for something that has no name yet', () => {
    const design = sketch('trips(service); desk(service) -> hotel(service); saga book(orchestration trips): room@hotel {name: Book room}');
    expect(operations(design).toSorted()).toEqual(['book-room', 'handle']);
  });
});

describe('the picture of a saga in the README', () => {
  it('has the steps of a block side by side', () => {
    const design = sketch(`
      trips(service) -> hotel(service); trips -> car(service); trips -> bank(service)
      saga book(orchestration trips): quote@trips > room@hotel > wheels@car {parallelWith: room} > pay@bank
    `);
    const arrows = textOf(design, 'README.md').match(/s\d --> s\d/g);
    expect(arrows).toEqual(['s0 --> s1', 's0 --> s2', 's1 --> s3', 's2 --> s3']);
  });
});

describe('a call', () => {
  const orders = (policies: string) =>
    sketch(`orders(service {name: Orders}) -> payments(service {name: Payments}): call #pay {operation: charge, ${policies}}`);
  const client = (policies: string) => textOf(orders(policies), 'services/orders/generated/clients/payments.ts');

  it('has its policies in the default order, from the outside in', () => {
    const all = 'fallback: {kind: cached}, retry: {}, circuitBreaker: {}, rateLimit: {}, timeout: {}, bulkhead: {}';
    expect(client(all)).toContain('compose(answers.about(thing), retrying, breaker, limit, deadline, places)');
  });

  it('has them in its own order where it says one', () => {
    expect(client('retry: {}, circuitBreaker: {}, timeout: {}, policyOrder: [timeout, circuitBreaker, retry]')).toContain(
      'compose(deadline, breaker, retrying)',
    );
  });

  it('has its own numbers, and the defaults of what it does not say', () => {
    const text = client('timeout: {ms: 800}, retry: {retries: 2, jitter: full}, bulkhead: {concurrent: 7}, rateLimit: {limit: 50}');
    expect(text).toContain('timeout(800, TimeoutStrategy.Aggressive)');
    expect(text).toContain("maxAttempts: 2, backoff: backoff({ kind: 'exponential', baseMs: 1000, capMs: 30_000, jitter: 'full' })");
    expect(text).toContain('bulkhead(7, 20)');
    expect(text).toContain("algorithm: 'token-bucket', limit: 50, perMs: 1000, burst: 50");
  });

  it('ends after its overall deadline, tries and fallback with it', () => {
    const text = client('deadlineMs: 3000, retry: {}, fallback: {kind: degraded}');
    expect(text).toContain('const whole = timeout(3000, TimeoutStrategy.Aggressive);');
    expect(text).toContain('compose(whole, fallback(fallsBack, standIn), retrying, whileAwaited)');
    expect(client('deadlineMs: 3000')).toContain('compose(whole)');
  });

  it('is let through by a gateway as often as that allows', () => {
    const design = sketch('gate(gateway {name: Gate, rateLimit: {limit: 5}}); shop(service {name: Shop}) -> gate: call {operation: enter}');
    expect(textOf(design, 'services/gate/generated/service.ts')).toContain(
      "app.use('/operations/*', limitRequests({ algorithm: 'token-bucket', limit: 5, perMs: 1000, burst: 5 }, ports.clock));",
    );
  });

  it('inherits the policies of the platform', () => {
    const design = { ...orders('timeout: {ms: 800}'), platform: { retry: { retries: 1 } } };
    expect(textOf(design, 'services/orders/generated/clients/payments.ts')).toContain('compose(retrying, deadline)');
  });

  it('says what the source of an import could not know', () => {
    expect(client('unknown: [timeout]')).toContain('Not known from the source of the design: timeout.');
  });

  it('needs no stand-in when it fails fast', () => {
    expect(client('fallback: {kind: fail-fast}')).not.toContain('standIn');
    expect(exportTypeScript(orders('fallback: {kind: fail-fast}')).map(({ path }) => path)).not.toContain('services/orders/fallbacks.ts');
  });

  it('with a reduced answer asks a person to write it', () => {
    expect(client('fallback: {kind: degraded}')).toContain('compose(fallback(fallsBack, standIn))');
    expect(textOf(orders('fallback: {kind: degraded}'), 'services/orders/fallbacks.ts')).toContain(
      "throw new NotImplemented('Orders: fallback of Payments charge')",
    );
  });

  it('falls back on its last known answer, or on being done later, without a person', () => {
    expect(client('fallback: {kind: cached}')).toContain("policy: paymentsCall.withAnswersAbout(['charge', request])");
    expect(client('fallback: {kind: queued}, retry: {}')).toContain('compose(line.answering(standIn), retrying)');
    for (const kind of ['cached', 'queued']) {
      expect(exportTypeScript(orders(`fallback: {kind: ${kind}}`)).map(({ path }) => path)).not.toContain('services/orders/fallbacks.ts');
    }
  });
});

describe('a saga of an orchestrator', () => {
  it('sends its commands under the policies of its flows', () => {
    const design = sketch(`
      shop(service) -> bank(service): call {operation: charge, timeout: {ms: 500}}
      saga buy(orchestration shop): pay@bank {action: charge, compensation: refund}
    `);
    expect(textOf(design, 'services/shop/generated/service.ts')).toContain("case 'bank':\n        return clients.bank.policyOf(operation);");
  });
});

describe('a step that marks a record as pending', () => {
  const design = sketch(`
    shop(service) -> bank(service)
    saga buy(orchestration shop): pay@bank {compensation: refund, lock: {resource: bank account, policy: wait}}
  `);

  it('says so in the definition of its saga', () => {
    expect(textOf(design, 'sagas/buy/generated/definition.ts')).toContain(
      "lock: { resource: 'bank account', pending: 'BANK_ACCOUNT_PENDING', policy: 'wait', of: 'own' },",
    );
  });

  it('finds the records where it does its work', () => {
    expect(textOf(design, 'services/bank/generated/ports.ts')).toContain('readonly pending: PendingRecords;');
    expect(textOf(design, 'services/shop/generated/ports.ts')).not.toContain('PendingRecords');
  });
});

describe('a choreographed saga', () => {
  const design = sketch(`
    shop(service) -> events(channel); bank(service) -> events
    saga buy(choreography): order@shop {compensation: cancel} > pay@bank {compensation: refund}
  `);

  it('can be set off by the service that does its first step', () => {
    expect(textOf(design, 'services/shop/generated/ports.ts')).toContain('readonly buy: SagaStarter;');
    expect(textOf(design, 'services/bank/generated/ports.ts')).not.toContain('SagaStarter');
  });

  it('lets every service react to its own steps only', () => {
    expect(textOf(design, 'services/bank/generated/service.ts')).toContain(
      "choreograph(buySaga, { ...ports, participants: participantsOver(ports.transport) }, 'bank')",
    );
  });
});

describe('a consumer', () => {
  it('has one subscription for what it takes from a channel in one group', () => {
    const design = sketch(`
      events(channel); mail(service); message a(event); message b(event)
      events -> mail: consume #x {messageId: a, group: g}
      events -> mail: consume #y {messageId: b, group: g}
    `);
    const text = textOf(design, 'services/mail/generated/consumers.ts');
    expect(text.match(/\bconsume\(/g)).toHaveLength(1);
    expect(text).toContain("reaction('a', A, ");
    expect(text).toContain("reaction('b', B, ");
  });
});

describe('the files', () => {
  it('are the same bytes each time, whatever the order of the records', () => {
    const turned = Object.fromEntries(
      Object.entries(orderSaga).map(([key, records]) => [
        key,
        key === 'meta' || key === 'platform' ? records : Object.fromEntries(Object.entries(records).reverse()),
      ]),
    ) as unknown as Design;
    expect(exportTypeScript(turned)).toEqual(exportTypeScript(orderSaga));
  });

  it('come in the order of their paths', () => {
    const paths = exportTypeScript(orderSaga).map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
  });

  it('that people fill in are left out when only generated ones are asked for', () => {
    const kept = exportTypeScript(orderSaga, { files: 'generated' }).map(({ path, content }) => ({
      path,
      says: /^(\/\/|--) Generated from the design\./.test(content),
    }));
    expect(kept.filter(({ says }) => !says).map(({ path }) => path)).toEqual(['.seamwright.json']);
    expect(kept.map(({ path }) => path)).not.toContain('services/order-service/operations.ts');
  });

  it('are a workspace even when nothing is drawn', () => {
    expect(exportTypeScript(emptyDesign()).map(({ path }) => path)).toContain('package.json');
  });

  it('take the name and the port that they are given', () => {
    const files = typescriptExporter.export(orderSaga, { packageName: 'Acme Shop!', port: 8080 });
    expect(files.find(({ path }) => path === 'package.json')?.content).toContain('"name": "acme-shop"');
    expect(files.find(({ path }) => path === 'app/main.ts')?.content).toContain('8080');
  });
});

it('the versions are those that these tests run with', () => {
  const all = [VERSIONS, TEMPORAL_VERSIONS, ...Object.values(ADAPTER_VERSIONS)].flatMap(({ dependencies, devDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies }),
  );
  for (const [name, version] of all) {
    const installed = JSON.parse(readFileSync(join(import.meta.dirname, '../../../node_modules', name, 'package.json'), 'utf8')) as { version: string };
    expect(`${name}@${version}`).toBe(`${name}@${installed.version}`);
  }
});
