import fc from 'fast-check';
import GithubSlugger from 'github-slugger';
import { JSDOM } from 'jsdom';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { check } from '../../rules/index.ts';
import { designs, HOSTILE_NAMES, sketch } from '../../testing/index.ts';
import type { ExportFile, ExportTools } from '../exporter.ts';
import { exporter as mermaid } from '../mermaid/index.ts';
import { exporter, type MarkdownOptions } from './index.ts';

const tools: ExportTools = { version: '1.0.0', other: () => mermaid };
const write = (design: Design, options?: MarkdownOptions): readonly ExportFile[] => exporter.export(design, options, tools);

const { document: page } = new JSDOM().window;

/** What GitHub shows: its Markdown, with raw HTML let through, so that any that a name brings in becomes an element. */
function shown(text: string): HTMLElement {
  const body = page.createElement('body');
  const withoutFrontMatter = text.replace(/^---\n[\s\S]*?\n---\n/, '');
  body.innerHTML = micromark(withoutFrontMatter, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return body;
}
const textsOf = (element: ParentNode, selector: string): string[] => [...element.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

const OURS = new Set('h1 h2 h3 ul li p a strong code pre table thead tbody tr th td br'.split(' '));

/** Nothing that we did not write: no other element, every link inside of what was exported, every row as wide as its head. */
function holds(files: readonly ExportFile[]): void {
  const paths = new Set(files.map(({ path }) => path));
  for (const { path, content } of files) {
    const body = shown(String(content));
    expect(
      [...body.querySelectorAll('*')].map(({ localName }) => localName).filter((name) => !OURS.has(name)),
      path,
    ).toEqual([]);
    const slugger = new GithubSlugger();
    const anchors = new Set(textsOf(body, 'h1,h2,h3').map((heading) => slugger.slug(heading)));
    for (const link of body.querySelectorAll('a')) {
      const href = decodeURIComponent(link.getAttribute('href') ?? '');
      expect(href.startsWith('#') ? anchors.has(href.slice(1)) : paths.has(href), `${path}: ${href}`).toBe(true);
    }
    for (const table of body.querySelectorAll('table')) {
      const widths = [...table.querySelectorAll('tr')].map((row) => row.children.length);
      expect(new Set(widths).size, path).toBe(1);
    }
  }
}

const plain = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim() || '(unnamed)';

const shop: Design = {
  ...sketch(`
    orders(service {name: Order service, technology: Kotlin}); pay(service {name: Payment}); db(datastore {name: order-db})
    orders -> pay: call; orders -> db: access {mode: write}
    context ordering(orders, db) {name: Ordering, subdomain: core}; context money(pay) {name: Money}
  `),
  decisions: {
    d1: { ruleId: 'missing-timeout', subjects: ['orders'], reason: 'The provider answers in 20 ms.\n\nMeasured.', date: '2026-02-01' },
    d2: { title: 'Two services', reason: 'Two teams.', date: '2026-01-01' },
  },
};
const designed: Design = {
  ...shop,
  contexts: { ...shop.contexts, ordering: { name: 'Ordering', subdomain: 'core', language: { Order: 'What a customer buys.' } } },
  relations: { r: { upstream: 'money', downstream: 'ordering', type: 'customer-supplier', downstreamRoles: ['ACL'] } },
  messages: { m: { name: 'OrderPlaced', kind: 'event', schema: [{ name: 'id', type: 'uuid' }] } },
};

describe('the architecture document', () => {
  it('looks like this', async () => {
    for (const { path, content } of write(designed, { diagrams: false })) await expect(String(content)).toMatchFileSnapshot(`golden/${path}`);
  });

  it('has a section for each part, in the contents too', () => {
    const body = shown(String(write(designed)[0]?.content));
    const sections = ['Overview', 'Context map', 'Services', 'Other elements', 'Flows', 'Messages', 'Findings', 'Accepted findings', 'Decisions', 'Glossary'];
    expect(textsOf(body, 'h2')).toEqual(sections);
    expect(textsOf(body.querySelector('ul') ?? body, ':scope > li > a')).toEqual(sections);
  });

  it('has every service, element and context of the examples under its name, and every finding', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      const files = write(design);
      holds(files);
      const body = shown(String(files[0]?.content));
      const names = [...textsOf(body, 'h3'), ...textsOf(body, 'td:first-child')];
      for (const { name } of [...Object.values(design.elements), ...Object.values(design.contexts), ...Object.values(design.sagas)])
        expect(names).toContain(name);
      expect(textsOf(body, 'li > strong, li > p > strong')).toEqual(check(design).map(({ message }) => message));
    }
  });

  it('has what a platform, teams, migrations, steps and flows state, each with its numbers', () => {
    const design: Design = {
      ...sketch(`
        old(monolith {name: Old}); gate(gateway {name: Gate}); pay(service {name: Payment, latency: {p50: 5}})
        gate -> pay: call {label: asks, operation: charge, description: Only by day, policyOrder: [circuitBreaker, retry], retry: {retries: 2, baseMs: 100}}
        saga buy(orchestration pay) {name: Buy}: one@pay {name: One, timeout: {ms: 900}, idempotent: true} > two@old {name: Two, parallelWith: one, retry: {retries: 4}}
        context money(pay) {name: Money}
      `),
      platform: { name: 'Mesh', timeout: { ms: 700 }, tls: true },
      teams: { t: { name: 'Night shift', size: 5 } },
      migrations: {
        m: {
          name: 'Away from Old',
          technique: 'strangler-fig',
          monolithId: 'old',
          phases: [{ name: 'First', routes: [{ route: '/pay', toId: 'pay', percent: 10 }] }],
        },
      },
    };
    const owned: Design = {
      ...design,
      contexts: { money: { name: 'Money', teamId: 't' } },
      elements: { ...design.elements, gate: { kind: 'gateway', name: 'Gate', ownerIds: ['t'] } },
    };
    const body = shown(String(write(owned, { diagrams: false })[0]?.content));
    const rows = [...body.querySelectorAll('tr')].map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(textsOf(body, 'p')).toContain('Mesh. Holds for every call and service that says nothing else.');
    for (const row of [
      ['Timeout', 'give up after 700 ms'],
      ['TLS between all', 'yes'],
      ['Night shift', '5', 'Money', 'Gate'],
      ['Latency', 'median 5 ms'],
      ['Gate', 'Payment', 'call', 'asks', 'operation charge, retry (retries 2, first wait 100 ms), policy order circuit breaker, retry', 'Only by day'],
      ['One', 'Payment', '', '', '', 'idempotent, timeout (give up after 900 ms)'],
      ['Two', 'Old', '', '', '', 'retry (retries 4), together with One'],
      ['First', '/pay', 'Payment', '10 %'],
    ])
      expect(rows).toContainEqual(row);
  });

  it('tells an accepted finding with its reason, and links to its record', () => {
    const body = shown(String(write(designed)[0]?.content));
    const rows = [...body.querySelectorAll('tr')].map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows).toContainEqual(['Missing timeout', 'Order service', 'The provider answers in 20 ms. Measured.', '2026-02-01']);
    expect(body.querySelector('a[href="decisions/0002-accept-for-order-service-missing-timeout.md"]')).not.toBeNull();
  });

  it('can be one file, without diagrams and findings', () => {
    const [only, ...others] = write(designed, { files: 'one', diagrams: false, findings: false });
    expect(others).toEqual([]);
    const body = shown(String(only?.content));
    expect(body.querySelector('code.language-mermaid')).toBeNull();
    expect(textsOf(body, 'h2')).not.toContain('Findings');
    expect(textsOf(body, 'td')).toContain('What a customer buys.');
    expect(textsOf(body, 'h3')).toContain('Two services');
  });

  it('has the same bytes whatever order the records are in', () => {
    const turned = { ...designed, elements: Object.fromEntries(Object.entries(designed.elements).reverse()) };
    expect(write(turned, { diagrams: false })).toEqual(write(designed, { diagrams: false }));
  });

  it.each(HOSTILE_NAMES)('shows %j as text', (name) => {
    const hostile: Design = {
      ...designed,
      meta: { ...designed.meta, name, description: name },
      contexts: { c: { name, language: { [name.slice(0, 120)]: name } } },
      elements: { orders: { kind: 'service', name, description: name }, db: { kind: 'datastore', name } },
      relations: {},
      flows: { f: { kind: 'access', from: 'orders', to: 'db', label: name.slice(0, 200) } },
    };
    const files = write(hostile);
    holds(files);
    const body = shown(String(files[0]?.content));
    const words = plain(name.replaceAll('\u0000', ' '));
    expect(body.querySelector('h1')?.textContent).toBe(words);
    expect(textsOf(body, 'h3')).toContain(words);
    expect(textsOf(body, 'td')).toContain(words);
  });

  it('brings in nothing whatever the names', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), fc.constantFrom('one', 'several'), (design, files) => {
        holds(write(design, { files: files as 'one' | 'several', findings: false, diagrams: false }));
      }),
      { numRuns: 200, seed: 44, endOnFailure: true },
    );
  });
});

describe('a decision record', () => {
  /** The headings that MADR 4 asks for, in its order. */
  const ASKED = ['Context and Problem Statement', 'Considered Options', 'Decision Outcome'];

  it('has the parts of MADR, its date and its reason', () => {
    const record = String(write(designed).find(({ path }) => path.startsWith('decisions/0002'))?.content);
    expect(record).toMatch(/^---\nstatus: accepted\ndate: 2026-02-01\n---\n/);
    const body = shown(record);
    expect(textsOf(body, 'h2').filter((heading) => ASKED.includes(heading))).toEqual(ASKED);
    expect(textsOf(body, 'p')).toEqual(expect.arrayContaining(['The provider answers in 20 ms.', 'Measured.']));
    expect(textsOf(body, 'strong')).toEqual(['Order service']);
  });

  it('of no rule says what was decided and why', () => {
    const body = shown(String(write(designed).find(({ path }) => path === 'decisions/0001-two-services.md')?.content));
    expect(textsOf(body, 'h1')).toEqual(['Two services']);
    expect(textsOf(body, 'p')).toContain('Two teams.');
  });
});
