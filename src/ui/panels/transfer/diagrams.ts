import { effectivePolicy, type Design } from '../../../model/index.ts';
import type { Option } from '../../controls/SelectField.tsx';
import { endsOf } from '../../records/describe.ts';

/** The flowchart, one sequence for each saga, and one state diagram for each call with a circuit breaker. Values are `kind` or `kind:id`. */
export function diagramOptions(design: Design): readonly Option[] {
  const sagas = Object.entries(design.sagas).map(([id, saga]) => ({ value: `sequence:${id}`, label: saga.name, hint: 'sequence' }));
  const breakers = Object.entries(design.flows)
    .filter(([, flow]) => flow.kind === 'call' && effectivePolicy(design, flow, 'circuitBreaker').state === 'set')
    .map(([id, flow]) => ({ value: `breaker:${id}`, label: endsOf(design, flow), hint: 'circuit breaker' }));
  return [{ value: 'flowchart', label: 'Flowchart' }, ...sagas, ...breakers];
}
