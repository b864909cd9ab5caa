import type { ElementOf, Platform } from '../../model/index.ts';
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

interface Kept {
  readonly absent: Roster;
  readonly unknown: Roster;
  readonly services: number;
  readonly reached: number;
  readonly platform: Platform;
  readonly found: Unobserved;
}

/** Which services have tracing or health checks: what a service says of itself outweighs the platform, a worker has what its service has. */
export class Observation {
  private readonly aspect: Aspect;
  private readonly isJudged: (facts: Facts, slot: number) => boolean;
  private readonly needsFlows: boolean;
  private readonly kept = new WeakMap<Facts, Kept>();

  /**
   * @param isJudged which services and monoliths count
   * @param by what that depends on beside the services themselves
   */
  constructor(aspect: Aspect, isJudged: (facts: Facts, slot: number) => boolean, by?: 'flows') {
    this.aspect = aspect;
    this.isJudged = isJudged;
    this.needsFlows = by === 'flows';
  }

  /** Those that lack it now. Looks again only where services, flows or the platform have changed, and does not sort where little has. */
  of(facts: Facts): Unobserved {
    const { platform } = facts.design;
    const reached = this.needsFlows ? facts.reached : 0;
    const before = this.kept.get(facts);
    if (before && before.services === facts.services && before.reached === reached && before.platform === platform) return before.found;
    const rosters = before ?? { absent: new Roster(), unknown: new Roster() };
    const found = this.look(facts, rosters);
    this.kept.set(facts, { absent: rosters.absent, unknown: rosters.unknown, services: facts.services, reached, platform, found });
    return found;
  }

  private look(facts: Facts, rosters: Pick<Kept, 'absent' | 'unknown'>): Unobserved {
    const absent = new Uint8Array(facts.elementSlots);
    const unknown = new Uint8Array(facts.elementSlots);
    let services = 0;
    for (const kind of ['service', 'monolith'] as const) {
      for (const slot of facts.elementsOf(kind)) {
        const element = facts.element(slot);
        if (!isService(element) || !this.isJudged(facts, slot)) continue;
        const isRoot = facts.root(slot) === slot;
        if (isRoot) services++;
        const state = this.stateOf(facts, element, isRoot);
        if (state === 'set') continue;
        if (state === 'absent') absent[slot] = 1;
        else unknown[slot] = 1;
      }
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
