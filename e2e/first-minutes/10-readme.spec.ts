import { drawn, readDesignFile } from '../parts/designFile.ts';
import { expect, test } from '../test.ts';

const FENCE = /^```mermaid\n([\s\S]*?)\n```\n$/;

test.describe('10. Copy for README', () => {
  test('gives one fence that parses, and pasted back is the same design', async ({ designer, browser }) => {
    await designer.opensExample();
    const before = await designer.file();
    await designer.takeAway.opens('Mermaid');
    await expect(designer.takeAway.dialog).toContainText('Parses');
    const readme = await designer.takeAway.copies('Copy for README');
    expect(readme.match(/```/g)).toHaveLength(2);
    expect(readme).toMatch(FENCE);

    const other = await designer.somebodyElse(browser);
    await other.opens(`# Our shop\n\nHow it hangs together:\n\n${readme}\nAnd so on.\n`);
    expect(await other.file()).toBe(before);
    await other.page.context().close();
  });

  test('does so by keyboard alone', async ({ designer }) => {
    await designer.presses('1');
    await designer.seesElements();
    const before = await designer.design();
    await designer.presses('Control+Shift+e');
    await expect(designer.takeAway.dialog).toContainText('Parses');
    await designer.tabsTo(designer.takeAway.button('Copy for README'));
    await designer.presses('Enter');
    await expect(designer.page.getByRole('heading', { name: /is on the clipboard$/ })).toBeVisible();
    await designer.presses('Escape');
    await expect(designer.dialog).toBeHidden();

    await designer.presses('Control+o');
    await expect(designer.dialog.getByRole('textbox')).toBeFocused();
    await designer.presses('Control+v', 'Control+Enter');
    await expect(designer.dialog).toBeHidden();
    expect(drawn(await designer.design())).toEqual(drawn(before));
    expect(readDesignFile(await designer.file())).toEqual(before);
  });
});
