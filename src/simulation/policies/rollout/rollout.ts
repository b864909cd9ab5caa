import type { Rollout } from '../../compile/model.ts';

/** What holds from a moment of a release on. */
export interface Stage {
  /** After the start of the release. */
  readonly afterUs: number;
  /** Instances that are ready, of the old and of the new version. */
  readonly old: number;
  readonly new: number;
  /** New ones that are not ready yet. */
  readonly starting: number;
  /** Of the requests that the new version gets, 0 to 1. */
  readonly share: number;
}

/** The stages of a release, by time; the last one has the new version only. */
export function stagesOf(deployment: 'rolling' | 'blue-green' | 'canary', instances: number, settings: Rollout): readonly Stage[] {
  switch (deployment) {
    case 'rolling':
      return rolling(instances, settings);
    case 'blue-green':
      return blueGreen(instances, settings);
    case 'canary':
      return canary(instances, settings);
    default:
      return deployment satisfies never;
  }
}

/** The new version stands ready beside the old one, gets everything at one moment, and the old one finishes what it has begun. */
function blueGreen(instances: number, { readyUs }: Rollout): readonly Stage[] {
  return [
    { afterUs: 0, old: instances, new: 0, starting: instances, share: 0 },
    { afterUs: readyUs, old: 0, new: instances, starting: 0, share: 1 },
  ];
}

/** The new version gets a step more of the customers again and again, until it has all of them. */
function canary(instances: number, { readyUs, stepShare, stepUs }: Rollout): readonly Stage[] {
  const stages: Stage[] = [{ afterUs: 0, old: instances, new: 0, starting: instances, share: 0 }];
  for (let step = 1; ; step += 1) {
    const share = Math.min(1, step * stepShare);
    const afterUs = readyUs + (step - 1) * stepUs;
    if (share >= 1 - 1e-9) return [...stages, { afterUs, old: 0, new: instances, starting: 0, share: 1 }];
    stages.push({ afterUs, old: instances, new: instances, starting: 0, share });
  }
}

/**
 * Instances are replaced a few at a time, as Kubernetes does it: never more than `surge` beyond their number, never more than `unavailable` of them
 * missing, where one counts that is ready. With neither nothing could ever move, so one may be missing.
 */
function rolling(instances: number, { surge, unavailable, readyUs }: Rollout): readonly Stage[] {
  const missing = surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, instances);
  const stages: Stage[] = [];
  const starts: { readonly readyUs: number; readonly count: number }[] = [];
  let old = instances;
  let fresh = 0;
  let starting = 0;
  for (let nowUs = 0; ; ) {
    old -= Math.max(0, Math.min(old, old + fresh - (instances - missing)));
    const more = Math.min(instances - fresh - starting, instances + surge - old - fresh - starting);
    if (more > 0) {
      starts.push({ readyUs: nowUs + readyUs, count: more });
      starting += more;
    }
    const ready = old + fresh;
    stages.push({ afterUs: nowUs, old, new: fresh, starting, share: ready === 0 ? 0 : fresh / ready });
    const next = starts.shift();
    if (!next) return stages;
    nowUs = next.readyUs;
    starting -= next.count;
    fresh += next.count;
  }
}
