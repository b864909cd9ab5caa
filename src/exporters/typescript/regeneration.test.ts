import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { type Entry, MANIFEST, operationsOf, pathsToRead, planRegeneration } from '../regenerate.ts';
import { exportTypeScript } from './exporter.ts';
import { removeWorkspace, run, typeCheck, writeWorkspace } from './testing/workspace.ts';

/** A shop as its team draws it, step by step. */
const FIRST = sketch(`
  meta {name: Shop}
  orders(service {name: Orders}) -> stock(service {name: Stock}): call #reserving {operation: reserve, timeout: {ms: 800}}
  orders -> gifts(service {name: Gifts}): call {operation: wrap}
  orders -> news(channel {name: News}): publish {messageId: placed}
  news -> mail(service {name: Mail}): consume {messageId: placed}
  message placed(event) {name: OrderPlaced}
  saga place(orchestration orders) {name: Place order}: reserve@stock {compensation: release}
`);
/** A service more, which takes part in the saga. */
const SECOND = sketch(
  `
  orders -> bank(service {name: Bank}): call {operation: charge, circuitBreaker: {}}
  saga place(orchestration orders) {name: Place order}: reserve@stock {compensation: release} > charge@bank {kind: pivot}
`,
  { ...FIRST, sagas: {} },
);
/** Stock can be asked for one thing more, and nobody wraps gifts any more. */
const THIRD = without(sketch('bank -> stock: call {operation: count}', SECOND), 'gifts');
/** Mail hears of nothing any more; the calls to the stock have a breaker. */
const FOURTH = without(
  sketch('orders -> stock: call #reserving {operation: reserve, timeout: {ms: 800}, circuitBreaker: {}}', { ...THIRD, flows: omit(THIRD.flows, 'reserving') }),
  'mail',
);

describe('a workspace in which people work, while its design changes three times', () => {
  let folder = '';
  const file = (path: string) => join(folder, path);
  const read = (path: string) => readFileSync(file(path), 'utf8');
  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = read(path);
    expect(text, path).toMatch(from);
    writeFileSync(file(path), text.replace(from, to));
  };

  /** Fills the only handler of a file in. */
  const fill = (path: string, from: RegExp, to: string) => {
    edit(path, from, to);
    edit(path, /import \{ NotImplemented \}.*\n/, '');
  };

  const RESERVE = 'async reserve(request, { idempotencyKey }) {\n      return { reserved: request, under: idempotencyKey };\n    },';
  const NOTE = '\n\n## How we deploy\n\nOn Mondays.\n';
  const mine = new Map<string, string>();
  const keepsMine = () => {
    for (const [path, text] of mine) expect(read(path), path).toBe(text);
  };

  beforeAll(() => {
    folder = writeWorkspace([]);
    generate(folder, FIRST);
    edit('services/stock/operations.ts', /async reserve\(\) \{\n.*\n {4}\},/, RESERVE);
    fill('services/gifts/operations.ts', /throw .*/, "return 'wrapped';");
    fill('services/mail/reactions.ts', /throw .*/, "console.log('sent');");
    edit('sagas/place-order/requests.ts', 'reserve: (context) => context', "reserve: (context) => ({ articles: context['articles'] })");
    edit('package.json', '"private": true', '"private": true,\n  "license": "UNLICENSED"');
    writeFileSync(file('README.md'), read('README.md') + NOTE);
    writeFileSync(file('services/stock/shelves.ts'), 'export const shelves = 7;\n');
    edit('services/stock/operations.ts', 'import', "import { shelves } from './shelves.ts';\nimport");
    edit('services/stock/operations.ts', 'reserved: request', 'reserved: request, shelves');
    for (const path of [
      'services/stock/operations.ts',
      'services/stock/shelves.ts',
      'services/gifts/operations.ts',
      'services/mail/reactions.ts',
      'sagas/place-order/requests.ts',
      'package.json',
      'README.md',
    ])
      mine.set(path, read(path));
  });
  afterAll(() => removeWorkspace(folder));

  it('says first what its files lack, and the type checker says the same', () => {
    const told = generate(folder, SECOND);
    expect(told).toContain('new services/bank/operations.ts');
    expect(told).toContain('changed sagas/place-order/generated/definition.ts');
    expect(told).toContain('yours sagas/place-order/requests.ts lacks charge');
    keepsMine();
    expect(typeCheck(folder)).toMatch(/^sagas\/place-order\/requests\.ts\(.*Property 'charge' is missing/);
    edit('sagas/place-order/requests.ts', 'reserve:', 'charge: (context) => context,\n  reserve:');
    mine.set('sagas/place-order/requests.ts', read('sagas/place-order/requests.ts'));
    expect(typeCheck(folder)).toBe('');
  }, 120_000);

  it('removes what is gone, but for what somebody has written', () => {
    const told = generate(folder, THIRD);
    expect(told).toContain('removed services/gifts/generated/ports.ts');
    expect(told).toContain('left services/gifts/operations.ts');
    expect(told).toContain('yours services/stock/operations.ts lacks count');
    keepsMine();
    expect(existsSync(file('services/gifts/main.ts'))).toBe(false);
    expect(typeCheck(folder)).toMatch(/Property 'count' is missing/);
    rmSync(file('services/gifts/operations.ts'));
    mine.delete('services/gifts/operations.ts');
    edit('services/stock/operations.ts', 'async reserve', 'async count() {\n      return shelves;\n    },\n    async reserve');
    mine.set('services/stock/operations.ts', read('services/stock/operations.ts'));
    expect(typeCheck(folder)).toBe('');
  }, 120_000);

  it('keeps an edit of a generated file beside its new version', () => {
    const CLIENT = 'services/orders/generated/clients/stock.ts';
    edit(CLIENT, 'timeout(800', 'timeout(5');
    mine.set(CLIENT, read(CLIENT));
    const told = generate(folder, FOURTH);
    expect(told).toContain(`edited ${CLIENT}`);
    expect(told).toContain('left services/mail/reactions.ts');
    keepsMine();
    expect(read(`${CLIENT}.new`)).toContain('circuitBreaker(');
    writeFileSync(file(CLIENT), read(`${CLIENT}.new`).replace('timeout(800', 'timeout(5'));
    rmSync(file(`${CLIENT}.new`));
    mine.delete(CLIENT);
  });

  it('type-checks and passes its own tests in the end, with every line that people have written', () => {
    rmSync(file('services/mail/reactions.ts'));
    mine.delete('services/mail/reactions.ts');
    expect(generate(folder, FOURTH)).toEqual(['edited services/orders/generated/clients/stock.ts']);
    keepsMine();
    expect(typeCheck(folder)).toBe('');
    const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run'], folder);
    expect(status, output).toBe(0);
  }, 120_000);
});

/** Writes the workspace again. Returns what happened to each path, but for those that stayed the same. */
function generate(folder: string, design: Design): readonly string[] {
  const files = exportTypeScript(design);
  const read = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);
  const there = new Map([MANIFEST, ...pathsToRead(files, read(MANIFEST))].map((path) => [path, read(path)]));
  const plan = planRegeneration(files, (path) => there.get(path));
  for (const operation of operationsOf(plan)) {
    const file = join(folder, operation.path);
    if (operation.do === 'remove') rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, operation.content);
    }
  }
  return plan.entries.flatMap((entry) => (entry.kind === 'unchanged' || (entry.kind === 'yours' && entry.lacks.length === 0) ? [] : [inWords(entry)]));
}

const inWords = (entry: Entry): string => [entry.kind, entry.path, ...(entry.kind === 'yours' ? ['lacks', ...entry.lacks] : [])].join(' ');

function omit<T>(records: Readonly<Record<string, T>>, gone: string): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([id]) => id !== gone));
}

/** A design without an element and its flows. */
function without(design: Design, id: string): Design {
  const flows = Object.fromEntries(Object.entries(design.flows).filter(([, { from, to }]) => from !== id && to !== id));
  return { ...design, elements: omit(design.elements, id), flows };
}
