import { update, type RetryPolicy } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';
import { retryOf } from '../facts/retries.ts';
import type { FixDraft } from './draft.ts';

/** Changes the retries of some flows where they are stated: on each flow, once at its source, or once on the platform, which changes others that inherit it too. */
export function changeRetries(
  facts: Facts,
  draft: FixDraft,
  flows: readonly number[],
  change: (stated: RetryPolicy, inheritedBy: readonly number[]) => RetryPolicy,
): void {
  const done = new Set<string>();
  for (const flow of flows) {
    const retry = retryOf(facts, flow);
    if (!retry) continue;
    const source = facts.source(flow);
    const place = retry.from === 'flow' ? `flow ${flow}` : retry.from === 'element' ? `element ${source}` : 'platform';
    if (done.has(place)) continue;
    done.add(place);
    const element = facts.element(source);
    if (retry.from === 'flow') draft.update('flows', facts.flowId(flow), { retry: change(retry.stated, [flow]) });
    else if (retry.from === 'platform')
      draft.edits.push(update('platform', 'platform', { retry: change(retry.stated, inheritedFrom(facts, 'platform', allFlows(facts))) }));
    else if (element && 'defaults' in element) {
      const inheritedBy = inheritedFrom(facts, 'element', facts.outgoing(source));
      draft.update('elements', facts.elementId(source), { defaults: { ...element.defaults, retry: change(retry.stated, inheritedBy) } });
    }
  }
}

/** Lets flows fail at once, whatever their source and the platform do. */
export function withoutRetries(facts: Facts, draft: FixDraft, flows: readonly number[]): void {
  for (const flow of flows) {
    const record = facts.flow(flow);
    if (record?.kind !== 'call' && record?.kind !== 'send') continue;
    // Without its own the flow would inherit one.
    const inherits = record.kind === 'call' && inheritsRetry(facts, facts.source(flow));
    draft.update('flows', facts.flowId(flow), { retry: inherits ? { retries: 0 } : null });
  }
}

function inheritsRetry(facts: Facts, source: number): boolean {
  const element = facts.element(source);
  const defaults = element && 'defaults' in element ? element.defaults : undefined;
  return defaults?.retry !== undefined || facts.design.platform.retry !== undefined;
}

const inheritedFrom = (facts: Facts, from: 'element' | 'platform', flows: Iterable<number>): number[] =>
  facts.flowsInOrder(Array.from(flows).filter((flow) => retryOf(facts, flow)?.from === from));

const allFlows = (facts: Facts): number[] => Array.from({ length: facts.flowSlots }, (_, flow) => flow).filter((flow) => facts.flow(flow) !== undefined);
