import { readFile } from 'node:fs/promises';
import { readDownload } from './designer.ts';
import { unzip } from './parts/zip.ts';
import { expect, test } from './test.ts';

test.describe('Documents and contracts', () => {
  test.beforeEach(({ designer }) => designer.opensExample());

  test('the architecture document comes with its glossary, and shows its diagrams', async ({ designer }) => {
    await designer.takeAway.opens('Markdown');
    await expect(designer.takeAway.dialog.frameLocator('iframe').getByRole('heading', { name: 'Context map' })).toBeVisible();
    const download = await designer.downloads(() => designer.takeAway.button('Download zip').click());
    const files = unzip(await readFile(await download.path()));
    expect([...files.keys()].sort()).toEqual(['glossary.md', 'order-saga.md']);
    const { elements } = await designer.design();
    for (const { name } of Object.values(elements)) expect(files.get('order-saga.md')?.toString()).toContain(name);
  });

  test('in one file it is one download', async ({ designer }) => {
    await designer.takeAway.opens('Markdown');
    await designer.takeAway.dialog.getByRole('radio', { name: 'One file' }).click();
    const text = await readDownload(await designer.downloads(() => designer.takeAway.button('Download').click()));
    expect(text).toContain('## Glossary');
  });

  test('AsyncAPI, OpenAPI and Context Mapper are written for the design that is open', async ({ designer }) => {
    const texts = [];
    for (const [format, button] of [
      ['AsyncAPI', 'Download'],
      ['Context Mapper', 'Download'],
    ] as const) {
      await designer.takeAway.opens(format);
      texts.push(await readDownload(await designer.downloads(() => designer.takeAway.button(button).click())));
    }
    expect(texts[0]).toMatch(/^asyncapi: "3\.0\.0"\n[^]*orderEvents:/);
    expect(texts[1]).toMatch(/BoundedContext Ordering implements OrderingSubdomain/);
    await designer.takeAway.opens('OpenAPI');
    const zip = unzip(await readFile(await (await designer.downloads(() => designer.takeAway.button('Download zip').click())).path()));
    expect([...zip.keys()]).toContain('order-service.openapi.yaml');
  });

  test('a picture can be told to play a run', async ({ designer }) => {
    await designer.takeAway.opens('SVG');
    await designer.takeAway.dialog.getByRole('combobox', { name: 'Motion' }).click();
    await designer.page.getByRole('option', { name: /Payment fails/ }).click();
    const download = await designer.downloads(() => designer.takeAway.button('Download').click());
    expect(download.suggestedFilename()).toBe('order-saga-run.svg');
    expect(await readDownload(download)).toContain('@media (prefers-reduced-motion:no-preference)');
  });
});
