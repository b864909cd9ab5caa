import type { Facts } from '../../facts/facts.ts';
import { intentOf } from '../../facts/intent.ts';
import { retryOf, worstAttempts } from '../../facts/retries.ts';
import type { Fix } from '../../finding.ts';
import { withoutRetries } from '../../fixing/retries.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { repeatOf, type Repeat } from './repeats.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const retryNonIdempotent = defineRule({
  id: 'retry-non-idempotent',
  title: 'Retry of what is not idempotent',
  summary: 'A command is tried again although doing it twice is not the same as doing it once.',
  group: 'Resilience',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC', 'AWS'],
  docs: {
    wrong:
      'A command, or a direct message, is retried by its own policy, its source’s or the platform’s, and neither the flow nor the operation that it names is idempotent. Queries are fine, and so is a target all of whose operations may be repeated. A retry on the call itself counts, too, where nobody has said whether the call changes something; one that is only inherited says nothing about such a call. Where an import could not know, the rule asks.',
    why: 'A call that timed out may have worked. The retry then does it again: two charges, two parcels, two reservations.',
    fix: 'Send a key with each request and let the target answer a known key with what it answered before; or do not retry.',
    pictures: {
      bad: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, intent: command, timeout: {ms: 300}, retry: {retries: 2, backoff: exponential, jitter: full}}',
      good: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge with a key, intent: command, idempotent: true, timeout: {ms: 300}, retry: {retries: 2, backoff: exponential, jitter: full}}',
    },
  },
  reads: ['platform', 'messages'],
  judgement: { each: 'element', kinds: ['client', 'gateway', 'service', 'monolith', 'scheduler', 'external'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  if (!facts.hasRetries) return undefined;
  let worst: Repeat | undefined;
  for (const flow of facts.outgoing(slot)) {
    if (facts.policyState(flow, 'retry') !== 'set') continue;
    const repeat = repeatOf(facts, flow);
    if (repeat && worst !== 'harm') worst = repeat;
  }
  if (worst === undefined) return undefined;
  const flows = flowsOf(facts, slot, worst);
  return worst === 'unknown' ? question(facts, slot, flows) : verdict(facts, slot, flows);
}

/** Those that repeat as badly as `worst`. */
function flowsOf(facts: Facts, slot: number, worst: Repeat): number[] {
  const flows = Array.from(facts.outgoing(slot)).filter((flow) => {
    return repeatOf(facts, flow) === worst;
  });
  return facts.flowsInOrder(flows);
}

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  const [only] = flows;
  const attempts = Math.max(...flows.map((flow) => worstAttempts(retryOf(facts, flow))));
  const often = Number.isFinite(attempts) ? say`${attempts} times` : say`any number of times`;
  const doubt = flows.every((flow) => intentOf(facts, flow) === 'absent') ? say` Nobody has said that it only asks for something.` : '';
  return {
    severity: 'error',
    evidence: callEvidence(facts, slot, flows),
    title:
      flows.length === 1 && only !== undefined
        ? titled`${flowTitle(facts, only)} is retried and not idempotent`
        : titled`${strong(name)} retries ${counted(flows.length, 'call')} that are not idempotent`,
    where: located(targets),
    why:
      targets.length === 1
        ? say`When an answer of ${listed(targets)} is late or lost, the work may be done all the same. ${name} tries again, and it is done up to ${often}; nothing tells ${listed(targets)} that it is the same request.${doubt}`
        : say`When an answer of ${listed(targets)} is late or lost, the work may be done all the same. ${name} tries again, and it is done up to ${often}; nothing tells them that it is the same request.${doubt}`,
  };
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`May ${strong(name)} repeat what it asks of ${listed(targets, 3)}?`,
    where: located(targets),
    why:
      flows.length === 1
        ? say`${name} retries one call, and the source that this was imported from does not say whether doing it twice has the effect of doing it once. If not, a late answer of ${listed(targets)} means that it is done again.`
        : say`${name} retries ${counted(flows.length, 'call')}, and the source that this was imported from does not say whether doing it twice has the effect of doing it once. If not, a late answer of ${listed(targets)} means that it is done again.`,
  };
}

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const flows = flowsOf(facts, slot, finding.question ? 'unknown' : 'harm');
  const targets = listed(targetNames(facts, flows), 2);
  const keyed = draft('idempotency-key');
  for (const flow of flows) keyed.update('flows', facts.flowId(flow), { idempotent: true });
  const once = draft('no-retries');
  withoutRetries(facts, once, flows);
  return [
    { id: 'idempotency-key', title: say`${targets} recognises a repeated request by its key`, edits: keyed.edits },
    { id: 'no-retries', title: say`${facts.name(slot)} tries once and says when that failed`, edits: once.edits, safe: true },
  ];
}
