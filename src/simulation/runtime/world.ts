import type { ElementModel, FlowModel, Model } from '../compile/model.ts';
import { EventQueue } from '../kernel/queue.ts';
import { type RandomStream, streamFor } from '../kernel/random.ts';
import { OP } from '../replay/index.ts';
import type { DataResults, DualWriteResult, FaultInput, LogPart, PhaseInput, RebuildInput, ReleaseInput, TokenKind } from '../trace.ts';
import { DataBoard } from './data/dataBoard.ts';
import { Discovery } from './discovery.ts';
import { FaultBoard } from './faultBoard.ts';
import { Lanes } from './lanes.ts';
import { LockBook } from './lockBook.ts';
import { Migrations } from './migrations.ts';
import { Releases } from './releases.ts';
import { ALONGSIDE_RUNS, type Request } from './request.ts';
import { SpanBook } from './spans.ts';
import { type Line, Recorder } from './recorder.ts';
import { type FlowTally, newFlowTally, Tally } from './tally.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** What one request leaves in the record, roughly. */
const ROWS_OF_A_REQUEST = 10;

/** One hop over the network, where nothing slows it down. */
export const HOP_US = 5_000;

export interface WorldInputs {
  readonly faults: readonly FaultInput[];
  readonly releases: readonly ReleaseInput[];
  readonly phases: readonly PhaseInput[];
  readonly rebuilds: readonly RebuildInput[];
  /** Log entries kept. */
  readonly entryLimit: number;
  readonly manyRuns: boolean;
  /** Different customers or things that the runs are about. */
  readonly keys: number;
  /** How many requests will come in, roughly. */
  readonly requests: number;
  /** The number of its instances that take requests has changed. */
  resize(element: ElementModel): void;
}

/** What all parts of one run share: the clock, the record, the faults, the random streams. */
export class World {
  readonly model: Model;
  readonly seed: number;
  readonly queue = new EventQueue();
  readonly recorder: Recorder;
  readonly faults: FaultBoard;
  readonly lanes = new Lanes();
  readonly tally = new Tally();
  readonly spans = new SpanBook(this.queue);
  readonly data: DataBoard;
  readonly discovery: Discovery;
  readonly migrations: Migrations;
  readonly releases: Releases;
  /** Many runs are in the same trace, so lines name theirs. */
  readonly manyRuns: boolean;
  /** Different customers or things that the runs are about. */
  readonly keys: number;
  readonly locks: LockBook;
  private readonly flowTallies: (FlowTally | undefined)[] = [];
  /** By element: calls that it has put off until their target is back. */
  private readonly later: number[] = [];
  private readonly legNumbers: number[] = [];
  private readonly labels: (number | undefined)[] = [];
  /** Names in lines, each kept once however many lines there are. */
  private readonly elementParts: (LogPart | undefined)[] = [];
  private readonly flowParts: (LogPart | undefined)[] = [];
  private readonly dualWrites = new Map<string, { readonly flowId: string; lost: number; invented: number }>();

  constructor(model: Model, seed: number, inputs: WorldInputs) {
    const { faults, entryLimit, manyRuns } = inputs;
    this.model = model;
    this.seed = seed;
    this.recorder = new Recorder(this.queue, entryLimit, inputs.requests * ROWS_OF_A_REQUEST);
    this.faults = new FaultBoard(faults, seed);
    this.manyRuns = manyRuns;
    this.keys = inputs.keys;
    this.locks = new LockBook(this.recorder);
    this.data = new DataBoard(model, this, new Set(inputs.rebuilds.map(({ storeId }) => storeId)));
    this.discovery = new Discovery(faults.some(({ instances }) => instances !== undefined));
    this.migrations = new Migrations(this, inputs.phases);
    this.releases = new Releases(this, inputs.releases, (element) => inputs.resize(element));
  }

  get nowUs(): number {
    return this.queue.nowUs;
  }

  stream(id: string, purpose: string): RandomStream {
    return streamFor(this.seed, id, purpose);
  }

  element(index: number): ElementModel {
    const element = this.model.elements[index];
    if (!element) throw new RangeError(`this run has no element ${index}`);
    return element;
  }

  tallyOf(flow: FlowModel): FlowTally {
    const known = this.flowTallies[flow.index];
    if (known) return known;
    const tally = newFlowTally(flow.id);
    this.flowTallies[flow.index] = tally;
    return tally;
  }

  /** So many more calls, or less, are put off by an element; returns how many are now. */
  putOff(element: number, change: number): number {
    const now = (this.later[element] ?? 0) + change;
    this.later[element] = now;
    return now;
  }

  get usedFlows(): readonly FlowTally[] {
    return this.flowTallies.filter((tally): tally is FlowTally => tally !== undefined);
  }

  /** Draws a message on its way along a flow, or against it; returns when it arrives. */
  hop(flow: FlowModel, backward: boolean, kind: TokenKind, label: number, run: number, lost: boolean, hopUs: number): number {
    const key = flow.index * 2 + (backward ? 1 : 0);
    const known = this.legNumbers[key];
    const leg = known ?? this.legOf(flow, backward);
    this.legNumbers[key] = leg;
    const arrivesUs = this.nowUs + hopUs;
    this.recorder.hop(leg, label, kind, lost, run, arrivesUs);
    return arrivesUs;
  }

  /** The same where no flow is drawn. */
  virtualHop(from: ElementModel, to: ElementModel, kind: TokenKind, label: number, run: number, lost: boolean): number {
    const leg = this.recorder.leg({ flow: -1, to: to.index, fromId: from.id, toId: to.id, backward: false });
    this.recorder.hop(leg, label, kind, lost, run, this.nowUs + HOP_US);
    return this.nowUs + HOP_US;
  }

  /** The string of the record that a message on this flow is called. */
  labelOf(flow: FlowModel): number {
    const known = this.labels[flow.index];
    if (known !== undefined) return known;
    const label = this.recorder.text(flow.label);
    this.labels[flow.index] = label;
    return label;
  }

  reached(element: ElementModel): void {
    this.recorder.row(OP.reached, element.index);
  }

  /** An event was appended to a stream of an event store. */
  appended(store: number, key: number, version: number, run: number): void {
    this.recorder.row(OP.append, store, key, version, run);
  }

  /** Something was written, and the message about it is gone for ever. */
  lostForGood(flow: FlowModel, request: Request, why: string): void {
    this.dualWriteOn(flow).lost += 1;
    if (this.recorder.hasRoom()) this.recorder.log({ ...this.lostLine(flow, request), why });
  }

  /** A message tells of something that was never written. */
  invented(flow: FlowModel, request: Request, why: string): void {
    this.dualWriteOn(flow).invented += 1;
    if (!this.recorder.hasRoom()) return;
    const [name] = this.lostLine(flow, request).headline;
    const said = headline`${name ?? ''} tells of what never happened${this.runSuffix(request.run)}`;
    this.recorder.log({ ...this.lostLine(flow, request), icon: 'conflict', headline: said, why });
  }

  /** "**OrderPaid** lost". */
  lostLine(flow: FlowModel, request: Request): Line {
    const name = this.recorder.textOf(request.label) || flow.name;
    return {
      icon: 'lost',
      tone: 'error',
      headline: headline`${{ text: name, id: flow.id, strong: true }} lost${this.runSuffix(request.run)}`,
      subjects: [flow.id],
      decision: true,
      run: request.run,
    };
  }

  get dataResults(): DataResults {
    const dualWrites: DualWriteResult[] = [...this.dualWrites.values()];
    return { ...this.data.results(), routes: this.migrations.results(), releases: this.releases.results(), dualWrites };
  }

  /** The name of an element as a part of a line that can be clicked. */
  named(element: ElementModel): LogPart {
    this.elementParts[element.index] ??= { text: element.name, id: element.id, strong: true };
    return this.elementParts[element.index] as LogPart;
  }

  flowNamed(flow: FlowModel): LogPart {
    this.flowParts[flow.index] ??= { text: flow.name, id: flow.id, strong: true };
    return this.flowParts[flow.index] as LogPart;
  }

  /** " (order 12)" where there are many runs; else nothing. */
  runSuffix(run: number): string {
    if (run > ALONGSIDE_RUNS) return `,${this.runNumber(run)}`;
    return this.manyRuns ? say`, run${this.runNumber(run)}` : '';
  }

  /** " 12"; of a run that came in beside the others " meanwhile 12"; nothing where there is one only. */
  runNumber(run: number): string {
    if (run > ALONGSIDE_RUNS) return say` meanwhile ${run % ALONGSIDE_RUNS}`;
    return this.manyRuns ? ` ${run}` : '';
  }

  private dualWriteOn({ id }: FlowModel): { lost: number; invented: number } {
    const known = this.dualWrites.get(id) ?? { flowId: id, lost: 0, invented: 0 };
    this.dualWrites.set(id, known);
    return known;
  }

  private legOf(flow: FlowModel, backward: boolean): number {
    const from = this.element(backward ? flow.to : flow.from);
    const to = this.element(backward ? flow.from : flow.to);
    return this.recorder.leg({ flow: flow.index, to: to.index, fromId: from.id, toId: to.id, backward });
  }
}
