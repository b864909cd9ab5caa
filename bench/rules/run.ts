/**
 * What a check costs: full runs, single edits followed by the engine, and the memory that it keeps, over designs of several sizes with three flows for each
 * element; and bpmnlint over processes of as many tasks and sequence flows, in the same run.
 * Run with `npm ci --prefix bench/peers/rules && npx node bench/rules/run.ts`; prints a table and a line of JSON. `--only 'layered 10000'` measures the rows
 * whose name and size hold the text, in a process that has seen nothing else.
 * Bars for the layered designs: 10,000 elements full ≤ 60 ms, an edit ≤ 4 ms p95; 50,000 elements full ≤ 400 ms.
 * Times are in milliseconds: processor time for a full run, time on the clock for an edit. Memory is what stays after collecting garbage.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { applyEdits, type Design } from '../../src/model/index.ts';
import { changesBetween, changesOf, createEngine, RULES } from '../../src/rules/index.ts';
import { largeDesign } from '../../src/testing/index.ts';
import { Desk } from '../../src/workers/rules/desk.ts';
import { applyDelta } from '../../src/workers/rules/protocol.ts';
import { bpmnlint } from './bpmnlint.ts';
import { editsOn } from './edits.ts';
import { layeredDesign } from './layeredDesign.ts';
import { bytesOf, percentile, threadMs, timed } from './measuring.ts';

const SIZES = [1_000, 10_000, 50_000] as const;
const RUNS = 9;
/** Edits that count, and those before them while the engine warms up. */
const EDITS = 200;
const WARM = 40;
/** Runs of the peer, which takes seconds where we take milliseconds. */
const PEER_RUNS = 3;

interface Row {
  readonly what: string;
  readonly elements: number;
  readonly flows: number;
  readonly findings: number;
  readonly fullMs: number;
  readonly fullP95Ms: number;
  readonly editMs?: number;
  readonly editP95Ms?: number;
  /** The same where the engine has to find out itself what changed. */
  readonly unknownEditMs?: number;
  readonly unknownEditP95Ms?: number;
  /** What the page's own thread spends on an edit: finding what changed, copying it to the worker, and taking the answer. */
  readonly pageMs?: number;
  readonly pageP95Ms?: number;
  /** What an engine keeps, findings included, without the design itself. */
  readonly megabytes?: number;
  readonly bytesPerElement?: number;
}

function measure(what: string, design: Design): Row {
  let findings = 0;
  const full = timed(RUNS, () => {
    const found = createEngine().check(design);
    if (found.some(({ message }) => message.includes(' failed on '))) throw new Error('a rule failed');
    findings = found.length;
  });
  const edits = followEdits(design, true);
  const unknown = followEdits(design, false);
  const page = followInWorker(design);
  const bytes = bytesOf(() => {
    const engine = createEngine();
    engine.check(design);
    return engine;
  });
  const elements = Object.keys(design.elements).length;
  return {
    what,
    elements,
    flows: Object.keys(design.flows).length,
    findings,
    fullMs: percentile(full, 0.5),
    fullP95Ms: percentile(full, 0.95),
    editMs: percentile(edits, 0.5),
    editP95Ms: percentile(edits, 0.95),
    unknownEditMs: percentile(unknown, 0.5),
    unknownEditP95Ms: percentile(unknown, 0.95),
    pageMs: percentile(page, 0.5),
    pageP95Ms: percentile(page, 0.95),
    megabytes: Math.round(bytes / 1e4) / 100,
    bytesPerElement: Math.round(bytes / elements),
  };
}

/** Milliseconds that the engine takes for each of many edits; applying the edit itself is not counted. */
function followEdits(start: Design, isTold: boolean): number[] {
  const engine = createEngine();
  engine.check(start);
  const times: number[] = [];
  walk(start, (_, design, applied) => {
    const changes = changesOf(applied, design);
    const begin = performance.now();
    if (isTold) engine.update(design, changes);
    else engine.check(design);
    times.push(performance.now() - begin);
  });
  return times.slice(WARM);
}

/** The same through the worker's protocol; only the page's side is counted, the copies by structured clone included. */
function followInWorker(start: Design): number[] {
  const desk = new Desk();
  const first = desk.handle(structuredClone({ kind: 'check', id: 0, sync: { design: start } }));
  let found = first?.kind === 'check' ? applyDelta([], first.answer) : [];
  const times: number[] = [];
  walk(start, (before, design) => {
    const begin = performance.now();
    const request = structuredClone({ kind: 'check' as const, id: 1, sync: { changes: changesBetween(before, design) } });
    const sent = performance.now() - begin;
    const response = desk.handle(request);
    const received = performance.now();
    if (response?.kind === 'check') found = applyDelta(found, structuredClone(response.answer));
    times.push(sent + performance.now() - received);
  });
  return times.slice(WARM);
}

type Applied = Extract<ReturnType<typeof applyEdits>, { ok: true }>['applied'];

function walk(start: Design, step: (before: Design, after: Design, applied: Applied) => void): void {
  const editsFor = editsOn(start);
  let design = start;
  for (let turn = 0; turn < EDITS + WARM; turn++) {
    const result = applyEdits(design, editsFor(turn));
    if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
    step(design, result.design, result.applied);
    design = result.design;
  }
}

async function measurePeer(): Promise<Row[]> {
  const peer = await bpmnlint();
  if (!peer) {
    console.log('bpmnlint is not installed: npm ci --prefix bench/peers/rules');
    return [];
  }
  const rows: Row[] = [];
  for (const elements of SIZES) {
    if (!isWanted('bpmnlint', elements)) continue;
    const root = peer.process(elements, elements * 3);
    const times: number[] = [];
    let findings = 0;
    for (let turn = 0; turn < PEER_RUNS; turn++) {
      const begin = threadMs();
      findings = await peer.lint(root);
      times.push(threadMs() - begin);
    }
    rows.push({
      what: `bpmnlint ${peer.version}`,
      elements,
      flows: elements * 3,
      findings,
      fullMs: percentile(times, 0.5),
      fullP95Ms: percentile(times, 0.95),
    });
  }
  return rows;
}

const { only } = parseArgs({ options: { only: { type: 'string', default: '' } } }).values;
const isWanted = (what: string, elements: number): boolean => `${what} ${elements}`.includes(only);

const rows: Row[] = [];
for (const elements of SIZES) {
  if (isWanted('layered', elements)) rows.push(measure('layered', layeredDesign({ elements, flows: elements * 3 })));
  if (isWanted('random knot', elements)) rows.push(measure('random knot', largeDesign({ elements, flows: elements * 3 })));
}
rows.push(...(await measurePeer()));
console.table(rows);
const machine = `${cpus()[0]?.model ?? '?'} × ${cpus().length}`;
console.log(JSON.stringify({ bench: 'rules', machine, load: loadavg(), node: process.version, rules: RULES.length, rows }));
