import fc from 'fast-check';
import { load } from 'js-yaml';
import { JSDOM } from 'jsdom';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Design } from '../model/index.ts';
import { designs } from '../testing/arbitraries.ts';
import { HOSTILE_NAMES } from '../testing/hostile.ts';
import { sketch } from '../testing/index.ts';
import { type ExportFile, loadExporter, type Target, TARGETS, writeTarget } from './index.ts';

const { DOMParser, document: page } = new JSDOM().window;

/** Every name of it is a trap for some format, and there is something to write for every target. */
function trapped(): Design {
  const base = sketch(`
    web(client); orders(service); pay(service); db(datastore); bus(channel); mail(service)
    web -> orders: call #buy; orders -> pay: call #charge {timeout: {ms: 800}, circuitBreaker: {}}; orders -> db: access {mode: write}
    orders -> bus: publish; bus -> mail: consume
    context sales(orders, db); context money(pay)
    saga place(orchestration orders): reserve@orders {compensation: release} > charge@pay
  `);
  let next = 0;
  const trap = (): string => HOSTILE_NAMES[next++ % HOSTILE_NAMES.length]?.slice(0, 120).toWellFormed() ?? '';
  const named = <T extends object>(records: { readonly [id: string]: T }): { [id: string]: T } =>
    Object.fromEntries(Object.entries(records).map(([id, record]) => [id, { ...record, name: trap(), description: trap() }]));
  return {
    ...base,
    meta: { ...base.meta, name: '</script><img src=x onerror=alert(1)>', description: '*/ ]]> %%{init: {}}%% -->' },
    elements: named(base.elements),
    contexts: Object.fromEntries(Object.entries(named(base.contexts)).map(([id, context]) => [id, { ...context, language: { [trap() || 'x']: trap() } }])),
    flows: Object.fromEntries(
      Object.entries(base.flows).map(([id, flow]) => [
        id,
        flow.kind === 'call' ? { ...flow, operation: trap() || 'x', label: trap() } : { ...flow, label: trap() },
      ]),
    ),
    sagas: Object.fromEntries(
      Object.entries(base.sagas).map(([id, saga]) => [id, { ...saga, name: trap(), steps: saga.steps.map((step) => ({ ...step, name: trap() || 'x' })) }]),
    ),
    messages: { m: { name: trap(), kind: 'event', description: trap(), schema: [{ name: 'constructor', type: 'string', description: trap() }] } },
    notes: { n: { kind: 'hotspot', text: HOSTILE_NAMES.join('\n').slice(0, 400) } },
    decisions: { d: { title: trap() || 'x', reason: HOSTILE_NAMES.slice(0, 12).join('\n\n'), date: '2026-01-31' } },
    teams: { t: { name: trap() } },
  } as Design;
}

/** The options of a target, each value of each menu once, the others as if nobody had chosen. */
function variants({ options }: Target): readonly object[] {
  return [{}, ...options.flatMap((option) => (option.type === 'choice' ? option.choices.map(({ value }) => ({ [option.key]: value })) : [])), { fence: true }];
}

const MARKUP = 'script,img,iframe,object,embed,form,input,style,link,svg,video,[onerror],[onclick],[onload]';

/** What reads a file of this kind, which throws where the file is broken, and what must not have come in. */
function readFile({ path, content }: ExportFile): void {
  const text = String(content);
  expect(text.isWellFormed(), path).toBe(true);
  if (/\.(?:svg|xml)$/.test(path)) {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    expect(document.querySelector('parsererror')?.textContent, path).toBeUndefined();
    expect(document.querySelectorAll('script,img,foreignObject,a,use,image,[onerror],[href]'), path).toHaveLength(0);
  } else if (/\.(?:json|sarif)$/.test(path)) expect(() => JSON.parse(text), path).not.toThrow();
  else if (/\.ya?ml$/.test(path)) expect(() => load(text), path).not.toThrow();
  else if (path.endsWith('.md')) readMarkdown(path, text);
  else if (path.endsWith('.mmd')) readMermaid(path, text);
  else if (path.endsWith('-link.txt')) expect(text, path).toMatch(/^#d=[\w-]+$/);
}

function readMarkdown(path: string, text: string): void {
  const body = page.createElement('body');
  body.innerHTML = micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const own = path.startsWith('decisions/') || body.querySelector('input[type=checkbox]') === null ? MARKUP : MARKUP.replace('input,', '');
  expect(
    [...body.querySelectorAll(own)].map(({ outerHTML }) => outerHTML),
    path,
  ).toEqual([]);
  const links = [...body.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  expect(
    links.filter((href) => /^[a-z]+:/i.test(href) && !/^https:\/\/(?:mermaid\.live|adr\.github\.io)\b/.test(href)),
    path,
  ).toEqual([]);
  for (const code of body.querySelectorAll('code.language-mermaid')) readMermaid(path, code.textContent ?? '');
}

function readMermaid(path: string, text: string): void {
  const lines = text.split('\n').map((line) => line.trim());
  expect(
    lines.filter((line) => /%%\{|^(?:click|href|callback|links?|properties|details)\b|<(?!br\/>)|javascript:/i.test(line)),
    path,
  ).toEqual([]);
}

const SAFE_PATH = /^(?![/.])(?!.*\.\.)[\w.@/-]+$/;

async function hold(target: Target, design: Design, options: object): Promise<number> {
  let files: readonly ExportFile[];
  try {
    files = await writeTarget(target.id, design, options);
  } catch (error) {
    // Nothing to write is said in a sentence; a slip of the program is none.
    expect(error, target.id).toBeInstanceOf(Error);
    expect(error, String((error as Error).stack)).not.toBeInstanceOf(TypeError);
    expect((error as Error).message, target.id).toMatch(/^[^\n]{10,}\.$/);
    return 0;
  }
  const folded = files.map(({ path }) => path.toLowerCase());
  expect(new Set(folded).size).toBe(files.length);
  for (const file of files) {
    expect(file.path).toMatch(SAFE_PATH);
    readFile(file);
  }
  return files.length;
}

const ours = TARGETS.filter(({ id, needsBrowser }) => id !== 'typescript' && needsBrowser === undefined);

describe.each(ours)('$title of a design full of traps', (target) => {
  it('is written with every option, and whoever reads it finds nothing but text', async () => {
    const design = trapped();
    let written = 0;
    for (const options of variants(target)) written += await hold(target, design, options);
    const choices = (await loadExporter(target.id)).choices?.(design) ?? {};
    for (const [key, values] of Object.entries(choices)) for (const { value } of values) written += await hold(target, design, { [key]: value });
    expect(written).toBeGreaterThan(0);
  });

  it('is the same twice', async () => {
    expect(await writeTarget(target.id, trapped())).toEqual(await writeTarget(target.id, trapped()));
  });

  it('is whole for any design', async () => {
    for (const design of fc.sample(designs({ size: 3 }), { numRuns: 8, seed: 61 })) await hold(target, design, {});
  });
});
