import type { FlowModel } from '../../compile/model.ts';
import { NO_TICKET, type Ticket } from '../../kernel/queue.ts';
import { OP } from '../../replay/index.ts';
import type { LaterResult, LogIcon, Tone } from '../../trace.ts';
import { duration } from '../../words.ts';
import type { Outcome } from '../outcome.ts';
import { NO_SPAN } from '../spans.ts';
import type { World } from '../world.ts';
import type { Call } from './layer.ts';
import { say } from '../../../speech/index.ts';

/** The first try comes after this time; each one in vain doubles it. */
const FIRST_WAIT_US = 1_000_000;
const LONGEST_WAIT_US = 30_000_000;
/** After so many tries in vain in a row the run does not go on for them alone. */
const PATIENT_TRIES = 6;

interface PutOff {
  readonly call: Call;
  /** The depth of what is inside the fallback. */
  readonly inside: number;
  readonly sinceUs: number;
  /** The span that the tries are linked to. */
  readonly producer: number;
}

/**
 * Calls that were put off because their target did not answer. They are kept for good, in order, and done one after the other: as soon as the target
 * answers somebody else, or when a try gets through. While the caller is down, nothing is tried.
 */
export class LaterLine {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly line: PutOff[] = [];
  private vain = 0;
  private busy = false;
  private timer: Ticket = NO_TICKET;
  private result: { -readonly [K in keyof LaterResult]: LaterResult[K] } | undefined;

  constructor(world: World, flow: FlowModel) {
    this.world = world;
    this.flow = flow;
  }

  get length(): number {
    return this.line.length;
  }

  add(call: Call, inside: number): void {
    const { spans, nowUs } = this.world;
    const { run, span } = call.request;
    const producer = spans.begin('producer', run, span, this.subject);
    spans.end(producer, 'ok');
    this.line.push({ call, inside, sinceUs: nowUs, producer });
    this.tally().queued += 1;
    this.show(1);
    if (this.line.length === 1) this.wait();
  }

  /** The target has answered somebody: whatever waits for it is tried at once. */
  targetAnswered(): void {
    if (this.line.length === 0 || this.busy) return;
    this.world.queue.cancel(this.timer);
    this.vain = 0;
    this.tryFirst();
  }

  /** The run is over: what is still in line is told. */
  finish(): void {
    const { length } = this.line;
    if (length === 0) return;
    this.log(
      undefined,
      'fallback',
      'warning',
      length === 1 ? say` is still queued once` : say` is still queued ${length} times`,
      say`the run ended before the target was back`,
    );
  }

  private wait(): void {
    const delayUs = Math.min(LONGEST_WAIT_US, FIRST_WAIT_US * 2 ** this.vain);
    this.timer = this.world.queue.at(this.world.nowUs + delayUs, () => this.tryFirst(), this.vain >= PATIENT_TRIES);
  }

  private tryFirst(): void {
    const [first] = this.line;
    if (!first) return;
    if (this.callerIsDown) return this.inVain();
    const { spans } = this.world;
    const span = spans.begin('consumer', first.call.request.run, NO_SPAN, this.subject, this.vain + 1, first.producer);
    this.busy = true;
    first.call.enterLater(first.inside, span, (outcome) => {
      this.busy = false;
      spans.end(span, outcome.kind);
      this.tried(first, outcome);
    });
  }

  private tried(first: PutOff, outcome: Outcome): void {
    if (outcome.kind !== 'ok' && outcome.kind !== 'refused') return this.inVain();
    const tally = this.tally();
    const waitedUs = this.world.nowUs - first.sinceUs;
    this.line.shift();
    this.vain = 0;
    this.show(-1);
    tally.longestUs = Math.max(tally.longestUs, waitedUs);
    if (outcome.kind === 'ok') {
      tally.done += 1;
      this.log(first.call, 'done', 'ok', say` done later`, say`queued for ${duration(waitedUs)}, ${this.line.length} still in line`);
    } else {
      tally.refused += 1;
      this.log(first.call, 'refused', 'warning', say` refused later`, say`${outcome.reason}: its caller had been told that it would be done`);
    }
    this.tryFirst();
  }

  private inVain(): void {
    this.vain += 1;
    this.wait();
  }

  private get callerIsDown(): boolean {
    const { faults } = this.world;
    const { id } = this.world.element(this.flow.from);
    return faults.lies('down', id) || faults.lies('crash', id);
  }

  private get subject(): number {
    return this.world.spans.named(this.flow.id, this.flow.name);
  }

  private show(change: 1 | -1): void {
    const { world, flow } = this;
    this.tally().left += change;
    world.recorder.row(OP.later, flow.from, world.putOff(flow.from, change));
  }

  private tally() {
    if (!this.result) {
      this.result = { queued: 0, done: 0, refused: 0, left: 0, longestUs: 0 };
      this.world.tallyOf(this.flow).later = this.result;
    }
    return this.result;
  }

  private log(call: Call | undefined, icon: LogIcon, tone: Tone, what: string, why: string): void {
    const { world, flow } = this;
    if (!world.recorder.hasRoom()) return;
    const run = call?.request.run;
    const headline = [world.flowNamed(flow), { text: run === undefined ? what : `${what}${world.runSuffix(run)}` }];
    world.recorder.log({ icon, tone, headline, why, subjects: [flow.id], ...(run === undefined ? {} : { run }) });
  }
}
