import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../rules/index.ts';
import { HOSTILE_NAMES, sketch } from '../../testing/index.ts';
import { writeReport, type CheckedFile } from './index.ts';

const SHOP =
  'meta {name: Shop}; orders(service {name: Order service}) -> payments(service {name: Payment service}): call; orders -> db(datastore); payments -> db';

function fileOf(text: string, path = 'designs/shop.seam.yaml', lines: Readonly<Record<string, number>> = {}): CheckedFile {
  const design = sketch(text);
  return { path, design, findings: check(design), lineOf: (id) => lines[id] };
}

/** A design whose every name is a trap for some format. */
const hostile = (): CheckedFile => {
  const names = HOSTILE_NAMES.filter((name) => name !== '');
  const statements = names.map((name, i) => `s${i}(service {name: ${JSON.stringify(name.toWellFormed())}}) -> t${i}(service): call`);
  return fileOf(statements.join('\n'), 'odd path/%:,#?.seam.yaml');
};

describe('SARIF', () => {
  const require = createRequire(import.meta.url);
  let isValid: ReturnType<Ajv['compile']>;
  beforeAll(() => {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
    formats.default(ajv);
    isValid = ajv.compile(JSON.parse(readFileSync(require.resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8')) as object);
  });
  const written = (...files: CheckedFile[]) => JSON.parse(writeReport('sarif', files, '1.2.3'));

  it.each([
    ['a shop', () => [fileOf(SHOP)]],
    ['nothing at all', () => []],
    ['hostile names and a hostile path', () => [hostile(), fileOf(SHOP)]],
  ])('passes its published schema: %s', (_, files) => {
    isValid(written(...files()));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('is refused by that schema when it is broken', () => {
    const log = written(fileOf(SHOP));
    log.runs[0].results[0].level = 'catastrophe';
    expect(isValid(log)).toBe(false);
  });

  it('places a finding at its subject, and keeps its identity apart from lines', () => {
    const [result] = written(fileOf(SHOP, 'shop.seam.yaml', { db: 12, orders: 7 })).runs[0].results.filter(
      (one: { ruleId: string }) => one.ruleId === 'shared-database',
    );
    expect(result.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: 'shop.seam.yaml' }, region: { startLine: 12 } });
    expect(result.relatedLocations).toMatchObject([{ physicalLocation: { region: { startLine: 7 } }, message: { text: 'Order service' } }]);
    expect(result.partialFingerprints).toEqual({ 'finding/v1': 'shared-database@db' });
  });
});

describe('JUnit', () => {
  const parsed = (...files: CheckedFile[]) => new new JSDOM().window.DOMParser().parseFromString(writeReport('junit', files, ''), 'application/xml');

  it('counts what it holds, and fails for errors and warnings only', () => {
    const file = fileOf(SHOP);
    const suite = parsed(file).querySelector('testsuite');
    expect(suite?.getAttribute('tests')).toBe(String(suite?.querySelectorAll('testcase').length));
    expect(suite?.getAttribute('failures')).toBe(String(file.findings.filter(({ severity }) => severity !== 'info').length));
    expect(suite?.querySelectorAll('failure').length).toBe(Number(suite?.getAttribute('failures')));
  });

  it('gives every name back as it was, whatever XML thinks of it', () => {
    const file = hostile();
    const failures = [...parsed(file).querySelectorAll('failure')].map((failure) => failure.getAttribute('message'));
    // oxlint-disable-next-line no-control-regex -- XML has no control characters
    const known = file.findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ message }) => message.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'));
    expect(failures).toEqual(known);
  });

  it('has a case that passed for every rule that is silent', () => {
    const cases = [...parsed(fileOf('orders(service)')).querySelectorAll('testcase')].map((one) => one.getAttribute('name'));
    expect(cases).toContain('shared-database');
  });
});

describe('GitHub annotations', () => {
  it('name file, line and rule', () => {
    const [first] = writeReport('github', [fileOf(SHOP, 'shop.seam.yaml', { orders: 3 })], '').split('\n');
    expect(first).toMatch(/^::(error|warning) file=shop\.seam\.yaml,line=3,title=[a-z-]+::/);
  });

  it('are one command a line, whatever names and paths hold', () => {
    const file = hostile();
    const lines = writeReport('github', [file], '').trimEnd().split('\n');
    expect(lines).toHaveLength(file.findings.length);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=odd path\/%25%3A%2C#\?\.seam\.yaml,title=[a-z-]+::/);
  });
});

describe('JSON', () => {
  it('holds every finding with its key and its line', () => {
    const report = JSON.parse(writeReport('json', [fileOf(SHOP, 'a.seam.yaml', { db: 9 })], ''));
    expect(report.files[0]).toMatchObject({ path: 'a.seam.yaml', name: 'Shop' });
    expect(report.files[0].findings).toContainEqual(expect.objectContaining({ key: 'shared-database@db', line: 9, subject: 'db' }));
    expect(report.counts).toEqual(report.files[0].counts);
  });
});

describe('Markdown', () => {
  it('lists findings under their severity', () => {
    const text = writeReport('markdown', [fileOf(SHOP)], '');
    expect(text).toContain('# Findings of Shop');
    expect(text).toMatch(/## Errors\n\n(?:- .*\n {2}.*\n)*- \*\*Order service → Payment service has no timeout\*\* \(`missing-timeout`\)/);
  });

  it('lets no name start a link, a tag or a line', () => {
    const text = writeReport('markdown', [fileOf('a(service {name: "[x](javascript:1) <img src=x> \\n# Big"}) -> b(service): call')], '');
    expect(text).toContain('\\[x\\](javascript:1) \\<img src=x\\> \\# Big → b has no timeout');
  });
});
