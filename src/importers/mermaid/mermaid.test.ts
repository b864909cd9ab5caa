import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagramPages, readmeFence } from '../../exporters/mermaid/index.ts';
import { parseDesign, sameDesign, type Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { designs } from '../../testing/arbitraries.ts';
import { mermaidParsers, type MermaidParser } from '../../testing/mermaidParser.ts';
import { importText } from '../index.ts';
import { mermaid } from './index.ts';
import { OTHER_WORDS } from './otherKinds.ts';

const imported = (text: string): Design => {
  const { design, problems } = mermaid.read(text);
  if (design === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  return design;
};
const kinds = (text: string) => Object.fromEntries(Object.values(imported(text).elements).map(({ name, kind }) => [name, kind]));
const lines = (text: string) => {
  const { elements, flows } = imported(text);
  return Object.values(flows).map(({ kind, from, to, label }) => [elements[from]?.name, kind, elements[to]?.name, label].filter(Boolean).join(' '));
};

describe('a fence that carries its design', () => {
  it('gives the same design back, positions included', async () => {
    for (const example of EXAMPLES) {
      const design = await example.load();
      const { design: back, problems } = mermaid.read(`# Our system\n\n${readmeFence(design)}\nMore text.\n`);
      expect(problems).toEqual([]);
      expect(back !== undefined && sameDesign(back, design), example.id).toBe(true);
    }
  });

  it('does so for every design, however its records are called', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        const { design: back } = mermaid.read(readmeFence(design));
        expect(back !== undefined && sameDesign(back, design)).toBe(true);
      }),
      { numRuns: 30, seed: 21 },
    );
  }, 60_000);

  it('falls back to the picture where the comment is damaged, and says so with the line', async () => {
    const text = readmeFence(await (EXAMPLES[0]?.load() ?? Promise.reject(new Error('no example')))).replace(/(seamwright-design:.{40}).*/, '$1');
    const { design, problems } = mermaid.read(text);
    expect(Object.keys(design?.elements ?? {}).length).toBeGreaterThan(5);
    expect(problems[0]).toMatchObject({
      line: text.split('\n').findIndex((line) => line.includes('seamwright-design')) + 1,
      message: expect.stringContaining('damaged'),
    });
  });
});

describe('a flowchart of somebody else', () => {
  it('becomes elements by shape and flows by line', () => {
    const text = `flowchart LR
      A[Order service] -->|place| B{{Gate}}
      A -.-> C[/orders/]
      C -.-> D(Billing service)
      D --> E[(Ledger)]
      D --> F([Bank])
    `;
    expect(kinds(text)).toEqual({
      'Order service': 'service',
      Gate: 'gateway',
      orders: 'channel',
      'Billing service': 'service',
      Ledger: 'datastore',
      Bank: 'external',
    });
    expect(lines(text)).toEqual([
      'Order service call Gate place',
      'Order service publish orders',
      'orders consume Billing service',
      'Billing service access Ledger',
      'Billing service call Bank',
    ]);
  });

  it('becomes contexts by its subgraphs', () => {
    const { contexts, elements } = imported('graph TD\nsubgraph s1 [Sales]\n direction LR\n a[Orders]\nend\nsubgraph Stock room\n b\nend\na --> b');
    expect(Object.values(contexts).map(({ name }) => name)).toEqual(['Sales', 'Stock room']);
    expect(elements['a']?.contextIds).toEqual(['s1']);
  });

  it('tells kinds by names where the shape does not', () => {
    expect(kinds('graph TD; u[User]-->gw[API Gateway]-->s[Customer service]-->db[Postgres DB]; s-->k[Kafka]')).toEqual({
      User: 'client',
      'API Gateway': 'gateway',
      'Customer service': 'service',
      'Postgres DB': 'datastore',
      Kafka: 'broker',
    });
  });

  it('takes software for customers for ours', () => {
    expect(
      kinds('graph TD; a[Customer API]-->b[Mobile rules engine]; c[Customer]-->a; d[Mobile app]-->a; e[User web app]-->a; f[Customer search index]'),
    ).toEqual({
      'Customer API': 'service',
      'Mobile rules engine': 'service',
      Customer: 'client',
      'Mobile app': 'client',
      'User web app': 'client',
      'Customer search index': 'service',
    });
  });

  it.each([
    ['a --> b', ['a call b']],
    ['a-->b', ['a call b']],
    ['a --- b', ['a call b']],
    ['a ==> b', ['a call b']],
    ['a -- asks --> b', ['a call b asks']],
    ['a --asks--> b', ['a call b asks']],
    ['a == "asks; twice" ==> b', ['a call b asks; twice']],
    ['a -. asks .-> b', ['a send b asks']],
    ['a -->|"asks"| b', ['a call b asks']],
    ['a -->|asks| b --> c', ['a call b asks', 'b call c']],
    ['a & b --> c & d', ['a call c', 'a call d', 'b call c', 'b call d']],
    ['a <--> b', ['a call b', 'b call a']],
    ['a ---> b', ['a call b']],
    ['a --o b', ['a call b']],
    ['a e1@--> b', ['a call b']],
    ['a ~~~ b', []],
    ['a:::hot --> b', ['a call b']],
    ['a; b; a-->b;', ['a call b']],
    ['a["x; y #35;1"] --> b', ['x; y #1 call b']],
    ['a["`**bold** one`"] --> b', ['bold one call b']],
    ['a["two<br/>lines"] --> b', ['two lines call b']],
    ['a@{ shape: cyl, label: "Things" }\nb --> a', ['b access Things']],
    ['a --> b %% not a comment', ['a call b']],
  ])('reads %j', (text, wanted) => {
    expect(lines(`flowchart TD\n${text}\n`)).toEqual(wanted);
  });

  it('knows brokers in the shape of gateways, what others run, and what a system stands on', () => {
    expect(
      kinds('graph TD; k{{Kafka}}; o{{order events}}; g{{Edge}}; s[Stripe API]; a[Stripe adapter]; r[Eureka]; v[Service registry]; p[Prometheus]'),
    ).toEqual({
      Kafka: 'broker',
      'order events': 'channel',
      Edge: 'gateway',
      'Stripe API': 'external',
      'Stripe adapter': 'service',
      Eureka: 'registry',
      'Service registry': 'registry',
      Prometheus: 'observability',
    });
    const { elements } = imported('graph TD; o[Orders]-->k[Keycloak]; o-->i[Identity provider]');
    expect(elements).toMatchObject({ k: { kind: 'service', infrastructure: true }, i: { kind: 'service', infrastructure: true } });
    expect(elements['k']?.unknown).not.toContain('infrastructure');
    expect(elements['o']?.unknown).toContain('infrastructure');
  });

  it('turns round a line that a store or nobody could start, and says so', () => {
    const { design, problems } = mermaid.read('flowchart TD\ndb[(Store)] --> s[Orders]');
    expect(Object.values(design?.flows ?? {})).toMatchObject([{ kind: 'access', from: 's', to: 'db' }]);
    expect(problems).toMatchObject([{ line: 2, severity: 'warning' }]);
  });

  it('loses links, scripts, styles, directives and front matter', () => {
    const text = `---
config: {theme: dark}
---
%%{init: {"securityLevel": "loose"}}%%
flowchart TD
  a["<img src=x onerror=alert(1)>"] --> b
  click a "javascript:alert(1)" "tip"
  click b call evil()
  style a fill:#f00
  classDef hot fill:#f00;
  class a hot
  linkStyle 0 stroke:#f00
`;
    const { design, problems } = mermaid.read(text);
    expect(Object.keys(design?.elements ?? {})).toEqual(['a', 'b']);
    expect(JSON.stringify(design)).not.toMatch(/javascript|evil|loose|#f00/);
    expect(problems.map(({ line }) => line)).toEqual([1, 4, 7, 8]);
  });

  it('says which line it did not understand, and keeps the others', () => {
    const { design, problems } = mermaid.read('flowchart TD\na --> b\n--> ?? -->\nb --> c\n');
    expect(problems).toMatchObject([{ line: 3, severity: 'warning' }]);
    expect(Object.keys(design?.elements ?? {})).toEqual(['a', 'b', 'c']);
  });

  it('is imported, has no layout, and does not know its policies', () => {
    const { meta, layout, flows } = imported('flowchart TD\na --> b');
    expect(meta.origin).toBe('imported');
    expect(layout).toEqual({});
    expect(Object.values(flows)[0]?.unknown).toEqual(expect.arrayContaining(['timeout', 'circuitBreaker', 'protocol']));
  });

  it('in a Markdown text is found in its fence, and lines are counted from the top', () => {
    const { problems } = mermaid.read('# Title\n\n```js\nconst x = 1\n```\n\n```mermaid\nflowchart TD\na --> b\n]]]\n```\n');
    expect(problems).toMatchObject([{ line: 10 }]);
  });
});

describe('a diagram of another kind', () => {
  it.each([
    [
      'C4Container\n  title Shop\n  Container(a, "A")\n',
      /^A C4 diagram \(“C4Container”\) is not read; flowcharts and sequence diagrams are\. .*subgraphs and each Rel as an arrow/,
    ],
    ['architecture-beta\n  service db(database)[DB]\n', /^An architecture diagram .*its groups as subgraphs/],
    ['stateDiagram-v2\n  [*] --> Still\n', /^A state diagram .*the states of one thing/],
    ['classDiagram\n  Animal <|-- Duck\n', /^A class diagram .*the services that own them/],
    ['erDiagram\n  A ||--o{ B : has\n', /^An entity relationship diagram /],
    ['pie title Pets\n"Dogs" : 3\n', /^A pie chart /],
    ['gitGraph LR:\n  commit\n', /^A Git graph /],
    ['---\ntitle: x\n---\n%% so it is\nblock-beta\n  a b\n', /^A block diagram .*its lines as arrows/],
  ])('pasted as it is, %j is refused by its name, with what can be done', (text, message) => {
    const { format, design, problems } = importText(text);
    expect({ format, design }).toEqual({ format: 'mermaid', design: undefined });
    const line = text.split('\n').findIndex((words) => /^(?!title|---|%%)\w/.test(words)) + 1;
    expect(problems.filter(({ severity }) => severity !== 'warning')).toEqual([{ path: '', line, message: expect.stringMatching(message) }]);
  });

  it('in a fence is refused with its line, and a flowchart beside it is read', () => {
    const text = '# Our shop\n\n```mermaid\nC4Context\nPerson(a, "A")\n```\n\n```mermaid\nflowchart TD\na-->b\n```\n';
    const { design, problems } = mermaid.read(text);
    expect(Object.keys(design?.elements ?? {})).toEqual(['a', 'b']);
    expect(problems).toMatchObject([{ line: 4, message: expect.stringMatching(/^A C4 diagram/) }]);
  });

  it('of which nobody has heard is named as it names itself', () => {
    expect(mermaid.read('```mermaid\nhologram\n```').problems).toEqual([
      { path: '', line: 2, message: 'A diagram of the kind “hologram” is not read; flowcharts and sequence diagrams are.' },
    ]);
  });

  it.each(['architecture: hexagonal\n', 'info about orders\n', 'timeline of the project\n', 'block: [a]\n', 'pie is good\n'])('is not seen in %j', (text) => {
    expect(mermaid.detect(text)).toBe(0);
  });
});

describe('a sequence diagram of somebody else', () => {
  it('becomes who asks whom, and what is asked becomes operations', () => {
    const text = `sequenceDiagram
      autonumber
      actor U as User
      participant O as Order service
      participant D as orders db
      U->>+O: Place order
      alt in stock
        O->>D: insert
        D-->>O: ok
      else not
        Note over O: nothing
      end
      O->>O: think
      O-)Mailer: OrderPlaced
      O-->>-U: done
    `;
    expect(lines(text)).toEqual(['User call Order service Place order', 'Order service access orders db insert', 'Order service send Mailer OrderPlaced']);
    expect(imported(text).elements['O']).toMatchObject({ operations: [{ name: 'Place order' }] });
  });

  it('makes contexts of its boxes', () => {
    const { contexts } = imported('sequenceDiagram\nbox Aqua Sales\nparticipant a\nend\na->>b: x');
    expect(Object.values(contexts)).toEqual([{ name: 'Sales' }]);
  });

  it('says which line it did not understand', () => {
    expect(mermaid.read('sequenceDiagram\na->>b: x\nwhat is this\n').problems).toMatchObject([{ line: 3 }]);
  });
});

describe('beside Mermaid itself', () => {
  let parsers: readonly MermaidParser[];
  beforeAll(async () => {
    parsers = await mermaidParsers();
  }, 60_000);

  const SAMPLES = [
    'flowchart LR\n  id1(Start)-->id2(Stop)\n  style id1 fill:#f9f,stroke:#333,stroke-width:4px',
    'flowchart TB\n    c1-->a2\n    subgraph one\n    a1-->a2\n    end\n    subgraph two\n    b1-->b2\n    end\n    subgraph three\n    c1-->c2\n    end',
    'flowchart TD\n    A[Start] --> B{Is it?}\n    B -- Yes --> C[OK]\n    C --> D[Rethink]\n    D --> B\n    B -- No ----> E[End]',
    'graph LR\n    a --> b & c--> d\n    A & B--> C & D',
    'flowchart LR\n    A["A double quote:#quot;"] --> B["A dec char:#9829;"]',
    'flowchart LR\n  web[Web app]-.->|HTTPS|api{{API}};api==>svc[[Core]];svc---db[(Main)]',
    'graph TD\n  A-->B;\n  B-->C\n  %% a comment\n  C-->A;',
  ];

  it('every other kind of diagram is known by the words that Mermaid knows it by', async () => {
    // ZenUML is a plug-in, which Mermaid itself does not know.
    const words = OTHER_WORDS.filter((word) => word !== 'zenuml');
    for (const parser of parsers) {
      const read = new Set(words.map((word) => parser.typeOf(`${word}\n`)));
      if (parser.version === '12') expect(words.filter((word) => parser.typeOf(`${word}\n`) === undefined)).toEqual([]);
      const unknown = parser.types.filter((type) => !read.has(type) && !/^(?:---|error|flowchart.*|sequence)$/.test(type));
      // Two parsers of one kind: the old one is not used by itself.
      expect(
        unknown.filter((type) => !['class', 'state'].includes(type)),
        parser.version,
      ).toEqual([]);
    }
  });

  it.each(SAMPLES)('finds the same nodes, edges and labels in %j', async (text) => {
    const { design } = mermaid.read(text);
    for (const parser of parsers) {
      const db = (await parser.read(text)) as { getVertices(): Map<string, unknown>; getEdges(): { start: string; end: string }[] };
      expect(Object.keys(design?.elements ?? {}).sort()).toEqual([...db.getVertices().keys()].sort());
      const ends = Object.values(design?.flows ?? {}).map(({ from, to }) => [from, to].sort().join(' '));
      expect(ends.sort()).toEqual(
        db
          .getEdges()
          .map(({ start, end }) => [start, end].sort().join(' '))
          .sort(),
      );
    }
  });
});

describe('the importer', () => {
  it('reads back from our own flowchart the names and the lines, also without the comment', () => {
    fc.assert(
      fc.property(designs({ names: 'plain' }), (design) => {
        const [page] = diagramPages(design, 'flowchart', { labels: false });
        if (Object.keys(design.elements).length === 0 || page === undefined) return;
        const { design: back } = mermaid.read(page.text);
        expect(Object.keys(back?.elements ?? {})).toHaveLength(Object.keys(design.elements).length);
        const names = (of: Design | undefined) =>
          Object.values(of?.elements ?? {})
            .map(({ name }) => name.replace(/\s+/g, ' ').trim())
            .sort();
        expect(names(back)).toEqual(names(design));
      }),
      { numRuns: 30, seed: 22 },
    );
  }, 60_000);

  it('knows its texts', () => {
    expect(mermaid.detect('flowchart TD\na-->b')).toBe(0.9);
    expect(mermaid.detect('---\ntitle: x\n---\nsequenceDiagram\n')).toBe(0.9);
    expect(mermaid.detect('some text\n```mermaid\npie\n```\n')).toBe(0.9);
    expect(mermaid.detect('a diagram', 'x.mmd')).toBe(0.8);
    expect(mermaid.detect('graph paper is useful')).toBe(0);
    expect(mermaid.detect('services:\n  web: {}\n')).toBe(0);
  });

  it('never throws, and what it gives is always valid', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'flowchart TD\n',
        'sequenceDiagram\n',
        'subgraph x\n',
        'end\n',
        'a-->b',
        '-->|',
        '"',
        ';',
        '[(',
        ')]',
        '@{',
        '}',
        '&',
        'a->>b: x\n',
        '%%{',
        '}%%',
        '```mermaid\n',
        '```\n',
        '---\n',
        '#35;',
        'box x\n',
        '__proto__',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { design, problems } = mermaid.read(pieces.join(''));
        expect(design !== undefined || problems.length > 0).toBe(true);
        if (design !== undefined) expect(parseDesign(design)).toMatchObject({ ok: true });
      }),
      { numRuns: 2_000, seed: 23 },
    );
  }, 60_000);

  it('takes no more than a moment for what is long and broken', () => {
    for (const text of [
      'flowchart TD\n' + 'a['.repeat(50_000),
      'flowchart TD\n' + '"'.repeat(100_001),
      `flowchart TD\n${'-'.repeat(100_000)}`,
      `sequenceDiagram\n${'a-'.repeat(50_000)}`,
      `flowchart TD\n${'a -- '.repeat(20_000)}`,
    ]) {
      const before = process.cpuUsage();
      mermaid.read(text);
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
    }
  });
});
