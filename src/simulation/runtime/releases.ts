import type { ElementModel } from '../compile/model.ts';
import type { RandomStream } from '../kernel/random.ts';
import { stagesOf, type Stage } from '../policies/rollout/rollout.ts';
import { inShare } from '../policies/sticky.ts';
import { OP } from '../replay/index.ts';
import type { ReleaseInput, ReleaseResult } from '../trace.ts';
import { percent } from '../words.ts';
import type { Surroundings } from './surroundings.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** Which version of an element works on a request. */
export interface Served {
  readonly release: Release;
  readonly by: 'old' | 'new';
  /** Which instances: versions that stand side by side have their own, from 0; one that replaces the other bit by bit shares its places. */
  readonly fleet: number;
  /** The new version has an error in it, and this request meets it. */
  readonly broken: boolean;
}

/** The releases of a run: who is served by which version, and how many instances there are meanwhile. */
export class Releases {
  private readonly world: Surroundings;
  private readonly all: Release[] = [];
  private readonly current = new Map<number, Release>();

  /** @param resize told when the number of instances that are ready has changed */
  constructor(world: Surroundings, inputs: readonly ReleaseInput[], resize: (element: ElementModel) => void) {
    this.world = world;
    for (const input of inputs) {
      const element = world.model.elements.find(({ id }) => id === input.elementId);
      if (element) world.queue.at(input.atUs, () => this.begin(element, input, resize), true);
    }
  }

  /** A request is taken up; undefined where nothing is or was released. */
  serve(element: ElementModel, key: number): Served | undefined {
    return this.current.get(element.index)?.serve(key);
  }

  /** How many instances of an element are ready, where a release replaces them bit by bit. */
  ready(element: ElementModel): number {
    return this.current.get(element.index)?.ready ?? element.instances;
  }

  results(): ReleaseResult[] {
    return this.all.map((release) => release.result());
  }

  private begin(element: ElementModel, input: ReleaseInput, resize: (element: ElementModel) => void): void {
    const number = this.all.filter((other) => other.element === element).length + 1;
    const release = new Release(this.world, element, input, number, () => resize(element));
    this.all.push(release);
    this.current.set(element.index, release);
  }
}

/** One new version on its way out. */
export class Release {
  private readonly world: Surroundings;
  readonly element: ElementModel;
  private readonly number: number;
  private readonly input: ReleaseInput;
  private readonly resize: () => void;
  private readonly turns: RandomStream;
  private readonly errors: RandomStream;
  private readonly counts = { old: { requests: 0, failed: 0, inside: 0 }, new: { requests: 0, failed: 0, inside: 0 } };
  private stage: Stage;
  private last = false;
  private doneUs: number | undefined;

  /** @param number of this release among those of the element, from 1 */
  constructor(world: Surroundings, element: ElementModel, input: ReleaseInput, number: number, resize: () => void) {
    this.world = world;
    this.element = element;
    this.number = number;
    this.input = input;
    this.resize = resize;
    this.turns = world.stream(element.id, 'version');
    this.errors = world.stream(element.id, 'version errors');
    const stages = stagesOf(element.deployment, element.instances, element.rollout);
    this.stage = stages[0] as Stage;
    stages.forEach((stage, index) => world.queue.at(input.atUs + stage.afterUs, () => this.enter(stage, index === stages.length - 1), true));
  }

  get ready(): number {
    return this.element.deployment === 'rolling' ? this.stage.old + this.stage.new : this.element.instances;
  }

  serve(key: number): Served {
    const by = this.isNew(key) ? 'new' : 'old';
    const counts = this.counts[by];
    counts.requests += 1;
    counts.inside += 1;
    const rate = this.input.errorRate ?? 0;
    const fleet = this.element.deployment === 'rolling' ? 0 : by === 'new' ? this.number : this.number - 1;
    return { release: this, by, fleet, broken: by === 'new' && rate > 0 && this.errors.chance(rate) };
  }

  ended({ by }: Served, ok: boolean): void {
    const counts = this.counts[by];
    counts.inside -= 1;
    if (!ok) counts.failed += 1;
    this.lookWhetherDone();
  }

  result(): ReleaseResult {
    const { requests, failed } = this.counts.old;
    return {
      elementId: this.element.id,
      atUs: this.input.atUs,
      ...(this.doneUs === undefined ? {} : { doneUs: this.doneUs }),
      old: { requests, failed },
      new: { requests: this.counts.new.requests, failed: this.counts.new.failed },
    };
  }

  /** Canaries and blue-green go by the customer, so nobody is sent back and forth; a rolling release goes by whichever instance has its turn. */
  private isNew(key: number): boolean {
    const { share } = this.stage;
    if (share <= 0) return false;
    if (share >= 1) return true;
    return this.element.deployment === 'rolling' ? this.turns.chance(share) : inShare(key, `release ${this.element.id}`, share);
  }

  private enter(stage: Stage, last: boolean): void {
    const { world, element } = this;
    this.stage = stage;
    this.last = last;
    if (element.deployment === 'rolling') this.resize();
    world.recorder.row(OP.release, element.index, stage.old, stage.new, Math.round(stage.share * 1_000_000));
    world.recorder.log({
      icon: 'release',
      tone: 'active',
      headline:
        stage.afterUs === 0
          ? headline`${world.named(element)} gets a new version`
          : headline`${world.named(element)}: ${percent(stage.share)} to the new version`,
      why: this.words(stage),
      subjects: [element.id],
      decision: true,
    });
    this.lookWhetherDone();
  }

  private words(stage: Stage): string {
    switch (this.element.deployment) {
      case 'rolling':
        return stage.starting > 0
          ? say`${stage.old} old and ${stage.new} new of ${this.element.instances} take requests, ${stage.starting} starting`
          : say`${stage.old} old and ${stage.new} new of ${this.element.instances} take requests`;
      case 'blue-green':
        return stage.share === 0 ? say`it starts beside the old one` : say`switched at one moment; the old one finishes what it has begun`;
      case 'canary':
        return stage.share === 0 ? say`it starts beside the old one` : say`customers with hash(key) below ${percent(stage.share)}: who is there stays there`;
      default:
        return this.element.deployment satisfies never;
    }
  }

  private lookWhetherDone(): void {
    if (!this.last || this.doneUs !== undefined || this.counts.old.inside > 0) return;
    const { world, element } = this;
    this.doneUs = world.nowUs;
    world.recorder.row(OP.release, element.index, 0, element.instances, -1);
    world.recorder.log({
      icon: 'release',
      tone: 'ok',
      headline: headline`${world.named(element)} is released`,
      why: say`nothing is left on the old version`,
      subjects: [element.id],
      decision: true,
    });
  }
}
