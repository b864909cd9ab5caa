import { policyState, type FlowOf, type Operation } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { intentOf } from '../../facts/intent.ts';
import { isService } from '../../facts/kinds.ts';
import { retryOf, type Retry } from '../../facts/retries.ts';

/**
 * What a retry of a flow can do.
 * - `harm`: it changes something, or a person put the retry on this very call, and nothing says that doing so twice is harmless
 * - `unknown`: an import could not know
 */
export type Repeat = 'harm' | 'unknown';

/** What the retry of a flow can do; nothing where it has none, only asks, or may be repeated. */
export function repeatOf(facts: Facts, flow: number): Repeat | undefined {
  const retry = retryOf(facts, flow);
  if (!retry) return undefined;
  const record = facts.flow(flow);
  if (record?.kind === 'send') return repeatOfSend(facts, record);
  return record?.kind === 'call' ? repeatOfCall(facts, flow, record, retry) : undefined;
}

function repeatOfCall(facts: Facts, flow: number, call: FlowOf<'call'>, { from }: Retry): Repeat | undefined {
  const operations = operationsOf(facts, flow);
  const operation = call.operation === undefined ? undefined : operations.find(({ name }) => name === call.operation);
  const intent = intentOf(facts, flow);
  if (intent === 'query' || call.idempotent === true || operation?.idempotent === true) return undefined;
  // Whichever of them is meant, it may be repeated.
  if (call.operation === undefined && operations.length > 0 && operations.every(isHarmless)) return undefined;
  const isStated = call.idempotent === false || operation?.idempotent === false;
  if (!isStated && policyState(call, 'idempotent') === 'unknown') return 'unknown';
  if (intent === 'command' || isStated) return 'harm';
  if (intent === 'unknown') return 'unknown';
  // A retry that comes with the source or the platform says nothing about this one call.
  return from === 'flow' ? 'harm' : undefined;
}

function repeatOfSend(facts: Facts, send: FlowOf<'send'>): Repeat | undefined {
  if (send.idempotent === true) return undefined;
  const kind = send.messageId === undefined ? undefined : facts.design.messages[send.messageId]?.kind;
  if (kind === 'query' || kind === 'document') return undefined;
  return policyState(send, 'idempotent') === 'unknown' ? 'unknown' : 'harm';
}

function operationsOf(facts: Facts, flow: number): readonly Operation[] {
  const target = facts.element(facts.target(flow));
  return isService(target) ? (target.operations ?? NONE) : NONE;
}

const isHarmless = ({ intent, idempotent }: Operation): boolean => intent === 'query' || idempotent === true;

const NONE: readonly Operation[] = [];
