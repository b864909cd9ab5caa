import type { FlowModel, LayerModel } from '../../compile/model.ts';
import { Station } from '../../kernel/station.ts';
import { OP } from '../../replay/index.ts';
import { type Done, rejected } from '../outcome.ts';
import type { World } from '../world.ts';
import type { Patience } from '../patience.ts';
import type { Call, Layer } from './layer.ts';
import { say } from '../../../speech/index.ts';

/** So many calls in flight, so many in line; the rest is rejected. A place is held until the work ends, not until the caller leaves. */
export class BulkheadLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly station: Station;

  constructor(world: World, flow: FlowModel, settings: Extract<LayerModel, { kind: 'bulkhead' }>) {
    this.world = world;
    this.flow = flow;
    this.station = new Station(settings.places, settings.line);
  }

  run(call: Call, inside: number, patience: Patience, done: Done): void {
    const job = {
      begin: () => {
        this.show();
        call.enter(inside, patience, (outcome) => {
          this.station.release();
          this.show();
          done(outcome);
        });
      },
    };
    const entered = this.station.enter(job);
    if (entered === 'queued') patience.onLeave(() => this.station.leave(job));
    if (entered !== 'rejected') return;
    this.world.tallyOf(this.flow).rejectedByBulkhead += 1;
    done(
      rejected(say`Bulkhead full, ${this.station.places} in flight and ${this.station.line} in line: not sent, not retried`, say`bulkhead full`, this.flow.id),
    );
  }

  private show(): void {
    this.world.recorder.row(OP.slots, this.flow.from, this.station.busy, this.station.places);
  }
}
