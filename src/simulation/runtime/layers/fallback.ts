import type { FlowModel, LayerModel } from '../../compile/model.ts';
import { DEGRADED, type Done, type Outcome } from '../outcome.ts';
import type { World } from '../world.ts';
import type { Patience } from '../patience.ts';
import { LaterLine } from './laterLine.ts';
import type { Call, Layer } from './layer.ts';
import { say } from '../../../speech/index.ts';
import { headline } from '../../headline.ts';

type Instead = Extract<LayerModel, { kind: 'fallback' }>['instead'];

/**
 * Answers in place of an error. `cached`: what was answered for the same thing before, and nothing where nothing was. `queued`: the call is done when
 * the target is back. It cannot stand in for a step of a saga, nor for a business refusal, which is an answer.
 */
export class FallbackLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly instead: Instead;
  /** Things about which an answer came. */
  private readonly answered = new Set<number>();
  private readonly later: LaterLine;

  constructor(world: World, flow: FlowModel, instead: Instead) {
    this.world = world;
    this.flow = flow;
    this.instead = instead;
    this.later = new LaterLine(world, flow);
  }

  run(call: Call, inside: number, patience: Patience, done: Done): void {
    call.enter(inside, patience, (outcome) => {
      if (outcome.kind === 'ok') {
        if (this.instead === 'cached' && !outcome.degraded) this.answered.add(call.request.key);
        done(outcome);
        return this.later.targetAnswered();
      }
      const helps = outcome.kind !== 'refused' && this.instead !== 'fail-fast' && call.request.command === undefined;
      if (!helps) return done(outcome);
      if (this.instead === 'cached' && !this.answered.has(call.request.key)) return this.hasNone(call, outcome, done);
      this.standsIn(call, inside, outcome, done);
    });
  }

  /** The run is over. */
  finish(): void {
    this.later.finish();
  }

  private standsIn(call: Call, inside: number, outcome: Outcome, done: Done): void {
    this.world.tallyOf(this.flow).fallbacks += 1;
    if (this.instead === 'queued') this.later.add(call, inside);
    this.log(call, say` falls back`, `${outcome.reason}: ${this.wordOf()}`);
    done(DEGRADED);
  }

  private wordOf(): string {
    if (this.instead === 'cached') return say`the last known answer`;
    return this.instead === 'queued' ? say`it is queued for later, ${this.later.length} in line` : say`a reduced answer`;
  }

  private hasNone(call: Call, outcome: Outcome, done: Done): void {
    const { size } = this.answered;
    this.log(
      call,
      say` has nothing to fall back on`,
      size === 0
        ? say`${outcome.reason}, and no answer came before`
        : say`${outcome.reason}, and no answer about the same came before, only about ${size} of ${this.world.keys}`,
    );
    done(outcome);
  }

  private log({ request: { run } }: Call, what: string, why: string): void {
    const { world, flow } = this;
    if (!world.recorder.hasRoom()) return;
    const said = headline`${world.flowNamed(flow)}${what}${world.runSuffix(run)}`;
    world.recorder.log({ icon: 'fallback', tone: 'warning', headline: said, why, subjects: [flow.id], run });
  }
}
