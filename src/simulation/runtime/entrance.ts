import { sampleExponential } from '../kernel/samples.ts';
import type { Load } from '../trace.ts';
import type { World } from './world.ts';

/** Lets requests or saga runs in, one after the other, each time the last one has entered. Draws nothing but its own gaps. */
export function admit(world: World, load: Load, enter: (run: number) => void): void {
  const stream = world.stream('load', 'arrivals');
  const next = (run: number, atUs: number): void => {
    if (run > load.count) return;
    world.queue.at(atUs, () => {
      const gapUs = load.arrival === 'poisson' ? sampleExponential(load.everyUs, stream) : load.everyUs;
      next(run + 1, atUs + Math.max(0, Math.round(gapUs)));
      world.tally.started += 1;
      enter(run);
    });
  };
  next(1, load.firstUs ?? 0);
}
