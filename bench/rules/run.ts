/**
 * What a check costs: a full run, and single edits followed by the engine, over designs of several sizes.
 * Run with `npx node bench/rules/run.ts`; prints a table and a line of JSON. Bars at 10,000 elements and 30,000 flows: full ≤ 60 ms, edit ≤ 4 ms p95.
 * Times are in milliseconds: processor time for a full run, time on the clock for an edit.
 */
import { cpus } from 'node:os';
import { applyEdits, seededRandom, type Design, type Edit } from '../../src/model/index.ts';
import { changesBetween, changesOf, createEngine } from '../../src/rules/index.ts';
import { largeDesign } from '../../src/testing/index.ts';
import { Desk } from '../../src/workers/rules/desk.ts';
import { applyDelta } from '../../src/workers/rules/protocol.ts';
import { layeredDesign } from './layeredDesign.ts';

const RUNS = 9;
const EDITS = 400;

interface Row {
  readonly design: string;
  readonly elements: number;
  readonly flows: number;
  readonly findings: number;
  readonly fullMs: number;
  readonly fullP95Ms: number;
  readonly patchMs: number;
  readonly patchP95Ms: number;
  readonly identityMs: number;
  readonly identityP95Ms: number;
  /** What the page's own thread spends on an edit: finding what changed, copying it to the worker, and taking the answer. */
  readonly pageMs: number;
  readonly pageP95Ms: number;
}

function measure(name: string, design: Design): Row {
  const full: number[] = [];
  let findings = 0;
  for (let run = 0; run < RUNS; run++) {
    const begin = threadMs();
    const found = createEngine().check(design);
    full.push(threadMs() - begin);
    if (found.some(({ subject }) => subject === 'meta')) throw new Error('a rule failed');
    findings = found.length;
  }
  const page = followInWorker(design);
  const patch = followEdits(design, true);
  const identity = followEdits(design, false);
  return {
    design: name,
    elements: Object.keys(design.elements).length,
    flows: Object.keys(design.flows).length,
    findings,
    fullMs: percentile(full, 0.5),
    fullP95Ms: percentile(full, 0.95),
    patchMs: percentile(patch, 0.5),
    patchP95Ms: percentile(patch, 0.95),
    identityMs: percentile(identity, 0.5),
    identityP95Ms: percentile(identity, 0.95),
    pageMs: percentile(page, 0.5),
    pageP95Ms: percentile(page, 0.95),
  };
}

/** Milliseconds that the engine takes for each of many edits; applying the edit itself is not counted. */
function followEdits(start: Design, withPatch: boolean): number[] {
  const random = seededRandom('edits');
  const engine = createEngine();
  engine.check(start);
  const times: number[] = [];
  let design = start;
  for (let i = 0; i < EDITS; i++) {
    const result = applyEdits(design, editOf(design, i, random));
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
    design = result.design;
    const changes = changesOf(result.applied, design);
    const begin = performance.now();
    if (withPatch) engine.update(design, changes);
    else engine.check(design);
    times.push(performance.now() - begin);
  }
  return times.slice(20);
}

/** The same through the worker's protocol; only the page's side is counted, the copies by structured clone included. */
function followInWorker(start: Design): number[] {
  const random = seededRandom('edits');
  const desk = new Desk();
  const first = desk.handle(structuredClone({ kind: 'check', id: 0, sync: { design: start } }));
  let found = first.kind === 'findings' ? applyDelta([], first.delta) : [];
  const times: number[] = [];
  let design = start;
  for (let i = 0; i < EDITS; i++) {
    const result = applyEdits(design, editOf(design, i, random));
    if (!result.ok) throw new Error('an edit does not apply');
    const begin = performance.now();
    const request = structuredClone({ kind: 'check' as const, id: i, sync: { changes: changesBetween(design, result.design) } });
    const sent = performance.now() - begin;
    design = result.design;
    const response = desk.handle(request);
    const received = performance.now();
    if (response.kind === 'findings') found = applyDelta(found, structuredClone(response.delta));
    times.push(sent + performance.now() - received);
  }
  return times.slice(20);
}

/** Renames, policies, new and removed calls, new and removed elements, in turn. */
function editOf(design: Design, i: number, random: () => number): Edit[] {
  const pick = (ids: readonly string[]) => ids[Math.floor(random() * ids.length)] ?? '';
  const services = (serviceIds ??= Object.keys(design.elements).filter((id) => design.elements[id]?.kind === 'service'));
  const calls = (callIds ??= Object.keys(design.flows).filter((id) => design.flows[id]?.kind === 'call'));
  const service = pick(services);
  const call = pick(calls.filter((id) => id in design.flows));
  switch (i % 6) {
    case 0:
      return [{ op: 'update', collection: 'elements', id: service, fields: { name: `Renamed ${i}` } }];
    case 1:
      return [{ op: 'update', collection: 'flows', id: call, fields: { timeout: { ms: 100 + i } } }];
    case 2:
      return [{ op: 'add', collection: 'flows', id: `new-${i}`, record: { kind: 'call', from: service, to: pick(services) } }];
    case 3:
      return [{ op: 'remove', collection: 'flows', id: call }];
    case 4:
      return [{ op: 'add', collection: 'elements', id: `box-${i}`, record: { kind: 'service', name: `Box ${i}` } }];
    default:
      return [{ op: 'remove', collection: 'elements', id: `box-${i - 1}` }];
  }
}
let serviceIds: string[] | undefined;
let callIds: string[] | undefined;

/** Processor time of this thread in milliseconds, so that what a busy machine does beside it does not count. It moves in steps of some milliseconds. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
}

const rows: Row[] = [];
for (const [elements, flows] of [
  [1_000, 3_000],
  [10_000, 30_000],
] as const) {
  for (const [name, design] of [
    ['layered', layeredDesign({ elements, flows })],
    ['random', largeDesign({ elements, flows })],
  ] as const) {
    serviceIds = callIds = undefined;
    rows.push(measure(name, design));
  }
}
console.table(rows);
console.log(JSON.stringify({ bench: 'rules', machine: `${cpus()[0]?.model ?? '?'} × ${cpus().length}`, node: process.version, rows }));
