import type { RetryPolicy } from '../../../model/index.ts';
import { retryOf, worstAttempts } from '../../facts/retries.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { callerTimeoutMs, rounded, timeoutMs } from '../../fixing/callPolicies.ts';
import { changeRetries } from '../../fixing/retries.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** The first wait that the repair proposes, in milliseconds, where the callers leave room for it. */
const FIRST_WAIT = 100;

export const retryWithoutBackoffJitter = defineRule({
  id: 'retry-without-backoff-jitter',
  title: 'Retry without backoff and jitter',
  summary: 'Failed calls are tried again at once, or all at the same moment.',
  group: 'Resilience',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['SRE', 'AWS'],
  docs: {
    wrong:
      'A call or a direct message is retried, by its own policy, its source’s or the platform’s, with no wait before the retry or without jitter. A retry that does not state its backoff waits twice as long each time; one that does not state its jitter has none. A fixed wait with jitter is fine. Retries of external systems are theirs. Where an import says that there is a retry and no more, the rule asks.',
    why: 'Whatever failed, failed for many callers at once. If they all come back at once, and at the same moment again later, the target never gets up.',
    fix: 'Wait twice as long each time, and let each caller draw its wait between nothing and that: exponential backoff with full jitter.',
    pictures: {
      bad: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: 2 retries at once, intent: query, timeout: {ms: 300}, retry: {retries: 2, backoff: none}}',
      good: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: 2 retries spread out, intent: query, timeout: {ms: 300}, retry: {retries: 2, backoff: exponential, baseMs: 100, jitter: full}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['client', 'gateway', 'service', 'monolith', 'scheduler'], judge },
  fixes,
});

type Flaw = 'at-once' | 'in-step' | 'unknown';

/** What is wrong with the waits of a flow's retry. */
function flawOf(facts: Facts, flow: number): Flaw | undefined {
  const retry = retryOf(facts, flow);
  if (!retry) return undefined;
  if (retry.stated.backoff === 'none') return 'at-once';
  if (retry.stated.jitter !== undefined && retry.stated.jitter !== 'none') return undefined;
  return retry.isVague && retry.stated.jitter === undefined ? 'unknown' : 'in-step';
}

function flawedFlows(facts: Facts, slot: number, wanted: (flaw: Flaw) => boolean): number[] {
  const flows = Array.from(facts.outgoing(slot)).filter((flow) => {
    const flaw = flawOf(facts, flow);
    return flaw !== undefined && wanted(flaw);
  });
  return facts.flowsInOrder(flows);
}

const isSure = (flaw: Flaw): boolean => flaw !== 'unknown';

function judge(facts: Facts, slot: number): Verdict | undefined {
  if (!facts.hasRetries) return undefined;
  let worst: Flaw | undefined;
  for (const flow of facts.outgoing(slot)) {
    if (facts.policyState(flow, 'retry') !== 'set') continue;
    const flaw = flawOf(facts, flow);
    if (flaw && (worst === undefined || worst === 'unknown')) worst = flaw;
  }
  if (worst === undefined) return undefined;
  return worst === 'unknown' ? question(facts, slot) : verdict(facts, slot);
}

function verdict(facts: Facts, slot: number): Verdict {
  const flows = flawedFlows(facts, slot, isSure);
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  const atOnce = flows.filter((flow) => flawOf(facts, flow) === 'at-once').length;
  const how = atOnce === flows.length ? say`without a wait` : atOnce === 0 ? say`without jitter` : say`without backoff or jitter`;
  const [only] = flows;
  const attempts = Math.max(...flows.map((flow) => worstAttempts(retryOf(facts, flow))));
  const times = Number.isFinite(attempts) && attempts > 1 ? say`up to ${attempts} times` : say`again and again`;
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title:
      flows.length === 1 && only !== undefined
        ? titled`${flowTitle(facts, only)} is retried ${how}`
        : titled`${strong(name)} retries ${counted(flows.length, 'call')} ${how}`,
    where: located(targets),
    why: reasonOf(targets, times, atOnce > 0),
  };
}

function reasonOf(targets: readonly string[], times: string, isAtOnce: boolean): string {
  const names = listed(targets);
  if (targets.length === 1)
    return isAtOnce
      ? say`When ${names} stumbles, every request that it fails comes back at once, ${times}: the load grows just when ${names} can take least. With waits that grow and are drawn by lot, the same retries arrive spread over time.`
      : say`When ${names} stumbles, all callers that it failed wait for the same time and come back together, ${times}: one wave after the other. With waits that grow and are drawn by lot, the same retries arrive spread over time.`;
  return isAtOnce
    ? say`When ${names} stumble, every request that it fails comes back at once, ${times}: the load grows just when ${names} can take least. With waits that grow and are drawn by lot, the same retries arrive spread over time.`
    : say`When ${names} stumble, all callers that it failed wait for the same time and come back together, ${times}: one wave after the other. With waits that grow and are drawn by lot, the same retries arrive spread over time.`;
}

function question(facts: Facts, slot: number): Verdict {
  const flows = flawedFlows(facts, slot, () => true);
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`Does ${strong(name)} spread its retries of ${listed(targets, 3)} over time?`,
    where: located(targets),
    why: say`The source that this was imported from says that ${name} retries, and not how long it waits. Without backoff and jitter all callers come back to ${listed(targets)} at the same moment.`,
  };
}

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const flows = flawedFlows(facts, slot, finding.question ? () => true : isSure);
  const spread = draft('spread');
  changeRetries(facts, spread, flows, (stated, inheritedBy) => spreadOut(facts, stated, inheritedBy));
  return [{ id: 'spread', title: say`Wait twice as long each time, drawn by lot`, edits: spread.edits, safe: true }];
}

/** Exponential backoff with full jitter; the waits are as long as stated, or as short as it takes to stay inside of what the callers wait. */
function spreadOut(facts: Facts, stated: RetryPolicy, flows: readonly number[]): RetryPolicy {
  if (stated.backoff === 'exponential') return { ...stated, jitter: 'full' };
  const room = Math.min(...flows.map((flow) => firstWaitLimit(facts, flow)));
  const baseMs = Math.max(1, Math.min(stated.baseMs ?? FIRST_WAIT, rounded(Math.max(1, room))));
  return { ...stated, backoff: 'exponential', baseMs, jitter: 'full' };
}

/** The longest first wait with which all attempts of a call end before those who wait for its source leave, in milliseconds. */
function firstWaitLimit(facts: Facts, flow: number): number {
  const ms = timeoutMs(facts, flow);
  const attempts = worstAttempts(retryOf(facts, flow));
  if (ms === undefined || !Number.isFinite(attempts) || attempts < 2) return Number.POSITIVE_INFINITY;
  return (callerTimeoutMs(facts, facts.source(flow)) - ms * attempts) / (2 ** (attempts - 1) - 1);
}
