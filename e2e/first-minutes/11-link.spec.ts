import { expect, test } from '../test.ts';
import { sample } from '../parts/samples.ts';

test.describe('11. A link', () => {
  test('opens deep-equal in a fresh browser, and no request carries anything of it', async ({ designer, browser }) => {
    await designer.opensExample();
    const before = await designer.file();
    const link = await designer.copiesLink();
    const packed = new URL(link).hash.slice('#d='.length);
    expect(packed.length).toBeGreaterThan(100);

    const other = await designer.somebodyElse(browser, { waits: false });
    const requests: string[] = [];
    other.page.context().on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`));
    await other.page.goto(link);
    await other.seesElements();
    expect(await other.file()).toBe(before);
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter((request) => request.includes(packed.slice(0, 24)) || request.includes('Order%20service'))).toEqual([]);
    await other.reloads();
    expect(await other.file(), 'a reload makes no second copy and loses nothing').toBe(before);
    await other.page.context().close();
  });

  test('with 24 services is shorter than 2,000 characters', async ({ designer }) => {
    await designer.opens(sample('twenty-four-services.seam.yaml'));
    expect((await designer.copiesLink()).length).toBeLessThan(2_000);
  });

  test('that is damaged harms nothing and says why', async ({ designer }) => {
    await designer.opensExample();
    const before = await designer.file();
    const link = new URL(await designer.copiesLink());
    const packed = link.hash.slice('#d='.length);
    const damaged = [packed.slice(0, packed.length / 2), `${packed.slice(0, 100)}AAAA${packed.slice(104)}`, 'Hello!'];
    for (const damage of damaged) {
      link.hash = `#d=${damage}`;
      await designer.page.goto('about:blank');
      await designer.page.goto(link.href);
      await expect(designer.notices).toContainText('The link cannot be opened');
      await designer.seesElements();
      expect(await designer.file()).toBe(before);
    }
  });
});
