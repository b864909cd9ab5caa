import type { Designer } from './designer.ts';
import { violations } from './parts/axe.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

const SCREENS: readonly { readonly name: string; readonly go: (designer: Designer) => Promise<void> }[] = [
  { name: 'start page', go: async () => undefined },
  {
    name: 'design with outline, inspector and findings',
    go: async (designer) => {
      await designer.opens(sample('violations/shared-database.seam.yaml'));
      await designer.outline.opens();
      await designer.canvas.selects('Billing');
      await expect(designer.page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
      await designer.presses('Control+.');
      await expect(designer.findings.preview).toBeVisible();
      await designer.findings.preview.click();
      await expect(designer.findings.price).toBeVisible();
    },
  },
  {
    name: 'design of the example with a flow selected and the palette open',
    go: async (designer) => {
      await designer.opensExample();
      await designer.outline.opens();
      await designer.outline.walksTo('Order service');
      await designer.presses('ArrowRight', 'ArrowRight');
      await designer.outline.walksTo('calls Inventory service');
      await designer.presses('Enter');
      await expect(designer.page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
      await designer.presses('Control+b');
      await expect(designer.tile('Service')).toBeVisible();
    },
  },
  {
    name: 'findings by rule, what if, and what is accepted',
    go: async (designer) => {
      await designer.opens(sample('harbour.seam.yaml'));
      await designer.findings.shows();
      await designer.findings.row('berth-db is written').click();
      await designer.findings.accepts('Pilots move out in March.');
      await designer.findings.groupsBy('rule');
      await designer.findings.head('Accepted').click();
      await designer.findings.row('Pilots move out').click();
      await designer.findings.row('3 synchronous hops').click();
      await designer.findings.assumed('Availability', 'Weather').fill('99 %');
      await designer.findings.preview.click();
      await expect(designer.findings.price).toBeVisible();
    },
  },
  {
    name: 'a rule and why it is there',
    go: async (designer) => {
      await designer.opens(sample('harbour.seam.yaml'));
      await designer.findings.shows();
      await designer.findings.row('3 synchronous hops').click();
      await designer.findings.list.getByRole('button', { name: /^Why/ }).click();
      await expect(designer.dialog.getByRole('heading', { name: 'Long synchronous chain' })).toBeVisible();
      await expect(designer.dialog.getByRole('textbox', { name: 'Warn at (hops)' })).toBeVisible();
    },
  },
  {
    name: 'fixes for all of a kind',
    go: async (designer) => {
      await designer.opens(sample('harbour.seam.yaml'));
      await designer.findings.shows();
      await designer.findings.row('Booking → Pricing has no timeout').click();
      await designer.findings.picks('Fix all of this kind …');
      await expect(designer.dialog).toContainText('3 findings go');
    },
  },
  {
    name: 'fixes for everything that is safe',
    go: async (designer) => {
      await designer.opens(sample('harbour.seam.yaml'));
      await designer.findings.shows();
      await designer.page.getByRole('button', { name: 'Fix safe …' }).click();
      await expect(designer.dialog).toContainText('5 findings go');
    },
  },
  {
    name: 'health',
    go: async (designer) => {
      await designer.opens(sample('harbour.seam.yaml'));
      await designer.commands('Show health');
      const health = designer.page.getByRole('tabpanel', { name: 'Health' });
      await expect(health.getByRole('region', { name: 'What would help most' }).getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'play',
    go: async (designer) => {
      await designer.opensExample();
      await designer.presses('t');
      await designer.playback.breaks('Charge payment', 'Refuses');
      await designer.playback.takesThePlayhead();
      await designer.presses('End');
      await expect(designer.playback.saga).toContainText('Rolled back');
    },
  },
  {
    name: 'export dialog',
    go: async (designer) => {
      await designer.opensExample();
      await designer.takeAway.opens('Mermaid');
      await expect(designer.takeAway.dialog).toContainText('Parses');
    },
  },
  {
    name: 'share dialog with its notice',
    go: async (designer) => {
      await designer.opensExample();
      await designer.page.getByRole('button', { name: 'Share', exact: true }).click();
      await designer.dialog.getByRole('button', { name: 'Copy link' }).click();
      await expect(designer.page.getByRole('heading', { name: /is on the clipboard$/ })).toBeVisible();
    },
  },
  {
    name: 'examples',
    go: async (designer) => {
      await designer.commands('Examples …');
      await expect(designer.dialog.locator('svg path').first()).toBeAttached();
    },
  },
  {
    name: 'designs on this device, one being renamed',
    go: async (designer) => {
      await designer.opensExample();
      await designer.commands('Designs on this device');
      await designer.dialog.getByRole('button', { name: 'Rename Order saga' }).click();
      await expect(designer.dialog.getByRole('textbox', { name: 'Name of the design' })).toBeFocused();
    },
  },
  {
    name: 'start page with what was drawn last',
    go: async (designer) => {
      await designer.opensExample();
      await designer.commands('Start page');
      await expect(designer.page.getByRole('region', { name: 'On this device' }).locator('svg').first()).toBeVisible();
    },
  },
  {
    name: 'an empty design',
    go: async (designer) => {
      await designer.commands('New design');
      await expect(designer.page.getByRole('region', { name: 'Nothing is drawn yet' })).toBeVisible();
    },
  },
  {
    name: 'find and replace, with a hint',
    go: async (designer) => {
      await designer.opensExample();
      await designer.presses('Control+h');
      await designer.types('order');
      await expect(designer.page.getByRole('list', { name: 'Hits' }).getByRole('checkbox').first()).toBeVisible();
    },
  },
  {
    name: 'keys',
    go: async (designer) => {
      await designer.presses('2');
      await designer.canvas.names('Orders');
      await designer.presses('Shift+?');
      await expect(designer.dialog.getByRole('heading', { name: 'Keys' })).toBeVisible();
    },
  },
  {
    name: 'every command',
    go: async (designer) => {
      await designer.presses('2');
      await designer.canvas.names('Orders');
      await designer.presses('Control+k');
      await expect(designer.dialog.getByRole('option').first()).toBeVisible();
    },
  },
];

test.describe('axe finds nothing', () => {
  for (const { name, go } of SCREENS) {
    test(`on the screen: ${name}`, async ({ designer }) => {
      // axe measures every text on the page: on a machine with other work that alone takes most of the usual time.
      test.slow();
      await designer.page.emulateMedia({ reducedMotion: 'reduce' });
      await go(designer);
      expect(await violations(designer)).toEqual([]);
    });
  }
});
