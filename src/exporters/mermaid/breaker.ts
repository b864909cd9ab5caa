import { circuitBreakerWithDefaults, effectivePolicy, type CircuitBreakerWithDefaults, type Design } from '../../model/index.ts';
import { mermaidLine } from './text.ts';

/** A Mermaid `stateDiagram-v2` of the circuit breaker on a flow, with its own numbers; undefined where the flow has none. */
export function breakerDiagram(design: Design, flowId: string): string | undefined {
  const flow = Object.hasOwn(design.flows, flowId) ? design.flows[flowId] : undefined;
  if (flow === undefined) return undefined;
  const effective = effectivePolicy(design, flow, 'circuitBreaker');
  if (effective.state !== 'set') return undefined;
  const breaker = circuitBreakerWithDefaults(effective.policy);
  const from = mermaidLine(design.elements[flow.from]?.name ?? flow.from);
  const to = mermaidLine(design.elements[flow.to]?.name ?? flow.to);

  const lines = [
    'stateDiagram-v2',
    '  direction LR',
    '  state "Closed" as closed',
    '  state "Open" as opened',
    '  state "Half-open" as half_open',
    '  [*] --> closed',
    ...tripsOf(breaker).map((trip) => `  closed --> opened : ${mermaidLine(trip)}`),
    `  opened --> opened : ${mermaidLine('call rejected at once')}`,
    `  opened --> half_open : ${mermaidLine(`first call after ${duration(breaker.openMs)}`)}`,
    `  half_open --> closed : ${mermaidLine(breaker.halfOpenPermits === 1 ? 'the probe succeeds' : `${breaker.halfOpenPermits} of ${breaker.halfOpenPermits} probes succeed`)}`,
    `  half_open --> opened : ${mermaidLine('one probe fails')}`,
    '  note left of closed',
    `    Calls from ${from} to ${to}`,
    '  end note',
  ];
  return `${lines.join('\n')}\n`;
}

/** What opens it, one line for each way. */
function tripsOf(breaker: CircuitBreakerWithDefaults): string[] {
  const count = `${breaker.failures} ${breaker.failures === 1 ? 'failure' : 'failures'} in ${duration(breaker.windowMs)}`;
  const rate = `${percent(breaker.failureRate)} of at least ${breaker.minimumCalls} ${breaker.minimumCalls === 1 ? 'call' : 'calls'} in ${duration(breaker.windowMs)} failed`;
  const slow = breaker.slowCallMs === undefined ? [] : [`${percent(breaker.slowCallRate)} of the calls took longer than ${duration(breaker.slowCallMs)}`];
  switch (breaker.mode) {
    case 'count':
      return [count, ...slow];
    case 'rate':
      return [rate, ...slow];
    case 'either':
      return [count, rate, ...slow];
    default:
      return breaker.mode satisfies never;
  }
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;
const duration = (ms: number): string => (ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`);
