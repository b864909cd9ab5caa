import type { FlowModel, LayerModel } from '../../compile/model.ts';
import { NO_TICKET, type Ticket } from '../../kernel/queue.ts';
import { type Breaker, type BreakerSettings, createBreaker, type CallOutcome, type Permit, type Transition } from '../../policies/breaker/index.ts';
import { BREAKER_STATES, OP } from '../../replay/index.ts';
import type { BreakerState } from '../../trace.ts';
import { duration, moment } from '../../words.ts';
import { type Done, type Outcome, rejected } from '../outcome.ts';
import type { OpenLane } from '../lanes.ts';
import type { World } from '../world.ts';
import type { Patience } from '../patience.ts';
import type { Call, Layer } from './layer.ts';
import { say } from '../../../speech/index.ts';
import { headline } from '../../headline.ts';

/** A circuit breaker around the calls of one flow: asks the machine, tells it the outcome, writes down what it does. */
export class BreakerLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly number: number;
  private readonly breaker: Breaker;
  private readonly settings: BreakerSettings;
  private lane: OpenLane | undefined;
  private callerLane: OpenLane | undefined;
  private stateSinceUs = 0;
  private shown: BreakerState = 'closed';
  private label = say`closed`;
  private timer: Ticket = NO_TICKET;
  private waiting: (() => void)[] = [];
  /** What is answered to calls that may not pass: there may be very many. */
  private readonly whileOpen: Outcome;
  private readonly whileProbing: Outcome;

  /** @param number index of this breaker among the breakers of the run */
  constructor(world: World, flow: FlowModel, settings: Extract<LayerModel, { kind: 'circuitBreaker' }>, number: number) {
    this.world = world;
    this.flow = flow;
    this.number = number;
    this.settings = settings.settings;
    this.breaker = createBreaker(settings.profile, settings.settings);
    this.whileOpen = rejected(say`${say`Breaker open`}: not sent, not retried`, say`breaker open`, flow.id);
    this.whileProbing = rejected(say`${say`Breaker half-open, no probe left`}: not sent, not retried`, say`breaker half-open`, flow.id);
  }

  run(call: Call, inside: number, patience: Patience, done: Done): void {
    this.lane ??= this.world.lanes.open(`breaker ${this.flow.id}`, 'breaker', this.flow.id, say`Breaker, ${this.flow.name}`);
    const admission = this.breaker.admit(this.world.nowUs);
    this.afterQuestion();
    if (admission === 'wait') {
      this.waiting.push(() => {
        if (!patience.left) this.run(call, inside, patience, done);
      });
      return;
    }
    if (admission === 'reject') return this.reject(call, done);
    if (admission.probe) this.showProbes();
    call.enter(inside, patience, (outcome) => {
      this.settle(call, admission, outcome);
      done(outcome);
    });
  }

  /** The last stretch of the lane, when the run is over. */
  finish(): void {
    this.bar(this.world.nowUs, true);
  }

  private reject(call: Call, done: Done): void {
    const { world, flow } = this;
    world.tallyOf(flow).rejectedByBreaker += 1;
    world.recorder.row(OP.rejected, flow.index);
    const from = world.element(flow.from);
    this.callerLane ??= world.lanes.open(`element ${from.id}`, 'element', from.id, from.name);
    this.callerLane.bar({ fromUs: world.nowUs, toUs: world.nowUs, state: 'rejected', label: this.whileOpen.word, run: call.request.run });
    done(this.breaker.state === 'open' ? this.whileOpen : this.whileProbing);
  }

  private settle(call: Call, permit: Permit, outcome: Outcome): void {
    const verdict = this.verdict(outcome);
    const { nowUs } = this.world;
    const settlement = this.breaker.settle(permit, verdict, nowUs);
    if (settlement === 'counted' && verdict !== 'ignored') {
      const { slowCallUs } = this.settings;
      const slow = slowCallUs !== undefined && nowUs - permit.startedUs > slowCallUs;
      this.world.recorder.row(OP.breakerOutcome, this.number, verdict === 'failure' ? 1 : slow ? 2 : 0);
    }
    if (settlement === 'late' && this.world.recorder.hasRoom())
      this.world.recorder.log({
        icon: 'late',
        tone: 'neutral',
        headline: headline`${this.world.flowNamed(this.flow)} answered late${this.world.runSuffix(call.request.run)}`,
        why: say`it began before the breaker changed: not counted`,
        subjects: [this.flow.id],
        run: call.request.run,
      });
    if (permit.probe && this.breaker.state === 'half-open') this.showProbes();
    this.afterQuestion();
  }

  /** What a policy on this very flow rejected says nothing about the target. A refusal is a healthy answer. */
  private verdict(outcome: Outcome): CallOutcome {
    if (outcome.kind === 'ok') return 'success';
    if (outcome.kind === 'refused') return 'ignored';
    return outcome.kind === 'rejected' && outcome.by === this.flow.id ? 'ignored' : 'failure';
  }

  private afterQuestion(): void {
    const transitions = this.breaker.takeTransitions();
    if (transitions.length === 0) return;
    for (const transition of transitions) this.changed(transition);
    this.world.queue.cancel(this.timer);
    const { dueUs } = this.breaker;
    this.timer =
      dueUs === undefined
        ? NO_TICKET
        : this.world.queue.at(
            Math.max(dueUs, this.world.nowUs),
            (nowUs) => {
              this.breaker.tick(nowUs);
              this.afterQuestion();
            },
            true,
          );
    const { waiting } = this;
    this.waiting = [];
    for (const retry of waiting) this.world.queue.after(0, retry);
  }

  private changed({ to, reason, from }: Transition): void {
    const { world, flow, breaker } = this;
    this.bar(world.nowUs, false);
    this.stateSinceUs = world.nowUs;
    this.shown = to;
    this.label = to === 'open' ? say`open, half-open at ${moment(breaker.openUntilUs)}` : to === 'half-open' ? say`half-open` : say`closed`;
    world.recorder.row(
      OP.breakerState,
      this.number,
      BREAKER_STATES.indexOf(to as (typeof BREAKER_STATES)[number]),
      world.recorder.text(reason),
      breaker.openUntilUs,
    );
    if (to === 'half-open') this.showProbes();
    const verb: Record<BreakerState, string> = { open: say`Breaker opened`, 'half-open': say`Breaker half-open`, closed: say`Breaker closed` };
    const icon = to === 'open' ? 'breaker-open' : to === 'closed' ? 'breaker-closed' : 'breaker-half-open';
    world.recorder.log({
      icon,
      tone: to === 'open' ? 'error' : to === 'closed' ? 'ok' : 'warning',
      headline: headline`${{ text: verb[to], strong: true }} on ${{ text: flow.name, id: flow.id }}`,
      why: this.whyOf(to, from, reason),
      subjects: [flow.id, world.element(flow.from).id, world.element(flow.to).id],
      decision: true,
    });
  }

  private whyOf(to: BreakerState, from: BreakerState, reason: string): string {
    if (to === 'closed') return say`${reason}: calls pass again`;
    if (to === 'half-open') {
      const permits = this.breaker.probes.of;
      return permits === 1 ? say`${reason}: ${permits} probe may pass` : say`${reason}: ${permits} probes may pass`;
    }
    const pause = duration(this.settings.openUs);
    return from === 'half-open' ? say`${reason}: open again for ${pause}` : say`${reason}: open for ${pause}`;
  }

  private showProbes(): void {
    const { used, of } = this.breaker.probes;
    this.world.recorder.row(OP.breakerProbes, this.number, used, of);
  }

  private bar(untilUs: number, openEnded: boolean): void {
    this.lane?.bar({ fromUs: this.stateSinceUs, toUs: untilUs, state: this.shown, label: this.label, ...(openEnded ? { openEnded } : {}) });
  }
}
