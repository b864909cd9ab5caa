import type { Designer } from './designer.ts';
import { expect, test } from './test.ts';

/** What the policy of the page has refused since it was loaded. */
async function refused({ page }: Designer): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const list: string[] = [];
    Object.assign(globalThis, { refused: list });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      list.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
});

test.describe('The Content-Security-Policy that is shipped with the page', () => {
  test('lets nothing in but what lies beside the page: no inline script, no eval, no other host', async ({ designer }) => {
    const policy = (await designer.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
    const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'none'"]);
    for (const [name, sources] of directives)
      expect(
        sources.filter((source) => /^(?:\*|https?:|'unsafe-eval'|'wasm-unsafe-eval')/.test(source)),
        name,
      ).toEqual([]);
    // It stands before everything that it is about.
    expect(await designer.page.evaluate(() => document.head.querySelector('script, link[rel="stylesheet"], meta[http-equiv]')?.tagName)).toBe('META');
  });

  test.describe('when something tries', () => {
    test.use({ expectedErrors: [/Content Security Policy|violates the following/] });

    test('runs no inline script, no handler and no text, and asks no other host', async ({ designer }) => {
      const ran = await designer.page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.ran = true';
        document.body.append(script);
        const image = document.createElement('img');
        image.setAttribute('onerror', 'globalThis.ran = true');
        image.src = 'data:image/png;base64,AAAA';
        document.body.append(image);
        await image.decode().catch(() => undefined);
        const asked = await fetch('https://example.com/').then(
          () => 'answered',
          () => 'refused',
        );
        return { ran: 'ran' in globalThis, asked };
      });
      expect(ran).toEqual({ ran: false, asked: 'refused' });
      await expect
        .poll(() => refused(designer))
        .toEqual(expect.arrayContaining([expect.stringMatching(/^script-src/), expect.stringMatching(/^connect-src https:\/\/example\.com/)]));
    });
  });
});

test.describe('Nothing of the product is refused by it', () => {
  test.afterEach(async ({ designer }) => expect(await refused(designer)).toEqual([]));

  test('while a design is drawn, searched, checked, tidied and played', async ({ designer }) => {
    await designer.commands('Examples …');
    await expect(designer.dialog.locator('svg path').first()).toBeAttached();
    await designer.presses('Escape');
    await designer.opensExample();
    await designer.presses('Control+f');
    await designer.types('Order');
    await designer.presses('Alt+r');
    await expect(designer.page.locator('#find-count')).toHaveText(/\d+ names/);
    await designer.presses('Escape');
    await designer.commands('Tidy the layout');
    await designer.commands('Show health');
    await expect(designer.page.getByRole('tabpanel', { name: 'Health' })).toBeVisible();
    await designer.presses('Control+j');
    await designer.presses('t');
    await designer.playback.breaks('Charge payment', 'Refuses');
    await designer.playback.takesThePlayhead();
    await designer.presses('End');
    await expect(designer.playback.saga).toContainText('Rolled back');
    await designer.commands('Try everything on a saga');
    await expect(designer.explorer.panel).toBeVisible();
  });

  test('while it is taken away in every format, shared and opened', async ({ designer }) => {
    await designer.opensExample();
    for (const format of ['Mermaid', 'SVG', 'PNG', 'TypeScript'] as const) {
      await designer.takeAway.opens(format);
      await expect(designer.takeAway.dialog.getByRole('button', { name: /Download|Copy/ }).first()).toBeEnabled();
      await designer.presses('Escape');
    }
    await designer.commands('Mermaid preview');
    await expect(designer.page.getByRole('tabpanel', { name: 'Mermaid' }).locator('img, svg').first()).toBeVisible();
    expect(await designer.file()).toContain('Order service');
    await designer.opens(await designer.copiesLink());
    await designer.opens('flowchart LR\n  shop["Shop"] --> orders["Orders"]\n');
  });
});
