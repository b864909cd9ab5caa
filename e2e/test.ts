import { test as base } from '@playwright/test';
import { Designer } from './designer.ts';

export { expect } from '@playwright/test';

/** What the page says when a test keeps the service worker out, and not the product's fault. */
const BY_THE_TEST = /Service Worker registration blocked by Playwright/;

interface Fixtures {
  /** A designer with the start page before them, in a browser that has never been here. */
  designer: Designer;
  /** Errors that the test provokes on purpose, as they stand in the console. */
  expectedErrors: RegExp[];
  /** Holds every test to this: no error in the console, no exception, and nothing fetched from anywhere else. */
  quiet: void;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
  expectedErrors: async ({}, use) => use([]),

  quiet: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const complaints: string[] = [];
      const complain = (text: string): void => {
        if (![BY_THE_TEST, ...expectedErrors].some((expected) => expected.test(text))) complaints.push(text);
      };
      context.on('console', (message) => {
        if (message.type() === 'error') complain(`console: ${message.text()}`);
      });
      context.on('weberror', (event) => complain(`exception: ${event.error().stack ?? event.error().message}`));
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(?:data|blob):/.test(url)) complain(`request: ${url}`);
      });
      await use();
      base.expect(complaints, 'what the page complained about').toEqual([]);
    },
    { auto: true },
  ],

  designer: async ({ page }, use) => {
    const designer = new Designer(page);
    await designer.arrives();
    await use(designer);
  },
});
