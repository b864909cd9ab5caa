import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript-classic';
import { keyOf } from '../../speech/index.ts';

/** Reads out of the source what rules and runs say: what stands behind `say`, `titled`, `headline` and `coined`, and the words of `term` and `counted`. */

const SRC = resolve(import.meta.dirname, '..', '..');

export interface SpokenText {
  /** The English sentence with `{0}`, `{1}` … in its places: its key in a phrasebook. */
  readonly text: string;
  /** `rules/engine/reports.ts:12` */
  readonly place: string;
}

const TAGS = new Set(['say', 'titled', 'headline', 'coined']);

/** Every sentence and word that a room says. */
export function spokenTexts(room: string): readonly SpokenText[] {
  return filesIn(join(SRC, room)).flatMap((file) => {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: SpokenText[] = [];
    const add = (node: ts.Node, text: string): void => {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ text, place: `${relative(SRC, file).replaceAll('\\', '/')}:${line}` });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && TAGS.has(node.tag.text)) add(node, keyOf(piecesOf(node.template)));
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) for (const text of wordsOf(node.expression.text, node.arguments)) add(node, text);
      if (isNumberWords(node)) for (const word of node.initializer.expression.elements) if (ts.isStringLiteral(word)) add(word, word.text);
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

const piecesOf = (template: ts.TemplateLiteral): readonly string[] =>
  ts.isNoSubstitutionTemplateLiteral(template) ? [template.text] : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];

function wordsOf(called: string, [first, one, many]: readonly ts.Expression[]): readonly string[] {
  if (called === 'term') return first && ts.isStringLiteral(first) ? [first.text] : [];
  if (called !== 'counted' || !one || !ts.isStringLiteral(one)) return [];
  return [`one ${one.text}`, many && ts.isStringLiteral(many) ? many.text : `${one.text}s`];
}

/** The table of number words, whose rows are terms. */
const isNumberWords = (node: ts.Node): node is ts.VariableDeclaration & { initializer: ts.AsExpression & { expression: ts.ArrayLiteralExpression } } =>
  ts.isVariableDeclaration(node) &&
  node.name.getText() === 'NUMBERS' &&
  node.initializer !== undefined &&
  ts.isAsExpression(node.initializer) &&
  ts.isArrayLiteralExpression(node.initializer.expression);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : filesIn(path);
    return entry.name.endsWith('.ts') && !/\.(test|bench|d)\.ts$/.test(entry.name) ? [path] : [];
  });
}
