import { describe, expect, it } from 'vitest';
import { readDesign, writeDesign } from '../model/text.ts';
import { sketch } from '../testing/index.ts';
import { FakeTerminal, ran } from './testing/fakeTerminal.ts';

const seam = (text: string): string => writeDesign(sketch(text));
const WRONG = seam('meta {name: Wrong}; orders(service) -> payments(service): call');
const WARNS = seam('one(service) -> both(datastore): access {mode: read}; two(service) -> both: access {mode: read}');
const RIGHT = seam('orders(service) -> order-db(datastore)');

describe('seamwright check', () => {
  it('fails for an error and says where it stands', async () => {
    const { code, printed } = await ran(new FakeTerminal({ 'wrong.seam.yaml': WRONG }), 'check', 'wrong.seam.yaml');
    expect(code).toBe(1);
    const line = WRONG.split('\n').indexOf('  orders:') + 1;
    expect(printed).toMatch(new RegExp(`^wrong\\.seam\\.yaml\\n +${line}  error +orders → payments has no timeout  missing-timeout\\n`));
  });

  it('passes where nothing is wrong', async () => {
    expect(await ran(new FakeTerminal({ 'right.seam.yaml': RIGHT }), 'check', 'right.seam.yaml')).toEqual({ code: 0, printed: 'No findings.\n', told: '' });
  });

  it('fails for warnings only where there are too many', async () => {
    const terminal = new FakeTerminal({ 'warns.seam.yaml': WARNS });
    const { code, printed } = await ran(terminal, 'check', 'warns.seam.yaml');
    expect(code).toBe(0);
    const warnings = Number(/(\d+) warning/.exec(printed)?.[1]);
    expect(warnings).toBeGreaterThan(0);
    expect((await ran(terminal, 'check', 'warns.seam.yaml', '--max-warnings', String(warnings))).code).toBe(0);
    expect((await ran(terminal, 'check', 'warns.seam.yaml', '--max-warnings', String(warnings - 1))).code).toBe(1);
  });

  it('takes every document of a folder, and standard input', async () => {
    const terminal = new FakeTerminal({ 'docs/a.seam.yaml': RIGHT, 'docs/deep/b.seam.yaml': WRONG, 'docs/readme.md': '# no design' });
    expect((await ran(terminal, 'check', 'docs')).printed).toMatch(/^docs\/deep\/b\.seam\.yaml\n.*in 2 files\.\n$/s);
    terminal.input = WRONG;
    expect((await ran(terminal, 'check', '-')).printed).toMatch(/^stdin\n/);
  });

  it('checks the other files where one cannot be read, and still says so with exit code 2', async () => {
    const terminal = new FakeTerminal({ 'docs/a.seam.yaml': 'no design', 'docs/b.seam.yaml': WRONG });
    const { code, printed, told } = await ran(terminal, 'check', 'docs', 'nowhere.seam.yaml');
    expect(code).toBe(2);
    expect(printed).toMatch(/^docs\/b\.seam\.yaml\n/);
    expect(told).toMatch(/^docs\/a\.seam\.yaml holds no design[^]*nowhere\.seam\.yaml is not there\.\n$/);
  });

  it('checks a file once, however often and by whichever path it is named', async () => {
    const terminal = new FakeTerminal({ 'docs/a.seam.yaml': WRONG, './docs/a.seam.yaml': WRONG });
    const once = await ran(terminal, 'check', 'docs/a.seam.yaml');
    expect(await ran(terminal, 'check', './docs/a.seam.yaml', 'docs', 'docs/a.seam.yaml')).toEqual(once);
  });

  it('reads other formats', async () => {
    const terminal = new FakeTerminal({
      'system.yml': `
tosca_definitions_version: micro_tosca_yaml_profile
topology_template:
  node_templates:
    a: {type: micro.nodes.Service, requirements: [{interaction: b}]}
    b: {type: micro.nodes.Service}
`,
    });
    expect((await ran(terminal, 'check', 'system.yml')).printed).toMatch(/^system\.yml\n +error +a → b has no timeout +missing-timeout\n/);
  });

  it('asks more and less under another preset', async () => {
    const terminal = new FakeTerminal({ 'wrong.seam.yaml': WRONG });
    expect((await ran(terminal, 'check', 'wrong.seam.yaml', '--preset', 'sketch')).code).toBe(0);
  });

  it('writes a report to a file', async () => {
    const terminal = new FakeTerminal({ 'wrong.seam.yaml': WRONG });
    const { code, printed } = await ran(terminal, 'check', 'wrong.seam.yaml', '--format', 'sarif', '--output', 'out.sarif');
    expect(printed).toBe('');
    expect(code).toBe(1);
    expect(JSON.parse(terminal.read('out.sarif'))).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { semanticVersion: '1.2.3' } } }] });
  });

  it('repairs what is safe to repair, and writes the document back', async () => {
    const terminal = new FakeTerminal({ 'wrong.seam.yaml': WRONG });
    const { code, told } = await ran(terminal, 'check', 'wrong.seam.yaml', '--fix');
    expect(told).toMatch(/^wrong\.seam\.yaml: \d+ findings? repaired\.\n$/);
    expect(code).toBe(0);
    const read = readDesign(terminal.read('wrong.seam.yaml'));
    expect(read.ok && read.design.flows['orders-payments']).toMatchObject({ timeout: { ms: expect.any(Number) } });
    expect((await ran(terminal, 'check', 'wrong.seam.yaml')).code).toBe(0);
  });

  it('does not count what a baseline knows, and says what of it is gone', async () => {
    const terminal = new FakeTerminal({ 'a.seam.yaml': WRONG });
    expect((await ran(terminal, 'check', 'a.seam.yaml', '--write-baseline', 'known.json')).code).toBe(0);
    expect(await ran(terminal, 'check', 'a.seam.yaml', '--baseline', 'known.json')).toMatchObject({
      code: 0,
      printed: 'No findings.\n',
      told: expect.stringContaining('known by the baseline'),
    });
    terminal.files.set('a.seam.yaml', seam('meta {name: Wrong}; orders(service) -> payments(service): call {timeout: {}}; orders -> bank(service): call'));
    expect((await ran(terminal, 'check', 'a.seam.yaml', '--baseline', 'known.json')).code).toBe(0);
    terminal.files.set('a.seam.yaml', seam('meta {name: Wrong}; orders(service) -> payments(service): call {timeout: {}}; bank(service) -> payments: call'));
    const { code, printed, told } = await ran(terminal, 'check', 'a.seam.yaml', '--baseline', 'known.json');
    expect(code).toBe(1);
    expect(printed).toContain('bank → payments has no timeout');
    expect(told).toContain('not found any more');
  });
});

describe('what cannot be done', () => {
  const terminal = new FakeTerminal({
    'a.seam.yaml': RIGHT,
    'words.txt': 'hello',
    'broken.seam.yaml': 'meta: {schemaVersion: 1, name: Broken}\nelements:\n  x: {kind: dragon, name: X}\n',
    'bad.json': '{"known": 3}',
  });

  it.each([
    [['chekc'], 'There is no command “chekc”; there is check and export.'],
    [['check'], 'Which file?'],
    [['check', 'nowhere.seam.yaml'], 'nowhere.seam.yaml is not there.'],
    [['check', 'words.txt'], 'words.txt holds no design that can be read.'],
    [['check', 'broken.seam.yaml'], 'elements.x'],
    [['check', 'a.seam.yaml', '--format', 'pdf'], '--format is “pdf”; it can be human, json, sarif, junit, github, markdown.'],
    [['check', 'a.seam.yaml', '--max-warnings', '-1'], '--max-warnings'],
    [['check', 'a.seam.yaml', '--max-warnings', 'many'], '--max-warnings is “many”'],
    [['check', 'a.seam.yaml', '--preset', 'strict'], '--preset is “strict”'],
    [['check', 'a.seam.yaml', '--wrong'], '--wrong'],
    [['check', 'a.seam.yaml', '--baseline', 'bad.json'], 'bad.json is no baseline'],
    [['check', 'a.seam.yaml', '--baseline', 'words.txt'], 'words.txt is no baseline: it is not JSON'],
  ])('is said with its reason and exit code 2: %j', async (args, reason) => {
    const { code, told, printed } = await ran(terminal, ...args);
    expect(told).toContain(reason);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
  });
});

describe('help', () => {
  it.each([[[]], [['--help']], [['help']]])('lists the commands: %j', async (args) => {
    expect(await ran(new FakeTerminal(), ...args)).toMatchObject({ code: 0, printed: expect.stringContaining('check      says what is wrong') });
  });

  it('of a command lists its options', async () => {
    expect((await ran(new FakeTerminal(), 'check', '--help')).printed).toContain('--max-warnings N');
  });

  it('has the version', async () => expect((await ran(new FakeTerminal(), '--version')).printed).toBe('1.2.3\n'));
});
