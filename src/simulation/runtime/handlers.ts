import type { ElementModel } from '../compile/model.ts';
import type { Outside } from './errands.ts';
import type { Done } from './outcome.ts';
import { Place } from './place.ts';
import type { Request } from './request.ts';
import type { World } from './world.ts';

/** What the elements do: wait for a place, work, ask others, commit, answer. */
export class Handlers {
  private readonly places: Place[];
  private readonly world: World;

  /** @param excluded indices of elements that a saga coordinates: their calls to one another are the saga's own */
  constructor(world: World, outside: Outside, excluded: ReadonlySet<number>) {
    this.world = world;
    this.places = world.model.elements.map((element) => new Place(world, element, outside, excluded));
  }

  /** A request is at the door. `answer` is called once, or never where the answer gets lost. */
  receive(element: ElementModel, request: Request, answer: Done): void {
    this.placeOf(element).receive(request, answer);
  }

  /** Down or crashed: nothing works, and what was in memory is gone. */
  stop(element: ElementModel): void {
    this.placeOf(element).stop();
  }

  start(element: ElementModel): void {
    this.placeOf(element).start();
  }

  /** The number of its instances that take requests has changed: some are away, or a release is under way. */
  resize(element: ElementModel): void {
    const { discovery, releases } = this.world;
    this.placeOf(element).resize(Math.max(0, releases.ready(element) - discovery.gone(element)));
  }

  isRunning(element: ElementModel): boolean {
    return this.placeOf(element).running;
  }

  /** What still works when the run ends. */
  finish(): void {
    for (const place of this.places) place.finish(this.world.nowUs);
  }

  private placeOf(element: ElementModel): Place {
    const place = this.places[element.index];
    if (!place) throw new RangeError(`${element.id} takes no part in this run`);
    return place;
  }
}
