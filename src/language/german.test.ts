import ts from 'typescript-classic';
import { describe, expect, it } from 'vitest';
import { ENGLISH } from './english.ts';
import { app } from './german/app.ts';
import { GERMAN } from './german/index.ts';
import { exampleTexts, ruleTexts, schemaTexts, targetTexts, wordTexts } from './testing/dataTexts.ts';
import { placeOf, placesIn, type Source, sources, usedTexts } from './testing/texts.ts';

const used = usedTexts();
const dataTexts = [schemaTexts(), ruleTexts(), exampleTexts(), targetTexts(), wordTexts()].flat();
const all = new Set([...used.map(({ text }) => text), ...dataTexts]);
const hasGerman = (text: string): boolean => Object.hasOwn(GERMAN, text) || (Object.hasOwn(GERMAN, `${text}_one`) && Object.hasOwn(GERMAN, `${text}_other`));
const textOf = (key: string): string => (all.has(key) ? key : key.replace(/_(?:one|other)$/, ''));

describe('German', () => {
  it('has every text that the interface says', () => {
    expect(used.length).toBeGreaterThan(1_500);
    expect([...new Set(used.filter(({ text }) => !hasGerman(text)).map(({ text, place }) => `${place} ${text}`))]).toEqual([]);
  });

  it('has every text that rules, forms, examples and formats bring', () => {
    expect(dataTexts.length).toBeGreaterThan(700);
    expect([...new Set(dataTexts)].filter((text) => !hasGerman(text))).toEqual([]);
  });

  it('has no text that nobody says', () => {
    expect(Object.keys(GERMAN).filter((key) => !all.has(textOf(key)))).toEqual([]);
  });

  it('has the places of the English text, but where one is said in words', () => {
    const wrong = Object.entries(GERMAN).filter(([key, german]) => {
      const places = placesIn(key.replace(/_(?:one|other)$/, ''));
      const free = key.endsWith('_one') ? places.filter((place) => place !== 'count') : places;
      const said = placesIn(german);
      return !(same(said, places) || same(said, free));
    });
    expect(wrong).toEqual([]);
  });

  it('counts wherever English counts', () => {
    const counted = Object.keys(ENGLISH).map((key) => key.replace(/_one$/, ''));
    expect(counted.filter((text) => !Object.hasOwn(GERMAN, `${text}_one`) || !Object.hasOwn(GERMAN, `${text}_other`))).toEqual([]);
  });

  it('gives each place its value', () => {
    const wrong = used.filter(({ text, values }) => values !== undefined && !same(without(placesIn(text)), without(values)));
    expect(wrong.map(({ place, text, values }) => `${place} ${text} ← ${values?.join(', ')}`)).toEqual([]);
  });

  it('says nobody “du” or “Sie”, and keeps to German quotes', () => {
    const texts = Object.values(GERMAN);
    expect(texts.filter((text) => /\b(?:du|dein\w*|dich|dir|Ihr|Ihre[mnrs]?|Ihnen)\b/u.test(text))).toEqual([]);
    expect(texts.filter((text) => /“[^”]*”|"/u.test(text))).toEqual([]);
    expect(Object.keys(app).length).toBeGreaterThan(200);
  });
});

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().every((name, index) => name === b.toSorted()[index]);
/** A count may choose among plurals without being shown. */
const without = (names: readonly string[]): readonly string[] => names.filter((name) => name !== 'count');

/** Attributes that are read by a person. */
const SPOKEN = new Set([
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'label',
  'alt',
  'description',
  'help',
  'note',
  'caption',
]);

/** Words that are the same in every language: names of products, notations and keys. */
const SAME_EVERYWHERE = /^(?:Seamwright|Mermaid|TypeScript|flowchart LR|\.seam\.yaml|web --> orders|orders --> pay|orders -\.-> bus|1 min)$/;

function bareTexts(source: Source): readonly string[] {
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (/\p{L}{2}/u.test(words) && !SAME_EVERYWHERE.test(words)) found.push(`${placeOf(source, node)} ${words}`);
  };
  const literals = (node: ts.Expression): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) report(node, node.text);
    else if (ts.isTemplateExpression(node)) report(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(literals);
    else if (ts.isBinaryExpression(node) && /^(?:&&|\|\||\?\?)$/.test(node.operatorToken.getText())) literals(node.right);
    else if (ts.isParenthesizedExpression(node)) literals(node.expression);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) literals(node.expression);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) report(node, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression) literals(node.initializer.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

describe('a component', () => {
  it('has no bare text: what a person reads goes through the language', () => {
    const components = sources().filter(({ path }) => path.endsWith('.tsx'));
    expect(components.length).toBeGreaterThan(100);
    expect(components.flatMap(bareTexts)).toEqual([]);
  });

  it('would be caught', () => {
    const text = `const A = ({ some }) => <p title={some ? 'Some rows' : t('None')}>Hello there {some && 'more'}</p>;`;
    const tree = ts.createSourceFile('A.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    expect(bareTexts({ path: 'A.tsx', tree })).toEqual(['A.tsx:1 Some rows', 'A.tsx:1 Hello there', 'A.tsx:1 more']);
  });
});
