import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript-classic';

/** Reads the texts of the interface out of its source: what is handed to `t`, `mark`, `wordTable` and `<Sentence of>`. */

const SRC = resolve(import.meta.dirname, '..', '..');
const ROOMS = ['workspace', 'ui', 'app'];

export interface UsedText {
  readonly text: string;
  /** `ui/panels/Panel.tsx:12` */
  readonly place: string;
  /** Names that the call gives values for; nothing where they cannot be read from the call. */
  readonly values: readonly string[] | undefined;
}

export interface Source {
  /** From `src/`, with slashes. */
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** Every file of the rooms that speak to a person, without their tests. */
export function sources(): readonly Source[] {
  return ROOMS.flatMap((room) => filesIn(join(SRC, room))).map((file) => ({
    path: relative(SRC, file).replaceAll('\\', '/'),
    tree: ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
  }));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['testing', 'fakes'].includes(entry.name) ? [] : filesIn(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|bench|d)\.tsx?$/.test(entry.name) && entry.name !== 'testing.ts' ? [path] : [];
  });
}

/** Line of a node, for messages: `ui/panels/Panel.tsx:12`. */
export const placeOf = ({ path, tree }: Source, node: ts.Node): string => `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** Every text that the source asks the language for. */
export function usedTexts(): readonly UsedText[] {
  return sources().flatMap((source) => {
    const found: UsedText[] = [];
    const add = (node: ts.Expression, values: readonly string[] | undefined): void => {
      if (ts.isParenthesizedExpression(node)) add(node.expression, values);
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push({ text: node.text, place: placeOf(source, node), values });
      if (ts.isConditionalExpression(node)) for (const branch of [node.whenTrue, node.whenFalse]) add(branch, values);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments[0]) {
        const [first, second] = node.arguments;
        if (node.expression.text === 't') add(first, namesIn(second));
        if (node.expression.text === 'mark') add(first, undefined);
        if (node.expression.text === 'wordTable' && ts.isObjectLiteralExpression(first))
          for (const property of first.properties) if (ts.isPropertyAssignment(property)) add(property.initializer, []);
      }
      if (ts.isJsxSelfClosingElement(node) && node.tagName.getText() === 'Sentence') addSentence(node);
      ts.forEachChild(node, visit);
    };
    const addSentence = (node: ts.JsxSelfClosingElement): void => {
      const [of, places] = ['of', 'with'].map((name) => attribute(node, name));
      if (of) add(of, namesIn(places));
    };
    visit(source.tree);
    return found;
  });
}

function attribute(node: ts.JsxSelfClosingElement, name: string): ts.Expression | undefined {
  const found = node.attributes.properties.find((one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText() === name)?.initializer;
  if (found && ts.isStringLiteral(found)) return found;
  return found && ts.isJsxExpression(found) ? found.expression : undefined;
}

function namesIn(node: ts.Expression | undefined): readonly string[] | undefined {
  if (node === undefined) return [];
  if (!ts.isObjectLiteralExpression(node) || node.properties.some((one) => ts.isSpreadAssignment(one))) return undefined;
  return node.properties.flatMap((one) => (one.name ? [one.name.getText().replaceAll(/['"]/g, '')] : []));
}

/** The places of a text: `{{name}}`. */
export const placesIn = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
