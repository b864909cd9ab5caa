import fc from 'fast-check';
import type { Design } from '../../../model/index.ts';
import { EXAMPLES } from '../../../patterns/examples/index.ts';
import { designs, HOSTILE_NAMES } from '../../../testing/index.ts';

/** Names that break careless generators of code, beside those of {@link HOSTILE_NAMES}; a design that no schema has seen may have all of them. */
const NAMES: readonly string[] = [
  ...HOSTILE_NAMES,
  ...'abstract any arguments as async await bigint break case catch class const continue debugger declare default delete do else enum eval export'.split(' '),
  ...'extends false finally for from function get globalThis if implements import in infer instanceof interface is keyof let module namespace never'.split(' '),
  ...'new null number object of package private protected public readonly require return satisfies set static string super switch symbol this'.split(' '),
  ...'throw true try type typeof undefined unique unknown using var void while with yield Promise Object Array Error Map process Buffer'.split(' '),
  ...'toString valueOf hasOwnProperty __proto__ then toJSON length name test index main generated node_modules createOperations SagaCoordinator'.split(' '),
  '\ud800',
  'lone\udc00middle',
  'a'.repeat(200),
  `${'很长的名字'.repeat(40)}`,
  '😀 order',
  '🧨',
  'עגלת קניות',
  '\u202eredro\u202c order',
  'Émission',
  'ﬁle',
  'ß',
  'I\u0307stanbul',
  '${"`"}\\',
  '\\u0041',
  '\\',
  "'",
  '"',
  '`${process.exit()}`',
  '*/}; process.exit(); /*',
  '// @ts-nocheck',
  '/// <reference types="x" />',
  '# sourceMappingURL=x',
  'a\u2029b\u0085c',
  '-',
  '_',
  '$',
  '1st',
  '0',
  'NaN',
  'Infinity',
];

/** Names that become the same, or differ in nothing but their case. */
const TWINS: readonly string[] = ['Orders', 'orders', 'ORDERS', 'place order', 'placeOrder', 'PlaceOrder', 'PLACE_ORDER', 'place-order', 'ﬁle', 'file', 'File'];

/** Fields that hold a text of people. */
const TEXTS = new Set(['name', 'title', 'description', 'action', 'compensation', 'operation', 'label', 'resource', 'pending', 'group', 'technology']);

/** The same design, with every text of people taken from the hostile names. */
function renamed(design: Design, choose: () => string): Design {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return TEXTS.has(key) ? choose() : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, walk(item, inner)]));
  };
  return walk(design, '') as Design;
}

/**
 * So many designs in which every text is hostile: half of them drawn from the whole schema, where everything is odd; half of them the examples under
 * other names, where everything is there. The same ones each time.
 */
export async function hostileDesigns(count: number): Promise<readonly Design[]> {
  const examples = await Promise.all(EXAMPLES.map(({ load }) => load()));
  const drawn = fc.sample(designs({ names: 'hostile', size: 8 }), { seed: 2026, numRuns: Math.ceil(count / 2) });
  const choices = fc.sample(fc.infiniteStream(fc.nat()), { seed: 2027, numRuns: count });
  return Array.from({ length: count }, (_, index) => {
    const base = index % 2 === 0 ? drawn[index / 2] : examples[Math.floor(index / 2) % examples.length];
    const names = choices[index];
    if (base === undefined || names === undefined) throw new Error(`There is no design ${index}.`);
    const some = index % 8 < 2 ? TWINS : NAMES;
    return renamed(base, () => some[Number(names.next().value) % some.length] ?? '');
  });
}

/** What the names of these designs have to be like, so that nothing is proved about tame ones. */
export const HOSTILE_KINDS: Readonly<Record<string, RegExp>> = {
  'a reserved word': /^(?:class|new|await|delete|function|return|this|null|import)$/,
  emoji: /\p{Extended_Pictographic}/u,
  'from right to left': /[\u0590-\u06ff]/,
  'a quote': /['"`]/,
  'the end of a comment': /\*\//,
  'a placeholder': /\$\{/,
  'a directive of Mermaid': /%%\{init/,
  'a line separator': /\u2028/,
  'a lone surrogate': /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
  '200 characters': /^.{200}/s,
};
