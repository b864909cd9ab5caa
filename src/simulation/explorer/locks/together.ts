import type { SagaModel } from '../../compile/model.ts';
import { grouped } from '../../words.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import { Search } from '../engine/search.ts';
import type { Together } from '../exploration.ts';
import type { Circumstances } from '../saga/circumstances.ts';
import { LockedRuns } from './lockedRuns.ts';
import { meetingOf } from './meeting.ts';
import { say } from '../../../speech/index.ts';

/** Two runs multiply: one fault between them is enough to see whatever one of them alone does not show. */
const FAULTS = 1;

/** Two runs that meet at their locks, and the search through what can happen to them. */
export interface Meeting {
  readonly system: LockedRuns;
  readonly search: Search;
}

/** Undefined where no step locks anything, or nobody coordinates. */
export function searchTogether(around: Circumstances, protocol: SagaProtocol, faults: number, limit: number): Meeting | undefined {
  const locks = around.plan.steps.flatMap(({ lock }) => lock ?? []);
  if (locks.length === 0 || around.plan.style !== 'orchestration') return undefined;
  // Records of another key as well: the two lock them in opposite order.
  const keys = locks.some(({ of }) => of === 'other') ? [0, 1] : [0, 0];
  const system = new LockedRuns(around, keys, protocol, Math.min(FAULTS, faults));
  return { system, search: new Search(system, limit) };
}

export function togetherInWords(saga: SagaModel, { system, search: { result, states } }: Meeting, faults: number): Together {
  const tried = faults === 0 ? say`Two runs on one key` : say`Two runs on one key, with up to one fault`;
  if (!result || result.kind === 'bounded')
    return { runs: 2, verdict: 'bounded', states, words: say`${tried}: nothing is broken in the first ${grouped(states)} states, which is no proof.` };
  if (result.kind === 'complete')
    return { runs: 2, verdict: 'holds', states, words: say`${tried}: all ${grouped(states)} states: neither sees what the other has pending, and both end.` };
  const counterexample = meetingOf(saga, system, result);
  const advice = counterexample.promise === 'waits-for-ever' ? say`; give its step a timeout` : '';
  return { runs: 2, verdict: 'broken', states, words: `${tried}: ${counterexample.sentence}${advice}.`, counterexample };
}
