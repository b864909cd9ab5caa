import { join } from 'node:path';
import ts from 'typescript-classic';
import { afterAll, describe, expect, it } from 'vitest';
import { exportTypeScript } from './exporter.ts';
import { SKELETON } from './skeleton-text.ts';
import { HOSTILE_KINDS, hostileDesigns } from './testing/hostileDesigns.ts';
import { removeWorkspace, run, typeCheck, writeWorkspaces } from './testing/workspace.ts';

/** Designs in which every name, description and identifier is as bad as can be. */
const DESIGNS = 200;
/** Of so many of them, the workspace's own tests are run as well. */
const PLAYED = 30;

const designs = await hostileDesigns(DESIGNS);
/** Of some, the sagas run on Temporal. */
const exports = designs.map((design, index) => exportTypeScript(design, { sagas: index % 4 === 1 ? 'temporal' : 'embedded' }));

const OURS = new Set(SKELETON.map(({ path }) => path));
/** What comes of the designs; what is generated for many of them alike is looked at once. */
const sources = new Map(
  exports.flat().flatMap(({ path, content }) => (path.endsWith('.ts') && !OURS.has(path) && typeof content === 'string' ? [[content, path] as const] : [])),
);

describe(`${DESIGNS} designs with hostile names`, () => {
  const folder = writeWorkspaces(exports);
  afterAll(() => removeWorkspace(folder));

  it('have names of every kind', () => {
    const names = designs.flatMap(({ elements }) => Object.values(elements).map(({ name }) => name));
    for (const [kind, pattern] of Object.entries(HOSTILE_KINDS)) expect(names.filter((name) => pattern.test(name)).length, kind).toBeGreaterThan(5);
    const isTwin = (name: string, others: readonly string[]) => others.some((other) => other !== name && other.toLowerCase() === name.toLowerCase());
    const twins = designs.filter(({ elements }) => {
      const own = Object.values(elements).map(({ name }) => name);
      return own.some((name) => isTwin(name, own));
    });
    expect(twins.length, 'equal but for case').toBeGreaterThan(5);
  });

  // The compiler is as strict as it can be and sees the real packages. One program for all of them takes a third of the time of one for each.
  it('become workspaces that type-check', () => {
    expect(typeCheck(folder)).toBe('');
  }, 600_000);

  it(`become workspaces whose tests pass, of which ${PLAYED} are played`, () => {
    const played = Array.from({ length: PLAYED }, (_, index) => join(folder, `d${index}/tests/`));
    const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run', ...played], folder);
    expect(status, output).toBe(0);
    expect(output).toMatch(/Tests +\d{3,} passed/);
  }, 300_000);

  it('become nothing but ASCII outside comments', () => {
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    for (const [content, path] of sources) {
      scanner.setText(content);
      while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) {
        const token = scanner.getTokenText();
        if (/[^\t\n\r -~]/.test(token)) found.push(`${path}: ${token}`);
      }
    }
    expect(found).toEqual([]);
  }, 120_000);

  // For the compiler, two methods of one name in an interface are two ways to call one.
  it('become identifiers of which no two in one place are the same', () => {
    const found = [...sources].flatMap(([content, path]) => sameNames(content).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  }, 120_000);

  it('become paths that every file system takes, also one that does not tell upper from lower case', () => {
    const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
    for (const files of exports) {
      const paths = files.map(({ path }) => path);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      for (const path of paths) {
        if (!/^[A-Za-z0-9.][A-Za-z0-9./_-]*$/.test(path) || path.length >= 200) expect.fail(path);
        for (const part of path.split('/')) if (part === '' || part === '.' || part === '..' || part.endsWith('.') || DEVICES.test(part)) expect.fail(path);
      }
    }
  });
});

/** Names that an interface, an object, a class or a file declares twice. */
function sameNames(content: string): string[] {
  const found: string[] = [];
  const once = (names: readonly (string | undefined)[]) => {
    const seen = new Set<string>();
    for (const name of names) {
      if (name !== undefined && seen.has(name)) found.push(name);
      if (name !== undefined) seen.add(name);
    }
  };
  const nameOf = ({ name }: { readonly name?: ts.PropertyName | ts.BindingName | undefined }): string | undefined =>
    name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) once(node.members.map(nameOf));
    if (ts.isObjectLiteralExpression(node)) once(node.properties.map(nameOf));
    if (ts.isSourceFile(node)) {
      once(
        node.statements.flatMap((each) =>
          ts.isFunctionDeclaration(each) || ts.isInterfaceDeclaration(each) || ts.isClassDeclaration(each) ? [nameOf(each)] : [],
        ),
      );
      once(node.statements.flatMap((each) => (ts.isVariableStatement(each) ? each.declarationList.declarations.map(nameOf) : [])));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', content, ts.ScriptTarget.Latest));
  return found;
}
