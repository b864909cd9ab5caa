import { describe, expect, it } from 'vitest';
import { compile } from '../../compile/compile.ts';
import { FRESH } from '../../saga/participant.ts';
import { SAGA_PROTOCOL, type SagaProtocol } from '../../saga/protocol.ts';
import { choreographed, orchestrated, sagaEntry } from '../../testing/designs.ts';
import { type Search, search } from '../engine/search.ts';
import { Choreography } from './choreography.ts';
import { circumstancesOf } from './circumstances.ts';
import { violationOf } from './codes.ts';
import { Orchestration } from './orchestration.ts';

const { handle } = SAGA_PROTOCOL;

const PROTOCOLS: Readonly<Record<string, SagaProtocol>> = {
  'the protocol': SAGA_PROTOCOL,
  'no tombstone': {
    ...SAGA_PROTOCOL,
    handle: (step, state, direction, refuse) => {
      const reaction = handle(step, state, direction, refuse);
      return reaction.state.memory === 'tombstone' ? { ...reaction, state: FRESH } : reaction;
    },
  },
  'a refusal that is not sticky': {
    ...SAGA_PROTOCOL,
    handle: (step, state, direction, refuse) => handle(step, state.memory === 'refused' && direction === 'do' ? FRESH : state, direction, refuse),
  },
  'no recognising of keys': { ...SAGA_PROTOCOL, handle: (step, state, direction, refuse) => handle({ ...step, idempotent: false }, state, direction, refuse) },
};

const DESIGNS = {
  'one after the other': orchestrated({ saga: { compensationTries: 2 } }),
  'at the same time': orchestrated({ saga: { compensationTries: 2 }, steps: [{}, {}, { parallelWith: 'reserve' }] }),
  'told by events': choreographed({ saga: { compensationTries: 2 } }),
  'told by events, at the same time': choreographed({ saga: { compensationTries: 2 }, steps: [{}, {}, { parallelWith: 'reserve' }] }),
};

function explored(design: (typeof DESIGNS)[keyof typeof DESIGNS], protocol: SagaProtocol, reduces: boolean): Search {
  const compiled = compile(design, sagaEntry);
  if (!compiled.ok || !compiled.model.saga) throw new Error('the design does not compile');
  const { saga } = compiled.model;
  const System = saga.plan.style === 'orchestration' ? Orchestration : Choreography;
  return search(new System(circumstancesOf(saga), protocol, 2, reduces));
}

function verdict({ result }: Search): string {
  if (result?.kind === 'violation') return `${violationOf(result.violation).promise} after ${result.way.length}`;
  return result?.kind ?? '';
}

describe('leaving out what can never matter changes no verdict', () => {
  for (const [layout, design] of Object.entries(DESIGNS))
    it.each(Object.entries(PROTOCOLS))(`${layout}: %s`, (_name, protocol) => {
      const reduced = explored(design, protocol, true);
      const plain = explored(design, protocol, false);
      expect(verdict(reduced)).toBe(verdict(plain));
      expect(reduced.states).toBeLessThan(plain.states);
    });
});
