import AxeBuilder from '@axe-core/playwright';
import { Designer } from './designer.ts';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** The main journey of somebody whose browser speaks German, by the words that they read; documents stay as they are. */

test.use({ locale: 'de-DE' });

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violations(page: Page): Promise<string[]> {
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).disableRules(['label-content-name-mismatch']).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Words of buttons, tabs and heads that do not fit their box: German is a third longer than English. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role="tab"], h1, h2, h3, label, th')]
      // Badges on the canvas stand out of their elements on purpose, and are as wide as what they say.
      .filter((element) => element.checkVisibility() && element.clientWidth > 1 && !element.closest('[data-element]'))
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.textContent?.trim() || element.getAttribute('aria-label')}: ${element.scrollWidth} > ${element.clientWidth}`),
  );

async function opensExample(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('button', { name: /^Bestell-Saga/ }).click();
  await expect(page.locator('[data-saving="saved"]')).toHaveText('Gespeichert');
  await expect(page.locator('[data-element]').first()).toBeVisible();
}

async function opensSharedDatabase(page: Page): Promise<void> {
  await page.goto('./');
  await page
    .getByRole('button', { name: /^Alle \d/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Laden mit gemeinsamer Datenbank/ }).click();
  await expect(page.getByRole('button', { name: /^Befunde: [1-9]/ })).toBeVisible();
}

/** Texts with words that no German sentence has; names of the example hold none of them but in these. */
const englishIn = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(
    ([where]) =>
      [...document.querySelectorAll<HTMLElement>(where)]
        .flatMap((element) => element.innerText.split('\n'))
        .filter((text) => / (?:is|are|has|have|the|of|to|for|which|without|nobody) /u.test(` ${text.replaceAll('Backend for Frontend', '')} `)),
    [selector] as const,
  );

test('The picture says its small words in German, and what is added by hand has a German name', async ({ page }) => {
  await opensExample(page);
  const words = (name: string) => page.locator('[data-element]').filter({ has: page.getByText(name, { exact: true }) });
  await expect(words('Inventory service')).toContainText('Kotlin · 2 Instanzen');
  await expect(words('Carrier')).toContainText('extern');
  await expect(words('Outbox relay')).toContainText('Teil von Order');
  await page.keyboard.press('n');
  await page.getByRole('combobox').or(page.getByRole('searchbox')).first().fill('Datenbank');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('textbox', { name: 'Name' })).toHaveValue('Datenbank');
});

test('A fix speaks German, and what it adds has a German name', async ({ page }) => {
  await opensSharedDatabase(page);
  const drawer = page.getByRole('region', { name: 'Schublade' });
  const elements = page.locator('[data-element]');
  const before = await elements.count();
  await page.keyboard.press('F8');
  await drawer.getByRole('radio', { name: /^Ereignisse ersetzen/ }).click();
  await drawer.getByRole('button', { name: /^Vorschau/ }).click();
  await drawer.getByRole('button', { name: /^Beheben/ }).click();
  await expect.poll(() => elements.count()).toBeGreaterThan(before);
  await expect(elements.filter({ hasText: /-(?:ereignisse|aenderungen)/ }).first()).toBeVisible();
  // The dead letters of a topic are called by it: `order-events` has its name from the design.
  await expect(elements.filter({ hasText: /(?:billing|order|shipping)-(?:changes|copy)|(?:billing|shipping)-events/ })).toHaveCount(0);
});

test('The outline alone adds, connects, renames, moves and deletes, and says each in German', async ({ page }) => {
  const designer = new Designer(page);
  await page.goto('./');
  await page.getByRole('button', { name: /^Leere Fläche/ }).click();
  const first = page.getByRole('main').getByRole('textbox', { name: 'Name' });
  await first.fill('Bestellungen');
  await first.press('Enter');
  const said = await designer.listens();
  await page.keyboard.press('o');
  const tree = page.getByRole('tree', { name: 'Gliederung' });
  const focused = tree.locator(':focus');
  await expect(focused).toHaveCount(1);

  const walksTo = async (name: string): Promise<void> => {
    await page.keyboard.press('Home');
    await expect(async () => {
      await page.keyboard.press('ArrowDown');
      await expect(focused).toHaveAccessibleName(new RegExp(`^${name}`), { timeout: 300 });
    }).toPass();
  };
  const asks = async (key: string, answer: string): Promise<void> => {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await page.keyboard.type(answer);
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(answer);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const names = async (name: string): Promise<void> => {
    await expect(tree.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(focused).toHaveAccessibleName(new RegExp(`^${name}`));
  };
  await walksTo('Bestellungen');
  await asks('n', 'Datenbank');
  await names('Bestelldaten');
  await walksTo('Bestellungen');
  await asks('c', 'Bestelldaten');
  await walksTo('Bestellungen');
  await page.keyboard.press('F2');
  await names('Aufträge');
  await asks('m', 'Ein neuer Context');
  await names('Verkauf');
  await page.keyboard.press('Delete');
  await expect
    .poll(said)
    .toEqual(
      expect.arrayContaining([
        'Datenbank hinzugefügt. Namen eingeben.',
        'Datenbank heißt jetzt Bestelldaten.',
        expect.stringMatching(/Bestelldaten\. Verbunden\.$/),
        'Bestellungen heißt jetzt Aufträge.',
        'Verkauf gelöscht. Rückgängig holt es zurück.',
      ]),
    );
  expect((await said()).filter((sentence) => / (?:is|now|added|deleted|of|to|the|has) /.test(` ${sentence} `))).toEqual([]);
});

test('In Play nothing of the strip is cut off at 800 px, with the log open', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await opensExample(page);
  await page.keyboard.press('t');
  await page.keyboard.press('l');
  const help = page.getByRole('button', { name: 'Hilfe', exact: true });
  await expect(help).toBeVisible();
  const box = await help.boundingBox();
  expect((box?.x ?? 800) + (box?.width ?? 0)).toBeLessThan(790);
});

for (const width of [1440, 800]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('begins in German, and nothing is cut off', async ({ page }) => {
      await page.goto('./');
      await expect(page.getByRole('heading', { name: 'Services zeichnen. Stören. Den Entwurf verbessern.' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
      expect(await cutOff(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });

    test('draws, renames and undoes', async ({ page }) => {
      await page.goto('./');
      await page.getByRole('button', { name: /^Leere Fläche/ }).click();
      const name = page.getByRole('main').getByRole('textbox', { name: 'Name' });
      await expect(name).toBeFocused();
      await name.fill('Bestellungen');
      await name.press('Enter');
      const element = page.locator('[data-element]').filter({ hasText: 'Bestellungen' });
      await expect(element).toHaveAccessibleName(/^Bestellungen, Service/);
      await element.click();
      const inspector = page.getByRole('complementary', { name: 'Inspektor' });
      await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Bestellungen');
      await expect(inspector.getByRole('textbox', { name: 'Technologie' })).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await expect(element).toHaveCount(0);
    });

    test('reads findings, and takes a fix back', { tag: '@both-themes' }, async ({ page }) => {
      await opensSharedDatabase(page);
      await page.keyboard.press('F8');
      const drawer = page.getByRole('region', { name: 'Schublade' });
      await expect(drawer.getByRole('tab', { name: /^Befunde/ })).toBeVisible();
      await expect(drawer.getByText('Shop with a shared database ist ein verteilter Monolith: 0,94 von 1').first()).toBeVisible();
      await expect(
        drawer.getByText(/^100 % der Services warten in Kreisen aufeinander, .*66,7 % teilen sich einen Speicher: Von 3 Services lässt sich kaum einer/),
      ).toBeVisible();
      await expect(drawer.getByRole('radio', { name: /^Ereignisse ersetzen zwei Aufrufe/ })).toBeVisible();
      await drawer.getByRole('button', { name: /^Vorschau/ }).click();
      await expect(drawer.getByText(/Einträge ändern sich|Eintrag ändert sich/)).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });

    test('reads why a rule is there, and what of it is set', { tag: '@both-themes' }, async ({ page }) => {
      await opensSharedDatabase(page);
      await page.keyboard.press('F8');
      await page.getByRole('button', { name: 'Warum? Über diese Regel' }).first().click();
      const rule = page.getByRole('article', { name: 'Verteilter Monolith' });
      await expect(rule.getByText(/^Bei drei Services oder mehr ist der Wert 0,5 oder mehr/)).toBeVisible();
      await expect(rule.getByText(/^Nichts lässt sich einzeln ändern/)).toBeVisible();
      expect(await englishIn(page, 'article')).toEqual([]);
      expect(await cutOff(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });

    test('reads no English word in any finding', async ({ page }) => {
      await opensSharedDatabase(page);
      const drawer = page.getByRole('region', { name: 'Schublade' });
      for (let finding = 0; finding < 12; finding++) {
        await page.keyboard.press('F8');
        await expect(drawer.getByRole('button', { name: /^Vorschau/ })).toBeVisible();
        expect(await englishIn(page, '[role="region"][aria-label="Schublade"]')).toEqual([]);
      }
    });

    test('reads the verdict when everything is tried', async ({ page }) => {
      await opensExample(page);
      await page.getByRole('button', { name: 'Simulation' }).click();
      await page.getByRole('button', { name: 'Alles durchprobieren' }).click();
      await expect(page.getByRole('heading', { name: /^Jeder Lauf endet abgeschlossen, sauber zurückgerollt oder bei einem Menschen/ })).toBeVisible();
      await expect(page.getByText(/^alle 2\.827 Zustände/)).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
    });

    test('plays, and takes the design away', async ({ page }) => {
      await opensExample(page);
      await page.getByRole('button', { name: 'Simulation' }).click();
      await expect(page.getByText('Tempo', { exact: true })).toBeVisible();
      await expect(
        page
          .getByRole('button', { name: 'Abspielen' })
          .or(page.getByRole('button', { name: 'Anhalten' }))
          .first(),
      ).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
      await page.getByRole('button', { name: 'Exportieren' }).click();
      await expect(page.getByRole('button', { name: 'Für README kopieren' })).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
    });
  });
}

test('reads the log of a run, with its reasons', { tag: '@both-themes' }, async ({ page }) => {
  await opensExample(page);
  await page.getByRole('button', { name: 'Simulation' }).click();
  await page.getByRole('button', { name: 'Place order' }).first().click();
  await page.getByRole('menuitemcheckbox', { name: 'Payment fails' }).click();
  const log = page.getByRole('complementary', { name: 'Protokoll' });
  await expect(log.getByRole('button', { name: /Kompensiert, der letzte Schritt zuerst/ })).toBeVisible();
  await expect(log.getByRole('button', { name: /Release stock gesendet Kompensation von Schritt 2, Versuch 1 von 4$/ })).toBeVisible();
  await expect(log.getByRole('button', { name: /Place order zurückgerollt 503 von Card provider: nichts bleibt, 1,14 s$/ })).toBeVisible();
  expect(await cutOff(page)).toEqual([]);
});

test('finds commands by German and by English words', async ({ page }) => {
  await opensExample(page);
  for (const words of ['aufräumen', 'tidy']) {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Befehl, Namen oder Befund eingeben').fill(words);
    await expect(page.getByRole('option', { name: /^Layout aufräumen/ })).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('changes to English and back without a reload, and keeps the choice', async ({ page }) => {
  await opensExample(page);
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  await page.getByRole('button', { name: 'Menü' }).click();
  await page.getByRole('menuitem', { name: 'Language: English' }).click();
  await expect(page.locator('[data-saving="saved"]')).toHaveText('Saved');
  await expect(page.locator('[data-element]').first()).toBeVisible();
  expect(await page.evaluate(() => [document.documentElement.lang, 'stayed' in globalThis])).toEqual(['en', true]);
  await page.reload();
  await expect(page.locator('[data-saving="saved"]')).toHaveText('Saved');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Sprache: Deutsch' }).click();
  await expect(page.locator('[data-saving="saved"]')).toHaveText('Gespeichert');
});

test('writes numbers as German does, and reads them so', async ({ page }) => {
  await opensExample(page);
  await page.locator('[data-element]').filter({ hasText: 'Order service' }).first().click();
  const inspector = page.getByRole('complementary', { name: 'Inspektor' });
  await inspector.getByText('Laufzeit', { exact: true }).click();
  const availability = inspector.getByRole('textbox', { name: 'Verfügbarkeit' });
  await availability.fill('99,95 %');
  await availability.press('Enter');
  await expect(availability).toHaveValue('99,95 %');
  await availability.fill('1.500');
  await availability.press('Enter');
  await expect(inspector.getByText(/1500 oder 1,500\? Bitte ohne Punkt schreiben\./)).toBeVisible();
});

test('leaves the document alone: the same file in both languages', async ({ page }) => {
  const saved = async (): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  };
  await opensExample(page);
  const german = await saved();
  await page.getByRole('button', { name: 'Menü' }).click();
  await page.getByRole('menuitem', { name: 'Language: English' }).click();
  await expect(page.locator('[data-saving="saved"]')).toHaveText('Saved');
  expect(await saved()).toBe(german);
});
