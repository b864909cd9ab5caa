import { grouped } from '../../words.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import { Search } from '../engine/search.ts';
import type { Together } from '../exploration.ts';
import type { Circumstances } from '../saga/circumstances.ts';
import { LockedRuns, SEES_PENDING } from './lockedRuns.ts';

/** Two runs multiply: one fault between them is enough to see whatever one of them alone does not show. */
const FAULTS = 1;

/** The search through two runs that meet at their locks; undefined where no step locks anything, or nobody coordinates. */
export function searchTogether(around: Circumstances, protocol: SagaProtocol, faults: number, limit: number): Search | undefined {
  const locks = around.plan.steps.flatMap(({ lock }) => lock ?? []);
  if (locks.length === 0 || around.plan.style !== 'orchestration') return undefined;
  // Records of another key as well: the two lock them in opposite order.
  const keys = locks.some(({ of }) => of === 'other') ? [0, 1] : [0, 0];
  return new Search(new LockedRuns(around, keys, protocol, Math.min(FAULTS, faults)), limit);
}

export function togetherInWords({ result, states }: Search, faults: number): Together {
  const tried = `Two runs on one key${faults === 0 ? '' : ', with up to one fault'}`;
  switch (result?.kind) {
    case 'violation':
      return said(
        'broken',
        `${tried}: ${result.violation === SEES_PENDING ? 'one goes on from what the other has pending' : 'an effect stands that should not'}.`,
      );
    case 'stuck':
      return said('broken', `${tried}: one can wait for ever for a record that stays pending; give its step a timeout.`);
    case 'circle':
      return said('broken', `${tried}: they can turn each other away without an end.`);
    case 'complete':
      return said('holds', `${tried}: all ${grouped(states)} states: neither sees what the other has pending, and both end.`);
    case 'bounded':
    case undefined:
      return said('bounded', `${tried}: nothing is broken in the first ${grouped(states)} states, which is no proof.`);
  }

  function said(verdict: Together['verdict'], words: string): Together {
    return { runs: 2, verdict, states, words };
  }
}
