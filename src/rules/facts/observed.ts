import type { ElementOf } from '../../model/index.ts';
import type { Facts } from './facts.ts';
import { isService } from './kinds.ts';
import { Roster } from './roster.ts';

/** What a platform can give to every service, and a service can have of its own. */
export type Aspect = 'tracing' | 'healthChecks';

/** Ids of services that lack an aspect, each list in order; the same list as before while it holds the same ids. */
export interface Unobserved {
  readonly absent: readonly string[];
  /** Of which an import could not know. */
  readonly unknown: readonly string[];
  /** Services that count, with those that lack nothing; workers with their service once. */
  readonly services: number;
}

/** Which services have tracing or health checks: what a service says of itself outweighs the platform, a worker has what its service has. */
export class Observation {
  private readonly aspect: Aspect;
  private readonly isJudged: (facts: Facts, slot: number) => boolean;
  private readonly rosters = new WeakMap<Facts, { readonly absent: Roster; readonly unknown: Roster }>();

  /** @param isJudged which services and monoliths count */
  constructor(aspect: Aspect, isJudged: (facts: Facts, slot: number) => boolean) {
    this.aspect = aspect;
    this.isJudged = isJudged;
  }

  /** Those that lack it now. One look at every element, and no sorting where little has changed since the last one. */
  of(facts: Facts): Unobserved {
    const absent = new Uint8Array(facts.elementSlots);
    const unknown = new Uint8Array(facts.elementSlots);
    let services = 0;
    for (let slot = 0; slot < facts.elementSlots; slot++) {
      const element = facts.element(slot);
      if (!isService(element) || !this.isJudged(facts, slot)) continue;
      const isRoot = facts.root(slot) === slot;
      if (isRoot) services++;
      const state = this.stateOf(facts, element, isRoot);
      if (state === 'set') continue;
      if (state === 'absent') absent[slot] = 1;
      else unknown[slot] = 1;
    }
    let rosters = this.rosters.get(facts);
    if (!rosters) {
      rosters = { absent: new Roster(), unknown: new Roster() };
      this.rosters.set(facts, rosters);
    }
    return { absent: rosters.absent.follow(facts, absent), unknown: rosters.unknown.follow(facts, unknown), services };
  }

  private stateOf(facts: Facts, element: ElementOf<'service' | 'monolith'>, isRoot: boolean): 'set' | 'unknown' | 'absent' {
    const { aspect } = this;
    const own = element.observability?.[aspect];
    if (own !== undefined) return own ? 'set' : 'absent';
    if (!isRoot) return 'set';
    const { platform } = facts.design;
    if (platform[aspect] !== undefined) return platform[aspect] ? 'set' : 'absent';
    const isUnknown = platform.unknown?.includes(aspect) === true || element.unknown?.some((field) => field === 'observability' || field === aspect) === true;
    return isUnknown ? 'unknown' : 'absent';
  }
}
