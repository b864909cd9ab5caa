import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyDesign, type Design, type Element, type Saga } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { designs } from '../../testing/arbitraries.ts';
import { HOSTILE_NAMES } from '../../testing/hostile.ts';
import { sketch } from '../../testing/index.ts';
import { mermaidParsers, seenText } from '../../testing/mermaidParser.ts';
import { diagramPages, diagramsOf, MOST_CHARACTERS, MOST_EDGES, mermaid, readmeFence, type DiagramOptions, type FlowchartOptions } from './index.ts';

let parsers: Awaited<ReturnType<typeof mermaidParsers>>;
beforeAll(async () => {
  parsers = await mermaidParsers();
}, 60_000);

const textOf = (design: Design, diagram = 'flowchart', options: DiagramOptions = {}) => diagramPages(design, diagram, options)[0]?.text ?? '';
const linesOf = (design: Design, diagram = 'flowchart', options: DiagramOptions = {}) =>
  textOf(design, diagram, options)
    .split('\n')
    .map((line) => line.trim());

const MORE_NAMES = [
  'a;b',
  'a#35;b',
  'ﬂ°°60¶ß',
  'direction TB',
  'style x:#f00;',
  'classDef y fill:#f00;',
  'wrap: me',
  '1. first',
  '1) first',
  '+ plus',
  '> quote',
  '**bold** and _thin_',
  'a\nend\nb',
  '$$x^2$$',
  'fa:fa-car',
  'a|b',
  'a]b[',
  'a)b(',
  'a}b{',
  'a\\b/',
  'www.example.com',
  'x@{shape: circle}',
  ':::evil',
  'title x',
  'note over a: b',
  'accTitle: x',
  '\\n',
  '<<fork>>',
  '[[join]]',
  '[*]',
  '   ',
  '\u0007',
  'e\u0301',
  '🇩🇪',
  'класс',
];
const NAMES = [...HOSTILE_NAMES, ...MORE_NAMES];

/** The same name everywhere that a diagram shows one. */
function named(name: string): Design {
  const shape = sketch(`
    a(client); b(service); c(channel); d(datastore)
    a -> b: call {timeout: {ms: 1}, circuitBreaker: {}}; b -> c: publish; c -> b: consume; b -> d: access
    context x(b, d)
    saga s(orchestration b): one@b {compensation: undo} > two@b {kind: pivot} > three@b {kind: retriable}
    saga t(choreography): one@b {compensation: undo} > two@b
  `);
  const steps = (saga: Saga) => saga.steps.map((step) => ({ ...step, name, action: name, compensation: name }));
  return {
    ...shape,
    meta: { ...shape.meta, name },
    elements: each(shape.elements, (element) => ({ ...element, name })),
    contexts: each(shape.contexts, (context) => ({ ...context, name })),
    flows: each(shape.flows, (flow) => ({ ...flow, label: name })),
    sagas: each(shape.sagas, (saga) => ({ ...saga, name, steps: steps(saga) })),
  };
}
const turnedRound = <T>(records: { readonly [id: string]: T }) => Object.fromEntries(Object.entries(records).reverse());
const each = <T>(records: { readonly [id: string]: T }, change: (record: T) => T) =>
  Object.fromEntries(Object.entries(records).map(([id, record]) => [id, change(record)]));

/** What of a name can be seen: no control characters, no blanks at the ends of lines. */
const visible = (name: string) =>
  name
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n') || 'unnamed';
const shortened = (text: string) => ([...text].length <= 200 ? text : `${[...text].slice(0, 199).join('')}…`);

describe('a flowchart', () => {
  const shop = sketch(`
    web(client {name: Web shop}); gw(gateway {name: API gateway}); orders(service {name: Order service}); db(datastore {name: order-db})
    bus(channel {name: order-events}); psp(external {name: Card provider})
    web -> gw; gw -> orders: call {protocol: REST}; orders -> db: access {mode: read-write}; orders -> bus: publish {label: OrderPlaced v2}; orders -> psp
    context ordering(orders, db) {name: Ordering}
    layout web {x: 0, y: 0}; layout gw {x: 300, y: 0}; layout orders {x: 600, y: 0}; layout db {x: 600, y: 200}; layout bus {x: 900, y: 200}; layout psp {x: 900, y: 400}
  `);

  it('has a shape for each kind, and contexts as subgraphs', () => {
    expect(linesOf(shop)).toEqual([
      'flowchart TB',
      'subgraph ordering["Ordering"]',
      'orders["Order service"]',
      'db[("order-db")]',
      'end',
      'web("Web shop")',
      'gw{{"API gateway"}}',
      'bus[/"order-events"/]',
      'psp(["Card provider"])',
      'web --> gw',
      'gw -->|"REST"| orders',
      'orders -->|"read-write"| db',
      'orders -.->|"OrderPlaced v2"| bus',
      'orders --> psp',
      '',
    ]);
  });

  it('can be turned, and leave out contexts and labels', () => {
    const lines = linesOf(shop, 'flowchart', { direction: 'LR', contexts: false, labels: false });
    expect(lines[0]).toBe('flowchart LR');
    expect(lines.join('\n')).not.toMatch(/subgraph|\|/);
  });

  it('ties findings to what they speak of', async () => {
    const options: FlowchartOptions = { findings: [{ subject: 'db', severity: 'error', message: 'order-db is written by two contexts' }] };
    expect(linesOf(shop, 'flowchart', options)).toContain('finding_1 -.- db');
    expect(textOf(shop, 'flowchart', options)).toContain('Error#58; order-db is written by two contexts');
    for (const parser of parsers) await parser.parse(textOf(shop, 'flowchart', options));
  });

  it('gives two ids that differ in a sign only two nodes', async () => {
    const element: Element = { kind: 'service', name: 'x' };
    const design = { ...emptyDesign(), elements: { 'a-b': element, 'a.b': element, a_b: element, end: element, V: element, класс: element } };
    for (const parser of parsers) {
      const db = await parser.read(textOf(design));
      expect((db as { getVertices(): Map<string, unknown> }).getVertices().size).toBe(6);
    }
  });

  it('beyond what GitHub draws becomes an overview and one for each context', async () => {
    const elements = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`s${at}`, { kind: 'service' as const, name: `Service ${at}`, contextIds: [`c${at % 7}`] }]),
    );
    const flows = Object.fromEntries(
      Array.from({ length: 1_200 }, (_, at) => [`f${at}`, { kind: 'call' as const, from: `s${at % 300}`, to: `s${(at * 7 + 1) % 300}` }]),
    );
    const contexts = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`c${at}`, { name: `Context ${at}` }]));
    const pages = diagramPages({ ...emptyDesign(), elements, flows, contexts });
    expect(pages.map(({ title }) => title)).toEqual(['Overview', ...Array.from({ length: 7 }, (_, at) => `Context ${at}`)]);
    for (const { text } of pages) {
      expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect((text.match(/ -->/g) ?? []).length).toBeLessThanOrEqual(MOST_EDGES);
      for (const parser of parsers) await parser.parse(text);
    }
  }, 60_000);

  it('of a context that is too big by itself comes in parts that fit, with every flow in one of them', () => {
    const elements = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`s${at}`, { kind: 'service' as const, name: '"'.repeat(200), contextIds: ['c'] }]),
    );
    const flows = Object.fromEntries(
      Array.from({ length: 700 }, (_, at) => [`f${at}`, { kind: 'call' as const, from: `s${at % 60}`, to: `s${(at * 7 + 1) % 60}`, label: `n${at}x` }]),
    );
    const pages = diagramPages({ ...emptyDesign(), elements, flows, contexts: { c: { name: 'C' } } });
    expect(Math.max(...pages.map(({ text }) => text.length))).toBeLessThanOrEqual(MOST_CHARACTERS);
    const all = pages.map(({ text }) => text).join('\n');
    expect(Object.keys(flows).filter((id) => !all.includes(`"n${id.slice(1)}x"`))).toEqual([]);
  });
});

describe('a context map', () => {
  it('has the roles of both sides on its lines, from upstream to downstream, and plain lines between equals', () => {
    const design = sketch(`
      context sales {name: Sales, subdomain: core}; context stock {name: Stock}; context mail {name: Mail}; psp(external {name: Card provider})
      relation stock -> sales: customer-supplier {upstreamRoles: [OHS, PL], downstreamRoles: [ACL]}; relation sales -> mail: partnership
      relation psp -> sales: upstream-downstream {downstreamRoles: [CF]}; relation stock -> mail: separate-ways
    `);
    expect(linesOf(design, 'context-map').sort()).toEqual(
      [
        'flowchart LR',
        'sales["Sales<br/>core"]',
        'stock["Stock"]',
        'mail["Mail"]',
        'psp(["Card provider"])',
        'stock -->|"Customer-supplier<br/>U OHS, PL → D ACL"| sales',
        'sales ---|"Partnership"| mail',
        'psp -->|"U → D CF"| sales',
        'stock -.-|"Separate ways"| mail',
        '',
      ].sort(),
    );
  });
});

describe('C4', () => {
  const design = sketch(`
    meta {name: Shop}
    web(client {name: Web}) -> orders(service {name: Orders, technology: Kotlin}): call {protocol: REST}; orders -> db(datastore {name: order-db}): access {mode: read-write}
    orders -> bus(channel {name: events}): publish; orders -> psp(external {name: Card provider}): call
    context ordering(orders, db) {name: Ordering}
  `);

  it('has the system between people and other systems', () => {
    expect(linesOf(design, 'c4-context')).toEqual([
      'C4Context',
      'title Shop',
      'System_Ext(psp, "Card provider")',
      'Person(web, "Web")',
      'System(the_system, "Shop")',
      'Rel(the_system, psp, "calls")',
      'Rel(web, the_system, "REST")',
      '',
    ]);
  });

  it('has what runs inside of it, by context, as Mermaid understands it', async () => {
    for (const parser of parsers) {
      const db = (await parser.read(textOf(design, 'c4-container'))) as {
        getC4ShapeArray(parent?: string): readonly { alias: string; typeC4Shape: { text: string }; parentBoundary: string }[];
        getRels(): readonly { from: string; to: string; label: { text: string } }[];
      };
      const shapes = db.getC4ShapeArray().map(({ alias, typeC4Shape, parentBoundary }) => [alias, typeC4Shape.text, parentBoundary]);
      expect(shapes).toEqual(
        expect.arrayContaining([
          ['orders', 'container', 'ordering'],
          ['db', 'container_db', 'ordering'],
          ['bus', 'container_queue', 'the_system'],
          ['web', 'person', 'global'],
          ['psp', 'external_system', 'global'],
        ]),
      );
      expect(db.getRels().map(({ from, to, label }) => `${from} ${label.text} ${to}`)).toContain('orders read-write db');
    }
  });
});

describe('an architecture', () => {
  it('has groups with their services, and one line between two of them that leaves where the other one is', async () => {
    const design = sketch(`
      orders(service {name: Orders}) -> db(datastore {name: order-db}): access; orders -> pay(service {name: Payments}): call; pay -> orders: call
      context ordering(orders, db) {name: Ordering}
      layout orders {x: 0, y: 0}; layout db {x: 0, y: 300}; layout pay {x: 400, y: 0}
    `);
    for (const parser of parsers) {
      const db = (await parser.read(textOf(design, 'architecture'))) as {
        getServices(): readonly { id: string; in?: string; icon: string }[];
        getEdges(): readonly { lhsId: string; lhsDir: string; rhsDir: string; rhsId: string; lhsInto?: boolean; rhsInto?: boolean }[];
      };
      expect(db.getServices().map(({ id, in: group, icon }) => [id, group, icon])).toEqual([
        ['orders', 'ordering', 'server'],
        ['pay', undefined, 'server'],
        ['db', 'ordering', 'database'],
      ]);
      expect(db.getEdges()).toMatchObject([
        { lhsId: 'orders', lhsDir: 'R', rhsDir: 'L', rhsId: 'pay', lhsInto: true, rhsInto: true },
        { lhsId: 'orders', lhsDir: 'B', rhsDir: 'T', rhsId: 'db', rhsInto: true },
      ]);
    }
  });
});

describe('an event storming board', () => {
  it('goes from left to right in lanes, in the colours of the workshop', () => {
    const design = sketch(`
      context sales {name: Sales}
      notes late {kind: domain-event, text: Order placed, contextId: sales}; notes early {kind: command, text: Place order, contextId: sales}; notes loose {kind: hotspot, text: Who pays?}
      layout late {x: 500, y: 0}; layout early {x: 100, y: 40}; layout loose {x: 0, y: 400}
    `);
    expect(linesOf(design, 'board').filter((line) => !line.startsWith('class'))).toEqual([
      'flowchart LR',
      'subgraph lane_sales["Sales"]',
      'direction LR',
      'early["Command#58;<br/>Place order"]',
      'late["Event#58;<br/>Order placed"]',
      'early ~~~ late',
      'end',
      'loose["Hotspot#58;<br/>Who pays?"]',
      '',
    ]);
    expect(textOf(design, 'board')).toMatch(/class early commandNote/);
  });

  it('is not offered where nobody has put up a note', () => {
    expect(diagramsOf(sketch('a(service)')).map(({ value }) => value)).not.toContain('board');
  });
});

describe('the states of a saga', () => {
  const states = (order: string) =>
    linesOf(
      sketch(`
        a(service); b(service)
        saga s(orchestration a) {compensationOrder: ${order}}: one@a {compensation: Undo one} > two@b {compensation: Undo two} > pay@b {kind: pivot} > ship@a {kind: retriable}
      `),
      'saga-states:s',
    );

  it('lead back step by step where the last is undone first, and nowhere behind the pivot', () => {
    expect(states('reverse').filter((line) => / --> /.test(line))).toEqual([
      '[*] --> do_one',
      'do_one --> do_two : done',
      'do_one --> ended_failed : failed',
      'do_two --> do_pay : done',
      'do_two --> undo_one : failed',
      'do_pay --> do_ship : done',
      'do_pay --> undo_two : failed',
      'do_ship --> ended_completed : done',
      'do_ship --> do_ship : failed, tried again',
      'undo_one --> ended_undone : undone',
      'undo_one --> ended_person : not done in 4 tries',
      'undo_two --> undo_one : undone',
      'undo_two --> ended_person : not done in 4 tries',
      'ended_failed --> [*]',
      'ended_completed --> [*]',
      'ended_undone --> [*]',
      'ended_person --> [*]',
    ]);
  });

  it('are one group where what was done is undone in another order', () => {
    expect(states('forward')).toEqual(
      expect.arrayContaining(['do_pay --> undoing : failed', 'undo_one --> undo_two : undone', 'undoing --> ended_undone : undone']),
    );
    expect(states('parallel')).not.toContain('undo_one --> undo_two : undone');
  });
});

describe('the run of a scenario', () => {
  it('shows its fault, and what is undone', () => {
    const design = sketch(`
      boss(service); stock(service {name: Stock}); boss -> stock: call {timeout: {ms: 500}}; store(datastore); boss -> store
      saga order(orchestration boss) {stateStoreId: store}: take@stock {action: Take, compensation: Give back, timeout: {ms: 500}}
      scenarios down {name: Stock is down, entry: {kind: saga, sagaId: order}, faults: [{targetId: stock, kind: down}]}
    `);
    expect(textOf(design, 'scenario:down')).toMatch(/Note over stock: Stock#58; down[^]*Give back skipped/);
  });
});

describe('a long saga', () => {
  it.each(['orchestration boss', 'choreography'])('comes in parts that fit, with every step in one of them: %s', async (style) => {
    const steps = Array.from({ length: 60 }, (_, at) => `s${at}@p${at % 5} {action: ${'x'.repeat(60)}${at}, compensation: ${'y'.repeat(60)}${at}}`);
    const design = sketch(`boss(service); p0(service); p1(service); p2(service); p3(service); p4(service); saga long(${style}): ${steps.join(' > ')}`);
    const pages = diagramPages(design, 'sequence:long');
    expect(pages[0]?.title).toMatch(/^Overview/);
    expect(pages.length).toBeGreaterThan(3);
    for (const { text } of pages) expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    const all = pages.map(({ text }) => text).join('');
    for (let at = 0; at < 60; at++) expect(all).toContain(`${'x'.repeat(60)}${at}\n`);
    for (const parser of parsers) for (const { text } of pages.slice(0, 3)) await parser.parse(text);
  });
});

describe('options', () => {
  const shop = sketch(`
    a(service {name: A, technology: Kotlin}) -> b(service {name: B}): call; c(service {name: C}) -> c2(service {name: C2}): call
    context one(a) {name: One}; context two(c, c2) {name: Two}
  `);

  it('show one context with what it talks to, technology, and the theme that is asked for', async () => {
    const text = textOf(shop, 'flowchart', { context: 'one', technology: true, theme: 'forest' });
    expect(text).toBe(
      '---\nconfig:\n  theme: forest\n---\nflowchart TB\n  subgraph one["One"]\n    a["A<br/>Kotlin"]\n  end\n  b["B<br/>service"]\n  a --> b\n',
    );
    for (const parser of parsers) await parser.parse(text);
  });

  it('all diagrams are files of their own, and fences of one page', () => {
    const files = mermaid.export(shop, { diagram: 'all' });
    expect(files.map(({ path }) => path)).toEqual([
      'sketch.mmd',
      'sketch-context-map.mmd',
      'sketch-c4-context.mmd',
      'sketch-c4-container.mmd',
      'sketch-architecture.mmd',
    ]);
    const [page] = mermaid.export(shop, { diagram: 'all', fence: true });
    expect(String(page?.content).match(/^```mermaid$/gm)).toHaveLength(5);
    expect(String(page?.content).match(/seamwright-design:/g)).toHaveLength(1);
  });
});

describe('a sequence diagram', () => {
  const saga = sketch(`
    boss(service); stock(service); money(service)
    boss -> stock; boss -> money
    saga order(orchestration boss): create@boss {action: Create, compensation: Cancel} > take@stock {action: Take, compensation: Give back} > pay@money {action: Pay, kind: pivot} > tell@boss {action: Tell, kind: retriable}
  `);

  it('of an orchestrated saga shows success, then what each failure undoes, last step first', () => {
    const lines = linesOf(saga, 'sequence:order');
    const branch = lines.slice(lines.indexOf('else pay fails'));
    expect(branch.filter((line) => /->>|--x/.test(line))).toEqual([
      'boss->>money: Pay',
      'money--xboss: failed',
      'boss->>stock: Give back',
      'stock-->>boss: undone',
      'boss->>boss: Cancel',
    ]);
  });

  it('undoes nothing past the pivot, and says that it goes on until it works', () => {
    const lines = linesOf(saga, 'sequence:order');
    expect(lines).not.toContain('else tell fails');
    expect(lines).toContain('loop until it works');
  });

  it('of a choreographed saga goes by the channels that are drawn', () => {
    const design = sketch(`
      a(service); b(service); events(channel); message done(event)
      a -> events: publish {messageId: done}; events -> b: consume {messageId: done}
      saga s(choreography): one@a {action: One, compensation: Undo one, emits: done} > two@b {action: Two, on: done}
    `);
    const lines = linesOf(design, 'sequence:s');
    expect(lines.slice(lines.indexOf('alt s succeeds') + 1, lines.indexOf('else one fails'))).toEqual([
      'a->>a: One',
      'a-)events: done',
      'events-)b: done',
      'b->>b: Two',
    ]);
    expect(lines.slice(lines.indexOf('else two fails'))).toContain('a->>a: Undo one');
  });

  it('of a choreographed saga tells the event of which others hear', async () => {
    const design = sketch(`
      a(service); b(service); events(channel); message done(event); message over(event)
      a -> events: publish {messageId: done}; events -> b: consume {messageId: done}; b -> events: publish {messageId: over}
      saga s(choreography): one@a {compensation: Undo one, emits: done} > two@b {on: done, emits: over}
    `);
    const lines = linesOf(design, 'sequence:s');
    const success = lines.slice(0, lines.indexOf('else one fails'));
    expect(success.slice(-2)).toEqual(['b->>b: two', 'b-)events: over']);
    expect(success.filter((line) => line.includes('done'))).toHaveLength(2);
    for (const parser of parsers) await parser.parse(textOf(design, 'sequence:s'));
  });

  it('puts steps that run together into one block', async () => {
    const design = sketch('a(service); b(service); saga s(orchestration a): one@a > two@b {parallelWith: one}');
    expect(linesOf(design, 'sequence:s')).toEqual(expect.arrayContaining(['par one', 'and two']));
    for (const parser of parsers) await parser.parse(textOf(design, 'sequence:s'));
  });

  it('of a saga that is not there is no diagram', () => {
    expect(diagramPages(saga, 'sequence:nothing')).toEqual([]);
  });
});

describe('a state diagram of a breaker', () => {
  it('shows its own numbers, and the defaults where it has none', () => {
    const design = sketch('a(service); b(service); a -> b: call #c {circuitBreaker: {mode: count, failures: 7, windowMs: 2500}}');
    const text = textOf(design, 'breaker:c');
    expect(text).toContain('closed --> opened : 7 failures in 2500 ms');
    expect(text).toContain('opened --> half_open : first call after 30 s');
  });

  it('is not there where the call has none', () => {
    expect(diagramPages(sketch('a(service); b(service); a -> b: call #c'), 'breaker:c')).toEqual([]);
  });
});

describe('a fence for a README', () => {
  it('parses with the design inside it', async () => {
    for (const example of EXAMPLES) {
      const [, body] = /^```mermaid\n(.*)```\n$/s.exec(readmeFence(await example.load())) ?? [];
      for (const parser of parsers) await parser.parse(body ?? '');
    }
  }, 60_000);

  it('puts the design behind the fence where both together are more than GitHub draws', () => {
    const elements = Object.fromEntries(
      Array.from({ length: 480 }, (_, at) => [`s${at}`, { kind: 'service' as const, name: `${at} ${'x'.repeat(70)} ${at * at * 7919}` }]),
    );
    expect(readmeFence({ ...emptyDesign(), elements })).toMatch(/```\n\n<!-- seamwright-design:[\w-]+ -->\n$/);
  });
});

describe('every diagram', () => {
  it('of every example parses in Mermaid 11 and 12', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      for (const { value } of diagramsOf(design)) {
        for (const { text } of diagramPages(design, value)) for (const parser of parsers) await parser.parse(text);
      }
    }
  }, 60_000);

  it.each(NAMES)('parses with %j as every name', async (name) => {
    const design = named(name);
    for (const { value } of diagramsOf(design)) {
      for (const { text } of diagramPages(design, value, { findings: [{ subject: 'b', severity: 'warning', message: name }] })) {
        for (const parser of parsers) await parser.parse(text);
      }
    }
  });

  it.each(NAMES)('shows %j as it is', async (name) => {
    const wanted = shortened(visible(name));
    for (const parser of parsers) {
      const flow = (await parser.read(textOf(named(name)))) as {
        getVertices(): Map<string, { text?: string }>;
        getSubGraphs(): { title: string }[];
        getEdges(): { text: string }[];
      };
      expect([...flow.getVertices().values()].map(({ text }) => seenText(text ?? ''))).toEqual(Array(4).fill(wanted));
      expect(flow.getSubGraphs().map(({ title }) => seenText(title))).toEqual([wanted]);
      expect(seenText(flow.getEdges()[3]?.text ?? '')).toBe(name.trim() === '' ? '' : wanted);

      const sequence = (await parser.read(textOf(named(name), 'sequence:s'))) as {
        getActors(): Map<string, { description: string }>;
        getMessages(): { from?: string; message?: unknown }[];
      };
      expect([...sequence.getActors().values()].map(({ description }) => seenText(description))).toEqual([wanted]);
      expect(sequence.getMessages().some(({ message }) => typeof message === 'string' && seenText(message) === wanted)).toBe(true);
    }
  });

  it('of generated designs with hostile names parses, and no name becomes a node, a link or a directive', async () => {
    await fc.assert(
      fc.asyncProperty(designs(), async (design) => {
        for (const { value } of diagramsOf(design)) {
          for (const { text } of diagramPages(design, value)) {
            expect(text).not.toMatch(/%%|javascript:|<(?!br\/>|<?(?:fork|join)>>|-->)|^\s*click\b/m);
            for (const parser of parsers) await parser.parse(text);
          }
        }
        const [page] = diagramPages(design);
        if (diagramPages(design).length > 1 || page === undefined) return;
        for (const parser of parsers) {
          const db = await parser.read(page.text);
          const parsed = db as { getVertices(): Map<string, unknown>; getEdges(): unknown[]; getSubGraphs(): unknown[] };
          expect(parsed.getEdges()).toHaveLength(Object.keys(design.flows).length);
          expect(parsed.getSubGraphs()).toHaveLength(Object.keys(design.contexts).length);
          expect(parsed.getVertices().size).toBe(Object.keys(design.elements).length);
        }
      }),
      { numRuns: 20, seed: 11, endOnFailure: true },
    );
  }, 120_000);

  it('has the same bytes for the same design, whatever order its records are in', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        const turned = { ...design, elements: turnedRound(design.elements), flows: turnedRound(design.flows), contexts: turnedRound(design.contexts) };
        expect(mermaid.export(turned)).toEqual(mermaid.export(design));
      }),
      { numRuns: 20, seed: 12 },
    );
  });

  it('goes into a file whose name no system refuses', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        for (const { path } of diagramsOf(design).flatMap(({ value }) => mermaid.export(design, { diagram: value }))) expect(path).toMatch(/^[a-z0-9-]+\.mmd$/);
      }),
      { numRuns: 20, seed: 13 },
    );
  });
});
