import { describe, expect, it } from 'vitest';
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

  it('writes many files into a folder', async () => {
    const terminal = shop();
    const { told } = await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'mermaid', '--diagram', 'all', '--out', 'docs');
    const written = terminal.filesIn('docs') ?? [];
    expect(told).toBe(`${written.length} files written.\n`);
    expect(written).toEqual(
      expect.arrayContaining(['docs/shop.mmd', 'docs/shop-place-order.mmd', 'docs/shop-charge-breaker.mmd', 'docs/shop-context-map.mmd']),
    );
  });

  it('leaves alone what belongs to people', async () => {
    const terminal = shop();
    await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'typescript', '--out', 'code');
    const handler = (terminal.filesIn('code') ?? []).find((path) => /handlers/.test(path)) ?? '';
    terminal.files.set(handler, 'mine');
    terminal.files.set('code/package.json', 'overwritten');
    const { told } = await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'typescript', '--out', 'code');
    expect(terminal.read(handler)).toBe('mine');
    expect(told).toMatch(/files? of yours left as (?:it is|they are)\.\n$/);
    expect((await ran(terminal, 'export', 'shop.seam.yaml', '--to', 'typescript', '--out', 'code', '--check')).code).toBe(0);
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
  ])('says what is wrong, with exit code 2: %j', async (args, reason) => {
    const { code, printed, told } = await ran(shop(), ...args);
    expect(told).toContain(reason);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  });
});
