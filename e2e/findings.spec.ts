import type { Designer } from './designer.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

/** Three calls without a timeout one behind the other, with numbers, and a database that two contexts write. */
const harbour = sample('harbour.seam.yaml');

async function looksAtHarbour(designer: Designer): Promise<void> {
  await designer.opens(harbour);
  await designer.findings.shows();
  await expect(designer.findings.row('berth-db is written by two contexts')).toBeVisible();
}

test.describe('The list of findings', () => {
  test('stands by severity, by rule or by element, and remembers which', async ({ designer }) => {
    await looksAtHarbour(designer);
    await expect(designer.findings.head('Errors')).toBeVisible();
    await designer.findings.groupsBy('element');
    await expect(designer.findings.head('Booking')).toBeVisible();
    await designer.findings.groupsBy('rule');
    await expect(designer.findings.head('Missing timeout')).toHaveAccessibleName(/^Missing timeout 3/);
    await designer.reloads();
    await expect(designer.findings.head('Missing timeout')).toBeVisible();
  });

  test('is gone through by keyboard alone: arrows, Home, End, Left and Right, Enter', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    await designer.tabsTo(findings.head('Errors'));
    await designer.presses('ArrowDown');
    await expect(findings.focused).toContainText('berth-db is written');
    await designer.presses('Enter');
    await expect(findings.focused).toHaveAttribute('aria-expanded', 'true');
    await expect(findings.preview).toBeVisible();
    await designer.presses('ArrowLeft');
    await expect(findings.focused).toHaveAttribute('aria-expanded', 'false');
    await designer.presses('ArrowLeft');
    await expect(findings.focused).toContainText('Errors');
    await designer.presses('ArrowLeft');
    await expect(findings.row('berth-db is written')).toHaveCount(0);
    await designer.presses('ArrowRight', 'ArrowRight', 'ArrowRight');
    await expect(findings.open).toHaveCount((await findings.list.getByRole('button', { name: /^(Errors|Warnings|Notes) / }).count()) + 1);
    await designer.presses('End');
    await expect(findings.focused).toBeVisible();
    await designer.presses('Home');
    await expect(findings.focused).toContainText('Errors');
  });

  test('leads F8 through the findings as it shows them, and unfolds what it comes to', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    await findings.groupsBy('rule');
    await findings.head('Missing timeout').click();
    await expect(findings.row('Booking → Pricing has no timeout')).toHaveCount(0);
    await designer.presses('F8');
    await expect(findings.row('berth-db is written')).toHaveAttribute('aria-expanded', 'true');
    await findings.head('Shared database').click();
    await designer.presses('Shift+F8', 'F8');
    await expect(findings.row('berth-db is written')).toHaveAttribute('aria-expanded', 'true');
  });

  test('keeps a thousand findings off the page but for those that are seen', async ({ designer }) => {
    const services = Array.from({ length: 500 }, (_, i) => `s${i}`);
    const lines = [
      'meta: { schemaVersion: 1, name: Thousand }',
      'elements:',
      '  bank: { kind: external, name: Bank }',
      ...services.map((id) => `  ${id}: { kind: service, name: Service ${id} }`),
      'flows:',
      ...services.map((id) => `  ${id}-bank: { kind: call, from: ${id}, to: bank }`),
    ];
    await designer.pastes(lines.join('\n'));
    // From far away the elements are no part of the page.
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* errors/);
    await designer.findings.shows();
    await designer.findings.groupsBy('rule');
    await expect(designer.findings.head('Missing timeout')).toHaveAccessibleName(/500/);
    expect(await designer.findings.list.getByRole('listitem').count()).toBeLessThan(60);
    await designer.findings.head('Missing timeout').focus();
    await designer.presses('End');
    await expect(designer.findings.focused).toBeInViewport();
  });
});

test.describe('A fix', () => {
  test('shows by name which records change before it is applied', async ({ designer }) => {
    await looksAtHarbour(designer);
    await designer.findings.row('Booking → Pricing has no timeout').click();
    await designer.findings.preview.click();
    await expect(designer.findings.price).toContainText('1 record changes');
    await expect(designer.findings.price).toContainText('Booking → Pricing: timeout');
  });

  test('of a whole rule is one step, shown before it is done', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    const before = await designer.file();
    await findings.row('Booking → Pricing has no timeout').click();
    await findings.picks('Fix all of this kind …');
    await expect(findings.dialog).toContainText('3 findings go');
    await expect(findings.dialog).toContainText('Weather → Tides: timeout');
    await findings.dialog.getByRole('button', { name: 'Apply 3 fixes' }).click();
    await expect(findings.row('has no timeout')).toHaveCount(0);
    await designer.presses('Control+z');
    await expect(findings.row('has no timeout')).toHaveCount(3);
    expect(await designer.file()).toBe(before);
  });
});

test.describe('A finding that is opened', () => {
  for (const width of [1440, 800]) {
    test(`is seen from its top on, however high its detail is, at ${width} px`, async ({ designer }) => {
      await designer.page.setViewportSize({ width, height: 900 });
      await looksAtHarbour(designer);
      const { findings } = designer;
      await findings.row('Booking → Pricing has no timeout').click();
      await expect(findings.preview).toBeVisible();
      await findings.row('3 synchronous hops').click();
      await expect(findings.assumed('Availability', 'Weather')).toBeVisible();
      await expect(findings.row('3 synchronous hops')).toBeInViewport({ ratio: 1 });
      await expect(findings.preview).toBeInViewport({ ratio: 1 });
    });
  }
});

test.describe('What the source of an import does not state', () => {
  test('is asked about, and judged once somebody says that it is not designed', async ({ designer }) => {
    await designer.opens(sample('vineyard.microtosca.yml'));
    await designer.findings.shows();
    await expect(designer.findings.row('Does bottling give up on labels after some time?')).toBeVisible();
    await designer.outline.opens();
    await designer.outline.walksTo('bottling');
    await designer.presses('ArrowRight');
    await designer.outline.walksTo('calls labels');
    await designer.presses('Enter');
    const inspector = designer.page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toContainText('The source does not say: protocol, operation');
    await inspector.getByRole('button', { name: 'Not designed' }).click();
    await expect(inspector).not.toContainText('The source does not say');
    await expect(designer.findings.row('bottling → labels has no timeout')).toBeVisible();
    await designer.presses('Control+z');
    await expect(designer.findings.row('Does bottling give up on labels after some time?')).toBeVisible();
  });
});

test.describe('A dialog', () => {
  test('is not left for findings behind it', async ({ designer }) => {
    await looksAtHarbour(designer);
    const before = await designer.file();
    await designer.canvas.selects('Tides');
    await designer.presses('c');
    await expect(designer.dialog).toBeVisible();
    await designer.presses('F8', 'Control+.', 'Control+Shift+.');
    await expect(designer.dialog).toHaveAccessibleName(/^Connect Tides/);
    await designer.presses('Escape');
    await expect(designer.findings.open).toHaveCount(await designer.findings.list.getByRole('button', { name: /^(Errors|Warnings|Notes) / }).count());
    expect(await designer.file()).toBe(before);
  });
});

test.describe('In a small window', () => {
  test('the inspector leaves the outline within reach', async ({ designer }) => {
    await designer.page.setViewportSize({ width: 800, height: 900 });
    await looksAtHarbour(designer);
    await designer.canvas.selects('Weather');
    await designer.tools.getByRole('button', { name: 'Outline' }).click();
    await designer.outline.row('Weather').click();
    await expect(designer.page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
    for (const name of ['Booking', 'berth-db']) {
      await designer.outline.row(name).click();
      await expect(designer.page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name })).toBeVisible();
    }
  });
});

test.describe('Everything that is safe', () => {
  test('is fixed in one step from the list, shown before it is done', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    const before = await designer.file();
    await designer.page.getByRole('button', { name: 'Fix safe …' }).click();
    await expect(findings.dialog).toContainText('5 findings go');
    await expect(findings.dialog).toContainText('No new findings');
    await findings.dialog.getByRole('button', { name: 'Apply 5 fixes' }).click();
    await expect(findings.dialog).toBeHidden();
    await expect(findings.row('has no timeout')).toHaveCount(0);
    // What needs a person stays.
    await expect(findings.row('berth-db is written by two contexts')).toBeVisible();
    await designer.presses('Control+z');
    await expect(findings.row('has no timeout')).toHaveCount(3);
    expect(await designer.file()).toBe(before);
  });

  test('is asked for by a command, and cancelling changes nothing', async ({ designer }) => {
    await looksAtHarbour(designer);
    const before = await designer.file();
    await designer.commands('Fix everything that is safe');
    await expect(designer.findings.dialog).toContainText('5 findings go');
    await designer.presses('Escape');
    await expect(designer.findings.dialog).toBeHidden();
    expect(await designer.file()).toBe(before);
  });
});

test.describe('A notice', () => {
  test('leaves the window to a dialog, and the drawer to the findings', async ({ designer }) => {
    await designer.opens(sample('vineyard.microtosca.yml'));
    const notice = designer.page.getByRole('heading', { name: /was read with \d+ remarks/ });
    await expect(notice).toBeVisible();
    await expect(designer.findings.counts).toHaveAccessibleName(/[1-9]\d* warning/);
    await designer.presses('F8');
    const drawer = await designer.boxOf(designer.page.getByRole('region', { name: 'Drawer' }));
    await expect.poll(async () => (await designer.boxOf(notice)).y).toBeLessThan(drawer.y);
    await designer.commands('Show rules');
    await expect(designer.page.getByRole('dialog', { name: 'Rules' })).toBeVisible();
    await expect(notice).toBeHidden();
    await designer.presses('Escape');
    await expect(notice).toBeVisible();
  });
});

test.describe('An accepted finding', () => {
  test('is listed with its reason, can be reasoned anew and withdrawn', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    await findings.row('berth-db is written').click();
    await findings.accepts('Pilots move out in March.');
    await expect(findings.head('Accepted')).toHaveAccessibleName(/1$/);
    await findings.head('Accepted').click();
    await findings.row('Pilots move out in March.').click();
    await findings.list.getByRole('button', { name: 'Edit the reason …' }).click();
    await findings.dialog.getByRole('textbox').fill('Pilots move out in May.');
    await findings.dialog.getByRole('button', { name: 'Change the reason' }).click();
    await expect(findings.row('Pilots move out in May.')).toBeVisible();
    await findings.list.getByRole('button', { name: 'Withdraw' }).click();
    await expect(findings.head('Accepted')).toHaveCount(0);
    await expect(findings.row('berth-db is written')).toBeVisible();
    await designer.presses('Control+z');
    await expect(findings.head('Accepted')).toBeVisible();
  });
});

test.describe('A rule', () => {
  test('says why it is there, with a wrong and a right picture', async ({ designer }) => {
    await looksAtHarbour(designer);
    await designer.findings.row('Booking → Pricing has no timeout').click();
    await designer.findings.list.getByRole('button', { name: /^Why\?/ }).click();
    const { dialog } = designer.findings;
    await expect(dialog.getByRole('heading', { name: 'Missing timeout' })).toBeVisible();
    for (const words of ['What is wrong', 'Why it hurts', 'What to do']) await expect(dialog.getByRole('heading', { name: words })).toBeVisible();
    for (const picture of await dialog.getByRole('img').all()) {
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    }
    await expect(dialog.getByRole('img')).toHaveCount(2);
  });

  test('takes another threshold, refuses one outside its range, and goes back', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    await findings.row('3 synchronous hops').click();
    await findings.picks('Settings of this rule …');
    const field = findings.dialog.getByRole('textbox', { name: 'Warn at (hops)' });
    await field.fill('99');
    await designer.presses('Enter');
    await expect(findings.dialog.getByRole('alert')).toHaveText('At most 50.');
    await field.fill('4');
    await designer.presses('Enter');
    await expect(findings.row('3 synchronous hops')).toHaveCount(0);
    await findings.dialog.getByRole('button', { name: 'Back to the defaults' }).click();
    await expect(findings.row('3 synchronous hops')).toHaveCount(1);
  });

  test('that is switched off says so and finds nothing, until undo', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    await designer.commands('Show rules');
    await findings.dialog.getByRole('searchbox', { name: 'Find a rule' }).fill('missing timeout');
    await findings.rule('Missing timeout').click();
    await findings.dialog.getByRole('switch', { name: 'Asked' }).click();
    await expect(findings.dialog).toContainText('This rule is switched off in this design.');
    await designer.presses('Escape');
    await expect(findings.row('has no timeout')).toHaveCount(0);
    await designer.presses('Control+z');
    await expect(findings.row('has no timeout')).toHaveCount(3);
  });
});

test.describe('The numbers along a path', () => {
  test('stand at each hop, follow what is tried, and change the design only when they are applied', async ({ designer }) => {
    await looksAtHarbour(designer);
    const { findings } = designer;
    const before = await designer.file();
    await findings.row('3 synchronous hops').click();
    await expect(findings.figureAt('booking')).toHaveText('99.9 % · 200 ms');
    await expect(findings.figureAt('tides')).toHaveText('99.6 % · 800 ms');
    await expect(findings.list).toContainText('0.999^4 = 99.6 %');

    await findings.assumed('Availability', 'Weather').fill('99 %');
    await findings.assumed('99th percentile', 'Tides').fill('1 s');
    await expect(findings.figureAt('pricing')).toHaveText('99.8 % · 400 ms');
    await expect(findings.figureAt('tides')).toHaveText('98.7 % · 1.6 s');
    expect(await designer.file()).toBe(before);

    await findings.list.getByRole('button', { name: /^Apply these values/ }).click();
    await expect(findings.list.getByRole('button', { name: /^Apply these values/ })).toHaveCount(0);
    expect(await designer.file()).toMatch(/availability: 0\.99$/m);
    await designer.presses('Control+z');
    expect(await designer.file()).toBe(before);
  });
});

test.describe('The health of a design', () => {
  test('scores it, lights up the longest chain, and applies what would help', async ({ designer }) => {
    await looksAtHarbour(designer);
    await designer.commands('Show health');
    const health = designer.page.getByRole('tabpanel', { name: 'Health' });
    await expect(health.getByRole('region', { name: 'Distributed monolith' })).toContainText(/0\.\d\d/);
    await expect(health.getByRole('region', { name: 'Cohesion of contexts' })).toContainText('Quays');
    const chain = health.getByRole('button', { name: 'Booking → Pricing → Weather → Tides', exact: true });
    await chain.click();
    await expect(designer.findings.figureAt('tides')).toHaveText('99.6 % · 800 ms');
    await chain.click();
    await expect(designer.findings.figureAt('tides')).toHaveCount(0);

    const before = await designer.file();
    await health.getByRole('region', { name: 'What would help most' }).getByRole('listitem').first().getByRole('button').click();
    await expect(designer.dialog).toContainText(/findings? go(es)?/);
    await designer.dialog.getByRole('button', { name: 'Apply fix' }).click();
    await expect(designer.dialog).toBeHidden();
    await expect.poll(() => designer.file()).not.toBe(before);
    await designer.presses('Control+z');
    expect(await designer.file()).toBe(before);
  });
});
