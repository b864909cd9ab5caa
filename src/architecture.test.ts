import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript-classic';
import { describe, expect, it } from 'vitest';

/**
 * Holds the map of docs/architecture.md against the code: which room may import which, which packages a room may know,
 * and that nothing goes round in a circle. It first proves that it saw every room and resolved every import of ours.
 */

const SRC = resolve(import.meta.dirname);

const HEADLESS = ['model', 'speech', 'drawing', 'simulation', 'patterns', 'rules', 'exporters', 'importers'] as const;

interface Room {
  /** Rooms whose values and types it may import. */
  may: readonly string[];
  /** Rooms of which it may import types only. */
  types?: readonly string[];
}

const ROOMS: Readonly<Record<string, Room>> = {
  model: { may: [] },
  speech: { may: [] },
  drawing: { may: ['model'] },
  simulation: { may: ['model', 'speech'] },
  rules: { may: ['model', 'speech'] },
  importers: { may: ['model', 'speech'] },
  patterns: { may: ['model', 'simulation'] },
  exporters: { may: ['model', 'speech', 'drawing', 'simulation', 'rules', 'patterns'] },
  workers: { may: HEADLESS },
  cli: { may: HEADLESS },
  language: { may: [], types: ['speech'] },
  workspace: { may: ['model', 'speech', 'drawing', 'workers', 'language'], types: HEADLESS },
  ui: { may: ['model', 'drawing', 'patterns', 'language', 'workspace'] },
  app: { may: ['model', 'drawing', 'patterns', 'language', 'workspace', 'ui'] },
  testing: { may: ['model', 'simulation', 'importers', 'patterns'] },
};

/** Packages that only some rooms may know; everything else of the list is closed to the others. */
const PACKAGES: readonly { name: RegExp; rooms: readonly string[]; within?: string }[] = [
  { name: /^(react|react-dom|zustand|lucide-react|@base-ui\/|@tanstack\/|tinykeys|use-)/, rooms: ['language', 'workspace', 'ui', 'app'] },
  { name: /^i18next/, rooms: ['language'] },
  { name: /^(yjs|idb|y-|lib0)/, rooms: ['workspace'] },
  { name: /^@xyflow\//, rooms: ['ui'], within: 'ui/canvas' },
  { name: /^mermaid/, rooms: ['ui'], within: 'ui/panels' },
  { name: /^elkjs/, rooms: ['drawing', 'workers', 'cli'] },
];

/** Members of these rooms do not know each other: any one can be deleted by deleting its folder and its line. */
const MEMBERS = ['exporters', 'importers', 'patterns', 'rules/catalogue'];

/** What the headless rooms may not reach for: a pure function knows no clock, no chance and no page. `Math.random` and `Date` are seen as well. */
const IMPURE = new Set([
  'Date',
  'setTimeout',
  'setInterval',
  'performance',
  'requestAnimationFrame',
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'navigator',
  'indexedDB',
  'fetch',
  'crypto',
]);

interface Import {
  file: string;
  specifier: string;
  target: string | undefined;
  typeOnly: boolean;
}

const isTest = (file: string) => /\.(test|bench)\.tsx?$/.test(file) || file.includes(`${sep}testing${sep}`);

/** Code that is written into an export and runs elsewhere. */
const isExported = (file: string) => relative(SRC, file).startsWith(join('exporters', 'typescript', 'skeleton'));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) => {
    if (specifier.startsWith('virtual:')) return;
    const path = specifier.split('?')[0] ?? specifier;
    found.push({ file, specifier, typeOnly, target: path.startsWith('.') ? resolve(dirname(file), path) : undefined });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
      const onlyTypes =
        clause !== undefined &&
        (clause.isTypeOnly || (clause.name === undefined && named !== undefined && named.length > 0 && named.every((element) => element.isTypeOnly)));
      add(node.moduleSpecifier.text, onlyTypes);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      add(node.arguments[0].text, false);
    } else if (
      ts.isNewExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'URL' &&
      node.arguments?.[0] &&
      ts.isStringLiteral(node.arguments[0])
    ) {
      if (/\.tsx?$/.test(node.arguments[0].text)) add(node.arguments[0].text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Uses of the globals that a pure room may not know; a name that the file declares itself is its own. */
function impureUses(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = new Set<string>();
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    const names =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isImportSpecifier(node) || ts.isFunctionDeclaration(node);
    if (names && node.name && ts.isIdentifier(node.name)) declared.add(node.name.text);
    if (ts.isIdentifier(node) && IMPURE.has(node.text) && isReference(node)) uses.push(node);
    if (ts.isPropertyAccessExpression(node) && node.getText(source) === 'Math.random') uses.push(node.name as ts.Identifier);
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return uses
    .filter((use) => !declared.has(use.text))
    .map((use) => `${relative(SRC, file)}:${source.getLineAndCharacterOfPosition(use.getStart()).line + 1} ${use.text}`);
}

/** Whether an identifier stands for a value, not for the name of a property or of a declaration. */
function isReference({ parent, ...node }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.expression.pos === node.pos;
  if (ts.isPropertyAssignment(parent)) return parent.initializer.pos === node.pos;
  return !(
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isGetAccessor(parent) ||
    (ts.isVariableDeclaration(parent) && parent.name.pos === node.pos)
  );
}

const files = sourceFiles(SRC);
const imports = files.flatMap(importsOf);
const roomOf = (file: string) => relative(SRC, file).split(sep)[0] ?? '';
const show = (item: Import) => `${relative(SRC, item.file)} → ${item.specifier}`;
const product = imports.filter((item) => !isTest(item.file) && relative(SRC, item.file).includes(sep));

describe('the rooms', () => {
  it('are all seen, and none is unknown', () => {
    const folders = readdirSync(SRC, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
    expect(folders).toEqual(Object.keys(ROOMS).sort());
    for (const room of folders) expect(files.filter((file) => roomOf(file) === room).length, room).toBeGreaterThan(0);
  });

  it('import only files that exist', () => {
    const missing = imports.filter((item) => item.target !== undefined && !existsSync(item.target)).map(show);
    expect(missing).toEqual([]);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('import only the rooms they may (move what is shared down, or pass it in)', () => {
    const wrong = product.filter((item) => {
      if (!item.target) return false;
      const from = roomOf(item.file);
      const to = roomOf(item.target);
      const room = ROOMS[from];
      return from !== to && room !== undefined && !room.may.includes(to) && !(item.typeOnly && room.types?.includes(to));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('reach testing from tests only', () => {
    expect(product.filter((item) => item.target && roomOf(item.target) === 'testing' && roomOf(item.file) !== 'testing').map(show)).toEqual([]);
  });

  it('inside ui, controls is the floor', () => {
    const wrong = product.filter(
      (item) =>
        item.target &&
        relative(SRC, item.file).startsWith(join('ui', 'controls')) &&
        relative(SRC, item.target).startsWith(`ui${sep}`) &&
        !relative(SRC, item.target).startsWith(join('ui', 'controls')),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('keep each package where it belongs', () => {
    const wrong = product.filter((item) => {
      if (item.target) return false;
      const rule = PACKAGES.find(({ name }) => name.test(item.specifier));
      if (!rule) return false;
      const inside = rule.within === undefined || relative(SRC, item.file).split(sep).join('/').startsWith(rule.within);
      return !rule.rooms.includes(roomOf(item.file)) || !inside;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('keep members of a catalogue apart', () => {
    const memberOf = (file: string) => {
      const path = relative(SRC, file).split(sep).join('/');
      const home = MEMBERS.find((folder) => path.startsWith(`${folder}/`));
      const rest = home === undefined ? [] : path.slice(home.length + 1).split('/');
      return home !== undefined && rest.length > 1 ? `${home}/${rest[0]}` : undefined;
    };
    const wrong = product.filter((item) => {
      const from = memberOf(item.file);
      const to = item.target ? memberOf(item.target) : undefined;
      return from !== undefined && to !== undefined && from !== to && from.split('/').slice(0, -1).join('/') === to.split('/').slice(0, -1).join('/');
    });
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('the headless rooms', () => {
  it('know no clock, no chance and no page', () => {
    const wrong = files.filter((file) => (HEADLESS as readonly string[]).includes(roomOf(file)) && !isTest(file) && !isExported(file)).flatMap(impureUses);
    expect(wrong).toEqual([]);
  });

  it('use nothing that Node.js 20 lacks, on which the command line runs', () => {
    const newer =
      /\b(?:Map|Object)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\bIterator\.from\(|\bRegExp\.escape\(|\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|reduce|toArray|take|drop|flatMap)\(/;
    const rooms = [...HEADLESS, 'cli'];
    const wrong = files.filter((file) => rooms.includes(roomOf(file)) && (!isTest(file) || isExported(file)) && newer.test(readFileSync(file, 'utf8')));
    expect(wrong.map((file) => relative(SRC, file))).toEqual([]);
  });

  it('would be caught: a file of the workspace reaches for the clock', () => {
    expect(impureUses(join(SRC, 'workspace', 'stores', 'findings.ts')).map((use) => use.split(' ')[1])).toContain('setTimeout');
  });
});

describe('the imports', () => {
  it('go round in no circle, not even of types', () => {
    const graph = new Map<string, string[]>();
    for (const item of product) if (item.target) graph.set(item.file, [...(graph.get(item.file) ?? []), item.target]);
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].map((step) => relative(SRC, step)).join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });
});
