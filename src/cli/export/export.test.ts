import { describe, expect, it } from 'vitest';
import { boxesOf, overlaps } from '../../drawing/index.ts';
import { TARGETS } from '../../exporters/index.ts';
import { importText } from '../../importers/index.ts';
import { sameDesign } from '../../model/index.ts';
import { writeDesign } from '../../model/text.ts';
import { sketch } from '../../testing/index.ts';
import { FakeTerminal, ran } from '../testing/fakeTerminal.ts';

const SHOP = sketch(`
  meta {name: Shop}
  orders(service {name: Orders}) -> payments(service {name: Payments}): call #charge {timeout: {ms: 800}, circuitBreaker: {}}
  context sales(orders) {name: Sales}; context money(payments) {name: Money}
  saga place(orchestration orders) {name: Place order}: reserve@orders {compensation: release} > charge@payments
`);
const shop = () => new FakeTerminal({ 'shop.seam.yaml': writeDesign(SHOP) });

describe('seamwright export', () => {
  it('prints what is one file', async () => {
    const { code, printed, told } = await ran(shop(), 'export', 'shop.seam.yaml', '--to', 'mermaid', '--direction', 'LR', '--no-labels');
    expect({ code, told }).toEqual({ code: 0, told: '' });
    expect(printed).toMatch(/^flowchart LR\n/);
    expect(printed).not.toContain('charge');
  });

  it('writes one file where it is told to, and into a folder under its own name', async () => {
    const terminal = shop();
    await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'svg', '--out', 'docs/picture.svg');
    expect(terminal.read('docs/picture.svg')).toMatch(/^<\?xml/);
    expect((await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'svg', '--out', 'docs')).told).toBe('docs/shop.svg written.\n');
    expect((await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'svg', '--out', 'new/')).told).toBe('new/shop.svg written.\n');
  });

  it('lays out what has no places before it draws it: contexts lie apart, and hold nothing that is not theirs', async () => {
    const design = sketch(`
      web(client) -> edge(gateway); edge -> orders(service); orders -> bank(external); orders -> stock(service); stock -> stock-db(datastore); orders -> order-db(datastore)
      context sales(orders, order-db); context storage(stock, stock-db)
    `);
    const terminal = new FakeTerminal({ 'shop.seam.yaml': writeDesign({ ...design, layout: {} }) });
    const drawn = importText((await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'svg')).printed, 'shop.svg').design ?? expect.fail('no design inside');
    const { elements, contexts } = boxesOf(drawn);
    const within = (context: string) => [...elements].filter(([, box]) => overlaps(box, contexts.get(context) ?? expect.fail(context))).map(([id]) => id);
    expect(within('sales').sort()).toEqual(['order-db', 'orders']);
    expect(within('storage').sort()).toEqual(['stock', 'stock-db']);
    const boxes = [...elements.values()];
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlaps(a, b)))).toEqual([]);
  });

  it('moves nothing that has a place', async () => {
    const layout = { orders: { x: 700, y: 40 }, payments: { x: 0, y: 300 } };
    const terminal = new FakeTerminal({ 'shop.seam.yaml': writeDesign({ ...SHOP, layout }) });
    const { printed } = await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'svg');
    expect(importText(printed, 'shop.svg').design?.layout).toEqual(layout);
  });

  it('writes many files into a folder', async () => {
    const terminal = shop();
    const { told } = await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'all', '--out', 'docs');
    const written = terminal.filesIn('docs') ?? [];
    expect(told).toBe(`${written.length} files written.\n`);
    expect(written).toEqual(
      expect.arrayContaining(['docs/shop.mmd', 'docs/shop-place-order.mmd', 'docs/shop-charge-breaker.mmd', 'docs/shop-context-map.mmd']),
    );
  });

  it('with --check says which committed file is stale or missing, and how to write it again', async () => {
    const terminal = shop();
    const command = ['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'Place order', '--out', 'docs/saga.mmd'];
    expect(await ran(terminal, ...command, '--check')).toMatchObject({ code: 2 });
    const states = ['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'saga-states:place', '--out', 'docs/saga.mmd'];
    expect(await ran(terminal, ...states, '--check')).toEqual({ code: 1, printed: '', told: expect.stringMatching(/^docs\/saga\.mmd is missing\.\n/) });
    await ran(terminal, ...states);
    expect(await ran(terminal, ...states, '--check')).toEqual({ code: 0, printed: '', told: '' });
    terminal.files.set('docs/saga.mmd', terminal.read('docs/saga.mmd').replaceAll('\n', '\r\n'));
    expect((await ran(terminal, ...states, '--check')).code).toBe(0);
    terminal.files.set('shop.seam.yaml', writeDesign(sketch('saga place(orchestration orders): other@orders', { ...SHOP, sagas: {} })));
    expect(await ran(terminal, ...states, '--check')).toEqual({
      code: 1,
      printed: '',
      told: 'docs/saga.mmd is stale.\nWrite it again: seamwright export shop.seam.yaml --to mermaid --diagram saga-states:place --out docs/saga.mmd\n',
    });
  });

  it.each(TARGETS.filter(({ needsBrowser }) => needsBrowser === undefined))(
    'with --check holds what was written as $title: as it is, with a file changed, and with a file gone',
    async ({ id }) => {
      const terminal = shop();
      terminal.files.set(
        'shop.seam.yaml',
        writeDesign(
          sketch('orders -> placed(channel {name: Placed}): publish; orders -> payments: call {operation: refund}', { ...SHOP, flows: {}, sagas: {} }),
        ),
      );
      const command = ['export', 'shop.seam.yaml', '--to', id, '--out', 'out/'];
      expect(await ran(terminal, ...command, '--check')).toMatchObject({ code: 1, told: expect.stringContaining(' is missing.\n') });
      expect(terminal.filesIn('out')).toBeUndefined();
      expect(await ran(terminal, ...command)).toMatchObject({ code: 0 });
      expect(await ran(terminal, ...command, '--check')).toEqual({ code: 0, printed: '', told: '' });
      const generated = (terminal.filesIn('out') ?? []).find((path) => id !== 'typescript' || path.startsWith('out/platform/')) ?? '';
      const before = terminal.read(generated);
      terminal.files.set(generated, `${before} `);
      expect(await ran(terminal, ...command, '--check')).toMatchObject({ code: 1, told: expect.stringContaining(`${generated} is `) });
      terminal.files.set(generated, before);
      terminal.files.delete(generated);
      expect(await ran(terminal, ...command, '--check')).toMatchObject({ code: 1, told: expect.stringContaining(`${generated} is missing.\n`) });
    },
  );

  it('with --check --exact names the files that nothing writes any more', async () => {
    const terminal = shop();
    const command = ['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'all', '--out', 'docs'];
    await ran(terminal, ...command);
    expect(await ran(terminal, ...command, '--check', '--exact')).toEqual({ code: 0, printed: '', told: '' });
    terminal.files.set('docs/shop-old-saga.mmd', 'flowchart TD');
    expect((await ran(terminal, ...command, '--check')).code).toBe(0);
    expect(await ran(terminal, ...command, '--check', '--exact')).toEqual({
      code: 1,
      printed: '',
      told: 'docs/shop-old-saga.mmd is not written by this: remove it.\n',
    });
    terminal.files.delete('docs/shop.mmd');
    expect((await ran(terminal, ...command, '--check', '--exact')).told).toBe(
      'docs/shop.mmd is missing.\ndocs/shop-old-saga.mmd is not written by this: remove it.\nWrite it again: seamwright export shop.seam.yaml --to mermaid --diagram all --out docs\n',
    );
  });

  it('reads what it can import, from standard input too, and what it writes opens again', async () => {
    const terminal = shop();
    terminal.input = terminal.read('shop.seam.yaml');
    const { printed } = await ran(terminal, 'export', '-', '--to', 'mermaid', '--fence');
    const { design } = importText(printed);
    expect(design !== undefined && sameDesign(design, SHOP)).toBe(true);
  });

  it('lists the targets, the options of one, and what they can be for a design', async () => {
    const { printed } = await ran(shop(), 'export', '--list');
    for (const { id, summary } of TARGETS) expect(printed).toMatch(new RegExp(`^  ${id} .*${summary.slice(0, 20)}`, 'm'));
    expect((await ran(shop(), 'export', '--list', '--to', 'typescript')).printed).toContain('--package-name PACKAGENAME');
    expect((await ran(shop(), 'export', 'shop.seam.yaml', '--list', '--to', 'mermaid')).printed).toMatch(/sequence:place +Place order \(sequence\)/);
  });

  it.each([
    [['export', 'shop.seam.yaml'], 'What to? Say --to with one of mermaid'],
    [['export', 'shop.seam.yaml', '--to', 'pdf'], '--to is “pdf”; it can be mermaid'],
    [['export', '--to', 'svg'], 'Which file?'],
    [['export', 'a', 'b', '--to', 'svg'], 'Which file?'],
    [['export', 'nowhere.yaml', '--to', 'svg'], 'nowhere.yaml is not there.'],
    [['export', 'shop.seam.yaml', '--to', 'svg', '--theme', 'pink'], '--theme is “pink”; it can be light, dark.'],
    [['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'pie'], '--diagram is “pie”; it can be flowchart, context-map'],
    [['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'Place order'], 'there are several: sequence:place, saga-states:place'],
    [['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'board'], '--diagram is “board”'],
    [['export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'sequence:place', '--direction', 'LR'], '--direction means nothing here'],
    [['export', 'shop.seam.yaml', '--to', 'typescript'], 'say which folder they go to with --out'],
    [['export', 'shop.seam.yaml', '--to', 'typescript', '--port', 'many', '--out', 'x'], '--port is “many”; it must be a number from 1 to 65535.'],
    [['export', 'shop.seam.yaml', '--to', 'png', '--out', 'x.png'], 'painted by a browser'],
    [['export', 'shop.seam.yaml', '--to', 'svg', '--check'], '--check needs --out'],
    [['export', 'shop.seam.yaml', '--to', 'svg', '--wrong'], '--wrong'],
    [['export', 'shop.seam.yaml', '--to', 'svg', '--exact', '--out', 'x/'], '--exact is for --check.'],
    [['export', 'shop.seam.yaml', '--to', 'typescript', '--check', '--exact', '--out', 'x'], '--exact is not for --to typescript'],
  ])('says what is wrong, with exit code 2: %j', async (args, reason) => {
    const { code, printed, told } = await ran(shop(), ...args);
    expect(told).toContain(reason);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  });
});

describe('seamwright export --to typescript into a folder where people work', () => {
  const command = ['export', 'shop.seam.yaml', '--to', 'typescript', '--out', 'code'];
  const HANDLERS = 'code/services/orders/operations.ts';
  const PORTS = 'code/services/payments/generated/ports.ts';

  const written = async () => {
    const terminal = shop();
    await ran(terminal, ...command);
    return terminal;
  };
  const redraws = (terminal: FakeTerminal, more: string) => terminal.files.set('shop.seam.yaml', writeDesign(sketch(more, SHOP)));

  it('says how many files the first time, and nothing is stale', async () => {
    const terminal = shop();
    const { code, told } = await ran(terminal, ...command);
    expect({ code, told }).toEqual({ code: 0, told: expect.stringMatching(/^\d+ files written\.\n$/) });
    expect(terminal.read('code/.seamwright.json')).toContain('"services/orders/operations.ts"');
    expect(await ran(terminal, ...command, '--check')).toEqual({ code: 0, printed: '', told: '' });
    expect((await ran(terminal, ...command)).told).toMatch(/^code: \d+ unchanged\.\n$/);
  });

  it('tells what is new, changed and removed', async () => {
    const terminal = await written();
    redraws(terminal, 'orders -> mail(service {name: Mail}): call {operation: send}');
    const check = await ran(terminal, ...command, '--check');
    expect(check.code).toBe(1);
    expect(check.told).toContain('code/services/mail/operations.ts is missing.\n');
    const more = await ran(terminal, ...command);
    expect(more.code).toBe(0);
    expect(more.told).toMatch(/^code: \d+ new, \d+ changed, \d+ unchanged\.\n/);
    expect(more.told).toContain('  new         services/mail/operations.ts (yours to fill in)\n');
    expect(more.told).toContain('  changed     services/orders/generated/clients.ts\n');
    redraws(terminal, '');
    expect((await ran(terminal, ...command, '--check')).told).toContain('code/services/mail/operations.ts is no longer generated.\n');
    expect((await ran(terminal, ...command)).told).toContain('  removed     services/mail/operations.ts\n');
    expect(terminal.filesIn('code/services/mail')).toBeUndefined();
  });

  it('keeps what people have filled in, and names the handlers that it lacks', async () => {
    const terminal = await written();
    const mine = terminal.read(HANDLERS).replace(/throw .*/, 'return 7;');
    terminal.files.set(HANDLERS, mine);
    redraws(terminal, 'payments -> orders: call {operation: cancel order}');
    const { code, told } = await ran(terminal, ...command);
    expect(code).toBe(0);
    expect(told).toContain('  yours       services/orders/operations.ts lacks cancelOrder\n');
    expect(terminal.read(HANDLERS)).toBe(mine);
    expect((await ran(terminal, ...command, '--check')).code).toBe(0);
  });

  it('keeps a generated file that somebody has edited, puts the new one beside it, and fails until they are merged', async () => {
    const terminal = await written();
    terminal.files.set(PORTS, `${terminal.read(PORTS)}// mine\n`);
    expect(await ran(terminal, ...command, '--check')).toMatchObject({ code: 1, told: expect.stringContaining(`${PORTS} is generated, and was edited.\n`) });
    expect(await ran(terminal, ...command)).toMatchObject({
      code: 0,
      told: expect.stringContaining('  edited      services/payments/generated/ports.ts stays\n'),
    });
    redraws(terminal, 'orders -> payments: call {operation: refund}');
    const dry = await ran(terminal, ...command, '--dry-run');
    expect(dry.told).toMatch(/^code \(nothing is written\): /);
    expect(terminal.has(`${PORTS}.new`)).toBe(false);
    const { code, told } = await ran(terminal, ...command);
    expect(code).toBe(1);
    expect(told).toContain('  edited      services/payments/generated/ports.ts stays; its new version is beside it');
    expect(terminal.read(PORTS)).toMatch(/\/\/ mine\n$/);
    expect(terminal.read(`${PORTS}.new`)).toContain('refund(');
    expect(await ran(terminal, ...command, '--overwrite-edited')).toMatchObject({
      code: 0,
      told: expect.stringContaining('  overwritten services/payments/generated/ports.ts\n'),
    });
    expect(terminal.read(PORTS)).toContain('refund(');
    expect(terminal.has(`${PORTS}.new`)).toBe(false);
  });

  it('says that the manifest cannot be used, and keeps everything', async () => {
    const terminal = await written();
    terminal.files.set('code/.seamwright.json', '<<<<<<< ours');
    redraws(terminal, 'orders -> payments: call {operation: refund}');
    const { code, told } = await ran(terminal, ...command);
    expect(code).toBe(1);
    expect(told).toMatch(/^code\/\.seamwright\.json cannot be used: .*\. Everything that differs counts as changed by a person\.\n/);
    expect(terminal.read(PORTS)).not.toContain('refund(');
  });

  it('knows such folders for code alone', async () => {
    expect(await ran(shop(), 'export', 'shop.seam.yaml', '--to', 'svg', '--out', 'docs', '--dry-run')).toMatchObject({ code: 2 });
  });
});
