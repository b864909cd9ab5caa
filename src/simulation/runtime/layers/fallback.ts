import type { FlowModel, LayerModel } from '../../compile/model.ts';
import { DEGRADED, type Done } from '../outcome.ts';
import type { World } from '../world.ts';
import type { Patience } from '../patience.ts';
import type { Call, Inner, Layer } from './layer.ts';

const WORDS = {
  cached: 'the last known answer',
  degraded: 'a reduced answer',
  queued: 'it is queued for later',
  'fail-fast': 'nothing: it fails at once',
} as const;

/** Answers in place of an error. It cannot stand in for a step of a saga, nor for a business refusal, which is an answer. */
export class FallbackLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly instead: Extract<LayerModel, { kind: 'fallback' }>['instead'];

  constructor(world: World, flow: FlowModel, instead: Extract<LayerModel, { kind: 'fallback' }>['instead']) {
    this.world = world;
    this.flow = flow;
    this.instead = instead;
  }

  run(call: Call, patience: Patience, inner: Inner, done: Done): void {
    inner(patience, (outcome) => {
      const helps = outcome.kind !== 'ok' && outcome.kind !== 'refused' && this.instead !== 'fail-fast' && call.request.command === undefined;
      if (!helps) return done(outcome);
      this.world.tallyOf(this.flow).fallbacks += 1;
      if (this.world.recorder.hasRoom())
        this.world.recorder.log({
          icon: 'fallback',
          tone: 'warning',
          headline: [this.world.flowNamed(this.flow), { text: ` falls back${this.world.runSuffix(call.request.run)}` }],
          why: `${outcome.reason}: ${WORDS[this.instead]}`,
          subjects: [this.flow.id],
          run: call.request.run,
        });
      done(DEGRADED);
    });
  }
}
