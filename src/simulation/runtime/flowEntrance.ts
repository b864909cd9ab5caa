import type { FlowModel } from '../compile/model.ts';
import { duration } from '../words.ts';
import type { Calls } from './calls.ts';
import type { Outcome } from './outcome.ts';
import { NO_SPAN } from './spans.ts';
import type { World } from './world.ts';
import { headline } from '../headline.ts';
import { say } from '../../speech/index.ts';

/** Requests that enter the design through one call. */
export class FlowEntrance {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly calls: Calls;
  private readonly label: number;
  private readonly subject: number;
  private readonly counts: boolean;

  /** @param counts whether its requests are those that the results are about */
  constructor(world: World, flow: FlowModel, calls: Calls, counts: boolean) {
    this.world = world;
    this.flow = flow;
    this.calls = calls;
    this.counts = counts;
    this.subject = world.spans.named(flow.id, flow.name);
    this.label = world.recorder.text(flow.label);
    world.reached(world.element(flow.from));
  }

  enter(run: number, key: number, left: () => void): void {
    const { world, flow } = this;
    const enteredUs = world.nowUs;
    const span = world.spans.begin('request', run, NO_SPAN, this.subject);
    const request = {
      run,
      kind: flow.query ? ('query' as const) : ('command' as const),
      label: this.label,
      ahead: [],
      visited: { element: flow.from, before: undefined },
      key,
      span,
    };
    this.calls.call(flow, request, (outcome) => {
      world.spans.end(span, outcome.kind);
      this.ended(run, outcome, world.nowUs - enteredUs);
      left();
    });
  }

  private ended(run: number, outcome: Outcome, tookUs: number): void {
    const { world, flow } = this;
    if (this.counts) world.tally.ended(world.nowUs, outcome.kind === 'ok', outcome.degraded, tookUs);
    if (!world.recorder.hasRoom()) return;
    const icon = outcome.kind === 'ok' ? 'done' : outcome.kind;
    const words = {
      ok: outcome.degraded ? say`answered by a fallback` : say`done`,
      failed: say`failed`,
      refused: say`refused`,
      rejected: say`rejected`,
      timeout: say`timed out`,
    };
    world.recorder.log({
      icon,
      tone: outcome.kind === 'ok' ? 'ok' : outcome.kind === 'failed' ? 'error' : 'warning',
      headline: headline`${world.flowNamed(flow)}${world.runNumber(run)} ${words[outcome.kind]}`,
      why: outcome.kind === 'ok' ? duration(Math.max(1_000, Math.round(tookUs / 1_000) * 1_000)) : outcome.reason,
      subjects: [flow.id],
      run,
    });
  }
}
