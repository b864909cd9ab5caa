import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { designs, HOSTILE_NAMES, sketch } from '../../testing/index.ts';
import { exporter } from './index.ts';

const textOf = (design: Design): string => String(exporter.export(design)[0]?.content);

const ID = '[A-Za-z_][A-Za-z0-9_]*';
const STRING = '"(?:[^"\\\\]|\\\\["\\\\])*"';
const ROLES = '\\[[A-Z]+(?:,[A-Z]+)*\\]';
/** The part of the grammar of Context Mapper (its `ContextMappingDSL.xtext`) that is written here, line by line; comments are taken out before. */
const LINES = [
  'ContextMap \\{',
  '  type = SYSTEM_LANDSCAPE',
  '  state = (?:AS_IS|TO_BE)',
  `  contains ${ID}`,
  `  ${ID} ${ROLES}(?:->|<->)${ROLES} ${ID}`,
  `BoundedContext ${ID}(?: implements ${ID})? \\{`,
  `  domainVisionStatement = ${STRING}`,
  '  type = SYSTEM',
  `  responsibilities = ${STRING}(?:, ${STRING})*`,
  `  implementationTechnology = ${STRING}`,
  `  Aggregate ${ID}`,
  `Domain ${ID} \\{`,
  `  Subdomain ${ID} \\{`,
  '    type = (?:CORE_DOMAIN|SUPPORTING_DOMAIN|GENERIC_SUBDOMAIN)',
  ' {0,2}\\}',
].map((line) => new RegExp(`^${line}$`));

/** Names by what declares or mentions them. @throws where a line is not of the language */
function read(text: string) {
  const lines = text
    .replace(/^\/\*[\s\S]*?\*\//gm, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const line of lines) if (!LINES.some((form) => form.test(line))) throw new Error(`Not of the language: ${line}`);
  const all = (form: RegExp) => lines.flatMap((line) => form.exec(line)?.[1] ?? []);
  return {
    contains: all(/^ {2}contains (\w+)/),
    contexts: all(/^BoundedContext (\w+)/),
    implemented: all(/ implements (\w+)/),
    subdomains: all(/^ {2}Subdomain (\w+)/),
    aggregates: all(/^ {2}Aggregate (\w+)/),
    domains: all(/^Domain (\w+)/),
    related: lines.flatMap((line) => [/^ {2}(\w+) \[/.exec(line)?.[1] ?? [], /\] (\w+)$/.exec(line)?.[1] ?? []].flat()),
    relations: lines.filter((line) => line.includes('->')).map((line) => line.trim()),
  };
}

const shop: Design = {
  ...sketch(`
    orders(service {name: Orders, technology: Kotlin}); stripe(external {name: Stripe})
    context ordering(orders) {name: Ordering, subdomain: core}; context payment() {name: Payment}; context mail() {name: Customer care}
  `),
  relations: {
    a: { upstream: 'payment', downstream: 'ordering', type: 'customer-supplier', upstreamRoles: ['PL', 'OHS'], downstreamRoles: ['ACL'] },
    b: { upstream: 'stripe', downstream: 'payment', type: 'upstream-downstream', upstreamRoles: ['OHS', 'PL'], downstreamRoles: ['CF'] },
    c: { upstream: 'ordering', downstream: 'mail', type: 'separate-ways' },
    d: { upstream: 'mail', downstream: 'payment', type: 'shared-kernel' },
    e: { upstream: 'ordering', downstream: 'mail', type: 'partnership' },
  },
};
const designed: Design = {
  ...shop,
  contexts: {
    ...shop.contexts,
    ordering: { name: 'Ordering', subdomain: 'core', language: { Order: 'What is */ bought' }, capabilities: ['Take an "order"'] },
  },
  elements: { ...shop.elements, orders: { kind: 'service', name: 'Orders', technology: 'Kotlin', contextIds: ['ordering'], aggregates: ['Order', 'List'] } },
};

describe('a design for Context Mapper', () => {
  it('looks like this', async () => {
    await expect(textOf(designed)).toMatchFileSnapshot('golden/shop.cml');
  });

  it('has every context and the systems of others that are related to one', () => {
    expect(read(textOf(designed)).contexts).toEqual(['CustomerCare', 'Ordering', 'Payment', 'Stripe']);
  });

  it('has the relations with their roles; what the language refuses is said in a comment', () => {
    expect(read(textOf(designed)).relations).toEqual([
      'Payment [U,S,PL]->[D,C,ACL] Ordering',
      'Stripe [U,OHS,PL]->[D,CF] Payment',
      'CustomerCare [SK]<->[SK] Payment',
      'Ordering [P]<->[P] CustomerCare',
    ]);
    expect(textOf(designed)).toMatch(/Separate ways: Ordering and Customer care\.\n[^]*Payment → Ordering: OHS;/);
  });

  it('ends its description where that ends', () => {
    expect(textOf({ ...emptyDesign('Shop'), meta: { ...emptyDesign('Shop').meta, description: 'Sells.\nBuys.\n' } })).toMatch(
      /^\/\*\n \* Shop\n \*\n \* Sells\.\n \* Buys\.\n \*\/\n/,
    );
  });

  it('uses no word of the language as a name', () => {
    const { contexts } = read(
      textOf({ ...emptyDesign(), contexts: Object.fromEntries(['Domain', 'U', 'map', 'Value', 'OHS'].map((name) => [name, { name }])) }),
    );
    expect(contexts).toEqual(['Domain2', 'Ohs2', 'U2', 'Value2', 'Map2']);
  });

  it('names nothing twice and mentions nothing that is not there, whatever the names', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        const { contains, contexts, implemented, subdomains, aggregates, domains, related } = read(textOf(design));
        expect(contains).toEqual(contexts);
        expect(implemented).toEqual(subdomains);
        expect(contexts).toEqual(expect.arrayContaining(related));
        for (const names of [[...contexts, ...subdomains, ...domains], aggregates])
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
      { numRuns: 200, seed: 43, endOnFailure: true },
    );
  });

  it.each(HOSTILE_NAMES)('holds %j as text', (name) => {
    const hostile = { ...designed, contexts: { x: { name, description: name, capabilities: [name], language: { [name]: name } } }, relations: {} };
    expect(() => read(textOf({ ...hostile, elements: {} }))).not.toThrow();
  });
});
