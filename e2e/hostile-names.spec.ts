import { readFile } from 'node:fs/promises';
import ts from 'typescript-classic';
import { sample } from './parts/samples.ts';
import { unzip } from './parts/zip.ts';
import { expect, test } from './test.ts';

const NAMES = JSON.parse(sample('hostile-names.json')) as readonly string[];
const HUB = 'Hub';

/** A design in which everything is called by a hostile name: elements, the flows between them, a context and a saga. */
const DESIGN = JSON.stringify({
  meta: { schemaVersion: 1, name: NAMES[0] },
  contexts: { context: { name: NAMES[3] } },
  elements: {
    hub: { kind: 'service', name: HUB },
    ...Object.fromEntries(
      NAMES.map((name, index) => [`hostile-${index}`, { kind: 'service', name, contextIds: ['context'], description: name, technology: name }]),
    ),
  },
  flows: Object.fromEntries(
    NAMES.map((name, index) => [`flow-${index}`, { kind: 'call', from: 'hub', to: `hostile-${index}`, label: name, timeout: { ms: 300 } }]),
  ),
  sagas: {
    saga: {
      name: NAMES[4],
      style: 'orchestration',
      orchestratorId: 'hub',
      steps: NAMES.map((name, index) => ({ id: `step-${index}`, name, participantId: `hostile-${index}`, action: name, compensation: `undo ${name}` })),
    },
  },
  layout: {
    hub: { x: 0, y: 0 },
    ...Object.fromEntries(NAMES.map((_, index) => [`hostile-${index}`, { x: 280 + (index % 3) * 240, y: Math.floor(index / 3) * 120 }])),
  },
});

test.describe('Hostile names', () => {
  test.beforeEach(async ({ designer }) => {
    designer.page.on('dialog', (dialog) => {
      throw new Error(`A script has run: ${dialog.message()}`);
    });
    await designer.opens(DESIGN);
    await expect(designer.canvas.elements).toHaveCount(NAMES.length + 1);
  });

  test('are text on the canvas and in the outline', async ({ designer }) => {
    await designer.outline.opens();
    const rows = await designer.outline.tree.getByRole('treeitem').allTextContents();
    const drawn = await designer.canvas.elements.allTextContents();
    for (const name of NAMES) {
      expect(
        drawn.filter((text) => text.includes(name)),
        `${name} on the canvas`,
      ).not.toEqual([]);
      expect(
        rows.filter((text) => text.includes(name)),
        `${name} in the outline`,
      ).not.toEqual([]);
    }
    await expect(designer.page.locator('img[src="x"]')).toHaveCount(0);
  });

  test('are text in Mermaid, which parses and draws them', async ({ designer }) => {
    await designer.takeAway.opens('Mermaid');
    await expect(designer.takeAway.dialog).toContainText('Parses');
    const drawing = designer.takeAway.dialog.getByRole('img', { name: /drawn by Mermaid$/ });
    await expect(drawing).toBeVisible();
    const picture = await designer.readsSvg(decodeURIComponent((await drawing.getAttribute('src'))?.replace(/^[^,]*,/, '') ?? ''));
    expect(picture.mistakes).toBe(0);
    expect(picture.scripts).toBe(0);
    expect(picture.links).toEqual([]);
    for (const name of ['end', 'класс', 'a*/b', '${x}', 'constructor']) expect(picture.text).toContain(name);
  });

  test('are text in SVG', async ({ designer }) => {
    await designer.takeAway.opens('SVG');
    const download = await designer.downloads(() => designer.takeAway.button('Download').click());
    const picture = await designer.readsSvg(await readFile(await download.path(), 'utf8'));
    expect(picture.mistakes).toBe(0);
    expect(picture.scripts).toBe(0);
    expect(picture.links).toEqual([]);
    const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ');
    for (const name of NAMES) expect(spaced(picture.text)).toContain(spaced(name));
  });

  test('are text in TypeScript: every file is well-formed', async ({ designer }) => {
    await designer.takeAway.opens('TypeScript');
    const download = await designer.downloads(() => designer.takeAway.button('Download zip').click());
    const files = unzip(await readFile(await download.path()));
    const broken = [...files]
      .filter(([path]) => path.endsWith('.ts'))
      .flatMap(([path, content]) => ts.transpileModule(content.toString(), { reportDiagnostics: true, fileName: path }).diagnostics ?? [])
      .map(({ file, messageText }) => `${file?.fileName}: ${JSON.stringify(messageText)}`);
    expect(broken).toEqual([]);
    expect([...files.keys()].filter((path) => !/^[\w./-]+$/.test(path))).toEqual([]);
  });

  test('are text in the run and in its log', async ({ designer }) => {
    await designer.presses('t');
    await expect(designer.playback.button('Play')).toBeEnabled();
    const log = (await designer.playback.lines()).join('\n');
    for (const name of NAMES) expect(log).toContain(name);
    await expect(designer.page.locator('img[src="x"]')).toHaveCount(0);
  });

  test('come back from a link and from a README as they were', async ({ designer, browser }) => {
    const file = await designer.file();
    const other = await designer.somebodyElse(browser, { waits: false });
    await other.page.goto(await designer.copiesLink());
    await other.seesElements();
    expect(await other.file()).toBe(file);
    await other.takeAway.opens('Mermaid');
    const readme = await other.takeAway.copies('Copy for README');
    await other.page.context().close();

    const third = await designer.somebodyElse(browser);
    await third.opens(readme);
    expect(await third.file()).toBe(file);
    await third.page.context().close();
  });
});

test('A long name that runs from right to left takes two lines, and is cut off at its end, not at its beginning', async ({ designer }) => {
  const name = 'שירות משלוחים והזמנות לקוחות עסקיים ופרטיים';
  await designer.opens(`meta: { schemaVersion: 1, name: Right to left }\nelements:\n  a: { kind: service, name: ${name} }\nlayout:\n  a: { x: 0, y: 0 }\n`);
  const lines = designer.canvas.root.locator('[data-long] > span');
  await expect(lines).toHaveCount(2);
  const [first = '', second = ''] = await lines.allTextContents();
  expect(name.startsWith(first)).toBe(true);
  expect(name.endsWith(second)).toBe(true);
  const shown = await lines.evaluateAll((spans) =>
    spans.map((words) => {
      const all = new Range();
      all.selectNodeContents(words);
      const [letters, box] = [all.getBoundingClientRect(), words.getBoundingClientRect()];
      return { begins: letters.right <= box.right + 1, ends: letters.left >= box.left - 1 };
    }),
  );
  expect(shown).toEqual([
    { begins: true, ends: true },
    { begins: true, ends: false },
  ]);
  await expect(lines.last()).toHaveCSS('text-overflow', 'ellipsis');
});
