import type { Problem } from '../../model/index.ts';
import { readLabel } from './label.ts';
import type { DrawnEdge, DrawnGroup, DrawnNode, DrawnShape, Picture } from './picture.ts';
import { type DiagramSource, leftOut, shown, type SourceLine } from './source.ts';
import { say } from '../../speech/index.ts';

/** Reads a `flowchart` or `graph`: nodes, edges and subgraphs. Styles and links are left out; a statement that is not understood is a problem with its line. */
export function readFlowchart(source: DiagramSource, problems: Problem[]): Picture {
  const reader = new FlowchartReader(problems);
  for (const statement of statementsOf(source.lines)) reader.read(statement);
  return reader.picture();
}

/** Lines are joined inside quotes and split at `;` outside of them. The first word of the diagram is taken off. */
function statementsOf(lines: readonly SourceLine[]): SourceLine[] {
  const statements: SourceLine[] = [];
  let text = '';
  let start = 0;
  let joined = 0;
  const push = () => {
    if (text.trim() !== '') statements.push({ number: start, text: text.trim() });
    text = '';
  };
  for (const [index, line] of lines.entries()) {
    const own = index === 0 ? line.text.replace(/^\s*[\w-]+[ \t]*(?:TB|TD|BT|LR|RL|[<>^v])?(?=[\s;]|$)/, '') : line.text;
    if (text === '') start = line.number;
    for (const character of splitAtSemicolons(own, text)) {
      if (character === SPLIT) {
        push();
        start = line.number;
      } else text += character;
    }
    if (opensQuote(text) && joined < MOST_JOINED) {
      text += ' ';
      joined += 1;
      continue;
    }
    joined = 0;
    push();
  }
  push();
  return statements;
}

const MOST_JOINED = 50;
const SPLIT = '\u0000';
const opensQuote = (text: string): boolean => (text.match(/"/g)?.length ?? 0) % 2 === 1;

/** A `;` ends a statement unless it stands in quotes or ends an entity code such as `#35;`. */
function splitAtSemicolons(text: string, before: string): string[] {
  let quoted = opensQuote(before);
  const pieces: string[] = [];
  let piece = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character === ';' && !quoted && !/[#&]\w{1,8}$/.test(piece.slice(-9))) {
      pieces.push(piece, SPLIT);
      piece = '';
    } else piece += character === SPLIT ? ' ' : character;
  }
  pieces.push(piece);
  return pieces;
}

const SHAPES: readonly (readonly [open: string, shapes: readonly (readonly [close: string, shape: DrawnShape])[]])[] = [
  ['(((', [[')))', 'circle']]],
  ['([', [['])', 'stadium']]],
  ['[(', [[')]', 'cylinder']]],
  ['[[', [[']]', 'subroutine']]],
  ['[|', [['|]', 'box']]],
  ['((', [['))', 'circle']]],
  ['(-', [['-)', 'round']]],
  ['{{', [['}}', 'hexagon']]],
  [
    '[/',
    [
      ['/]', 'slant-right'],
      ['\\]', 'trapezoid'],
    ],
  ],
  [
    '[\\',
    [
      ['\\]', 'slant-left'],
      ['/]', 'trapezoid-upside-down'],
    ],
  ],
  ['[', [[']', 'box']]],
  ['(', [[')', 'round']]],
  ['{', [['}', 'rhombus']]],
  ['>', [[']', 'flag']]],
];

/** The names that Mermaid 11 gave to shapes, as far as they say something about what a thing is. */
const NAMED_SHAPES: Readonly<Record<string, DrawnShape>> = {
  cyl: 'cylinder',
  cylinder: 'cylinder',
  database: 'cylinder',
  db: 'cylinder',
  'lin-cyl': 'cylinder',
  disk: 'cylinder',
  'h-cyl': 'slant-right',
  das: 'slant-right',
  hex: 'hexagon',
  hexagon: 'hexagon',
  rounded: 'round',
  event: 'round',
  stadium: 'stadium',
  pill: 'stadium',
  terminal: 'stadium',
  subproc: 'subroutine',
  subprocess: 'subroutine',
  subroutine: 'subroutine',
  'fr-rect': 'subroutine',
  circle: 'circle',
  circ: 'circle',
  diam: 'rhombus',
  diamond: 'rhombus',
  decision: 'rhombus',
};

const ID = /^(?:[\p{L}\p{N}\p{M}_]|[.!?'*+#$\\/](?![-=])|-(?![-.>]))+/u;
const PLAIN_LINK = /^\s*(?:[\w-]{1,60}@)?([xo<]?)(-{2,}[-xo>]|={2,}[=xo>]|-?\.+-[xo>]?|~{3,})/;
const OPEN_LINK = /^\s*(?:[\w-]{1,60}@)?([xo<]?)(--|==|-\.)(?=[^-=.])/;
const CLOSE_LINK: Readonly<Record<string, RegExp>> = { '--': /-{2,}[-xo>]/, '==': /={2,}[=xo>]/, '-.': /\.+-[xo>]?/ };

interface Link {
  readonly text: string;
  readonly dashed: boolean;
  readonly both: boolean;
  readonly invisible: boolean;
}

class FlowchartReader {
  private readonly nodes = new Map<string, DrawnNode>();
  private readonly edges: DrawnEdge[] = [];
  private readonly groups = new Map<string, DrawnGroup>();
  private readonly open: string[] = [];
  private readonly problems: Problem[];

  constructor(problems: Problem[]) {
    this.problems = problems;
  }

  picture(): Picture {
    return { nodes: this.nodes, edges: this.edges, groups: this.groups };
  }

  read({ text, number }: SourceLine): void {
    const word = /^[A-Za-z]+/.exec(text)?.[0] ?? '';
    if (/^subgraph\b/.test(text)) return this.openGroup(text.slice('subgraph'.length).trim(), number);
    if (/^end\s*$/.test(text)) return void this.open.pop();
    if (/^direction\s+\w+\s*$/.test(text)) return;
    if (/^(?:classDef|class|style|linkStyle)\s/.test(text) || /^acc(?:Title|Descr)\s*[:{]/.test(text) || text === '}') return;
    if (/^click\s/.test(text)) return void this.problems.push(leftOut(number, say`A link or a script on a click was left out.`));
    if (!this.readChain(text, number)) {
      this.problems.push({
        path: '',
        line: number,
        message: word === '' ? say`“${shown(text)}” was not understood.` : say`“${shown(text)}” was not understood as a statement of a flowchart.`,
        severity: 'warning',
      });
    }
  }

  private openGroup(rest: string, line: number): void {
    const titled = /^([^\s[\]"]+)\s*\[(.*)\]\s*$/s.exec(rest);
    const id = titled?.[1] ?? readLabel(rest);
    const text = readLabel(titled?.[2] ?? rest);
    const key = id === '' ? `subgraph in line ${line}` : id;
    if (!this.groups.has(key)) this.groups.set(key, { id: key, line, text: text === '' ? key : text });
    this.open.push(key);
  }

  /** `a & b --> c -- text --> d`. Answers whether all of it was understood; what stands before the first doubt is kept. */
  private readChain(text: string, line: number): boolean {
    const cursor = { rest: text };
    let sources = this.readNodes(cursor, line);
    if (sources === undefined) return false;
    while (cursor.rest.trim() !== '') {
      const link = readLink(cursor);
      const targets = link === undefined ? undefined : this.readNodes(cursor, line);
      if (link === undefined || targets === undefined) return false;
      if (!link.invisible) this.connect(sources, targets, link, line);
      sources = targets;
    }
    return true;
  }

  private connect(sources: readonly string[], targets: readonly string[], link: Link, line: number): void {
    for (const from of sources) {
      for (const to of targets) {
        this.edges.push({ from, to, line, text: link.text, dashed: link.dashed });
        if (link.both) this.edges.push({ from: to, to: from, line, text: link.text, dashed: link.dashed });
      }
    }
  }

  private readNodes(cursor: { rest: string }, line: number): string[] | undefined {
    const ids: string[] = [];
    for (;;) {
      const id = this.readNode(cursor, line);
      if (id === undefined) return undefined;
      ids.push(id);
      const and = /^\s*&\s*/.exec(cursor.rest);
      if (and === null) return ids;
      cursor.rest = cursor.rest.slice(and[0].length);
    }
  }

  private readNode(cursor: { rest: string }, line: number): string | undefined {
    cursor.rest = cursor.rest.trimStart();
    const id = ID.exec(cursor.rest)?.[0];
    if (id === undefined) return undefined;
    cursor.rest = cursor.rest.slice(id.length);
    const drawn = readShape(cursor);
    if (drawn === 'broken') return undefined;
    const details = readDetails(cursor);
    const style = /^\s*:::\s*[\w-]+/.exec(cursor.rest);
    if (style !== null) cursor.rest = cursor.rest.slice(style[0].length);
    this.mention(id, line, details?.text ?? drawn?.text, details?.shape ?? drawn?.shape);
    return id;
  }

  private mention(id: string, line: number, text: string | undefined, shape: DrawnShape | undefined): void {
    const known = this.nodes.get(id);
    const groupId = known?.groupId ?? this.open.at(-1);
    this.nodes.set(id, {
      id,
      line: known?.line ?? line,
      text: text ?? known?.text ?? id,
      shape: shape ?? known?.shape ?? 'box',
      operations: [],
      ...(groupId === undefined ? {} : { groupId }),
    });
  }
}

interface Drawn {
  readonly text?: string;
  readonly shape?: DrawnShape;
}

/** `["text"]` and the like, straight behind the id. */
function readShape(cursor: { rest: string }): Drawn | undefined | 'broken' {
  const found = SHAPES.find(([open]) => cursor.rest.startsWith(open));
  if (found === undefined) return undefined;
  const [open, closes] = found;
  const quoted = new RegExp(`^\\s*"([^"]*)"\\s*`).exec(cursor.rest.slice(open.length));
  const from = open.length + (quoted?.[0].length ?? 0);
  let best: { readonly at: number; readonly close: string; readonly shape: DrawnShape } | undefined;
  for (const [close, shape] of closes) {
    const at = quoted === null ? cursor.rest.indexOf(close, from) : cursor.rest.startsWith(close, from) ? from : -1;
    if (at >= 0 && (best === undefined || at < best.at)) best = { at, close, shape };
  }
  if (best === undefined) return 'broken';
  const raw = quoted?.[1] ?? cursor.rest.slice(open.length, best.at);
  cursor.rest = cursor.rest.slice(best.at + best.close.length);
  const text = readLabel(raw);
  return { shape: best.shape, ...(text === '' ? {} : { text }) };
}

/** `@{ shape: cyl, label: "text" }` */
function readDetails(cursor: { rest: string }): Drawn | undefined {
  const braces = /^@\{([^{}]*)\}/.exec(cursor.rest);
  if (braces === null) return undefined;
  cursor.rest = cursor.rest.slice(braces[0].length);
  const body = braces[1] ?? '';
  const shape = /\bshape\s*:\s*"?([\w-]+)/.exec(body)?.[1];
  const label = /\blabel\s*:\s*(?:"([^"]*)"|'([^']*)'|([^,}]*))/.exec(body);
  const text = readLabel(label?.[1] ?? label?.[2] ?? label?.[3] ?? '');
  const known = shape !== undefined && Object.hasOwn(NAMED_SHAPES, shape) ? NAMED_SHAPES[shape] : undefined;
  return { ...(known === undefined ? {} : { shape: known }), ...(text === '' ? {} : { text }) };
}

function readLink(cursor: { rest: string }): Link | undefined {
  const plain = PLAIN_LINK.exec(cursor.rest);
  if (plain !== null) {
    const [whole, head = '', body = ''] = plain;
    cursor.rest = cursor.rest.slice(whole.length);
    const label = /^\s*\|(?:\s*"([^"]*)"\s*|([^|]*))\|/.exec(cursor.rest);
    if (label !== null) cursor.rest = cursor.rest.slice(label[0].length);
    return { text: readLabel(label?.[1] ?? label?.[2] ?? ''), dashed: body.includes('.'), both: isBoth(head, body), invisible: body.startsWith('~') };
  }
  const opened = OPEN_LINK.exec(cursor.rest);
  if (opened === null) return undefined;
  const [whole, head = '', body = ''] = opened;
  const rest = cursor.rest.slice(whole.length);
  const quoted = /^\s*"[^"]*"\s*/.exec(rest)?.[0] ?? '';
  const close = CLOSE_LINK[body]?.exec(rest.slice(quoted.length));
  if (close === null || close === undefined) return undefined;
  const at = quoted.length + close.index;
  cursor.rest = rest.slice(at + close[0].length);
  return { text: readLabel(rest.slice(0, at)), dashed: body === '-.', both: isBoth(head, close[0]), invisible: false };
}

const isBoth = (head: string, body: string): boolean => head !== '' && /[xo>]$/.test(body);
