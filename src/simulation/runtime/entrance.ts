import { sampleExponential } from '../kernel/samples.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { Load } from '../trace.ts';
import { ALONGSIDE_RUNS } from './request.ts';
import type { World } from './world.ts';

/** Different customers or things that requests are about, where nothing else is said. */
export const KEYS = 1_000;

/** Lets one request or saga run in. `left` is called when it has its answer, if it ever has. */
export type Enter = (run: number, key: number, left: () => void) => void;

/** Lets requests or saga runs in as the load says. Draws nothing but its own gaps, keys and times to think. */
export function admit(world: World, load: Load, enter: Enter): void {
  const counted: Enter = (run, key, left) => {
    world.tally.entered(world.nowUs);
    enter(run, key, left);
  };
  letIn(world, load, 'load', counted);
}

/** Lets other requests in at the same time, which no result counts. @param number of this load among the others, from 1 */
export function admitAlongside(world: World, load: Load, number: number, enter: Enter): void {
  letIn(world, load, `load ${number}`, (run, key, left) => enter(run + number * ALONGSIDE_RUNS, key, left));
}

function letIn(world: World, load: Load, name: string, enter: Enter): void {
  if (load.arrival === 'closed') new Users(world, load, name, enter).start();
  else new Arrivals(world, load, name, enter).start();
}

/** Whoever comes, comes: an open system does not care whether the last one was served. */
class Arrivals {
  private readonly world: World;
  private readonly load: Load;
  private readonly enter: Enter;
  private readonly gaps: RandomStream;
  private readonly keys: RandomStream;
  private readonly firstUs: number;

  constructor(world: World, load: Load, name: string, enter: Enter) {
    this.world = world;
    this.load = load;
    this.enter = enter;
    this.gaps = world.stream(name, 'arrivals');
    this.keys = world.stream(name, 'keys');
    this.firstUs = load.firstUs ?? 0;
  }

  start(): void {
    this.next(1, this.firstUs);
  }

  private next(run: number, atUs: number): void {
    const { world, load } = this;
    if (run > load.count || (load.durationUs !== undefined && atUs >= this.firstUs + load.durationUs)) return;
    world.queue.at(atUs, () => {
      this.next(run + 1, this.following(run, atUs));
      this.enter(run, this.keys.upTo((load.keys ?? KEYS) - 1), () => undefined);
    });
  }

  /** When the one after `run` enters, which entered at `atUs`. */
  private following(run: number, atUs: number): number {
    const { load, firstUs } = this;
    const { arrival = 'constant' } = load;
    switch (arrival) {
      case 'poisson':
        return atUs + Math.round(sampleExponential(load.everyUs, this.gaps));
      case 'ramp':
        return firstUs + rampMoment(load, run);
      case 'spike':
        return spikeMoment(load, firstUs, atUs);
      case 'constant':
      case 'closed':
        return atUs + Math.max(0, Math.round(load.everyUs));
      default:
        return arrival satisfies never;
    }
  }
}

/** When the ramp has brought `count` requests: the rate r(t) = r₀ + (r₁ − r₀) t / T adds up to the count. */
function rampMoment(load: Load, count: number): number {
  const lengthUs = load.durationUs ?? 0;
  const low = 1 / load.everyUs;
  const high = 1 / (load.toEveryUs ?? load.everyUs);
  const slope = (high - low) / lengthUs;
  if (slope === 0) return Math.round(count / low);
  const under = low * low + 2 * slope * count;
  return under < 0 ? lengthUs : Math.round((Math.sqrt(under) - low) / slope);
}

/** One gap further. A gap that began before the spike ends when it begins, so nobody misses its first moment. */
function spikeMoment(load: Load, firstUs: number, atUs: number): number {
  const { fromUs, toUs } = spikeOf(load);
  const inside = atUs - firstUs >= fromUs && atUs - firstUs < toUs;
  const next = atUs + Math.round(inside ? (load.toEveryUs ?? load.everyUs) : load.everyUs);
  return !inside && atUs - firstUs < fromUs ? Math.min(next, Math.max(atUs, firstUs + Math.round(fromUs))) : next;
}

/** The spike, counted from the first request; the fifth in the middle of the duration where nothing is said. */
export function spikeOf(load: Load): { readonly fromUs: number; readonly toUs: number } {
  const lengthUs = load.durationUs ?? 0;
  return { fromUs: load.spikeFromUs ?? lengthUs * 0.4, toUs: load.spikeToUs ?? lengthUs * 0.6 };
}

/** A closed system: so many people, each with one request at a time. Each has a key and a time to think of their own. */
class Users {
  private readonly world: World;
  private readonly load: Load;
  private readonly enter: Enter;
  private readonly name: string;
  private runs = 0;

  constructor(world: World, load: Load, name: string, enter: Enter) {
    this.world = world;
    this.load = load;
    this.name = name;
    this.enter = enter;
  }

  start(): void {
    for (let user = 0; user < (this.load.users ?? 1); user += 1) this.think(user, this.world.stream(`${this.name} user ${user}`, 'thinking'));
  }

  private think(user: number, stream: RandomStream): void {
    const { world, load } = this;
    const thinkUs = load.thinkUs === undefined || load.thinkUs === 0 ? 0 : sampleExponential(load.thinkUs, stream);
    const atUs = Math.max(world.nowUs, load.firstUs ?? 0) + thinkUs;
    if (load.durationUs !== undefined && atUs >= (load.firstUs ?? 0) + load.durationUs) return;
    world.queue.at(atUs, () => {
      if (this.runs >= load.count) return;
      this.runs += 1;
      this.enter(this.runs, user % (load.keys ?? Number.MAX_SAFE_INTEGER), () => this.think(user, stream));
    });
  }
}
