import type { RetryPolicy } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { retryOf, worstAttempts } from '../../facts/retries.ts';
import type { Fix } from '../../finding.ts';
import { changeRetries } from '../../fixing/retries.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, numberWord, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled, type TitlePart } from '../../wording/title.ts';

const parameters = {
  retries: { label: 'Retries at most', help: 'More retries of one call than that are a warning.', default: 3, min: 0, max: 100 },
} as const;
type Values = ValuesOf<typeof parameters>;

/** What the repair leaves; one of three attempts mostly gets through where trying again helps at all. */
const RETRIES = 2;

export const unboundedRetries = defineRule({
  id: 'unbounded-retries',
  title: 'Unbounded retries',
  summary: 'A failed call is tried for ever, or far more often than helps.',
  group: 'Resilience',
  severity: 'error',
  confidence: 'P',
  parameters,
  sources: ['SRE'],
  docs: {
    wrong:
      'A call or a direct message is retried without end (error) or more than three times (warning), by its own policy, its source’s or the platform’s. A retry that does not say how often counts as three. What a broker delivers again is not a retry of the caller: there a dead-letter channel is the end. Steps of sagas and retries of external systems are not judged here. Where an import knows that there is a retry and no more, the rule asks.',
    why: 'What fails three times in a row fails for a reason that another try does not remove. The tries pile up in front of the target, keep it down, and hold threads of everybody who waits for them.',
    fix: 'Give up after two retries, and say so to the caller.',
    pictures: {
      bad: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: retries for ever, intent: query, timeout: {ms: 300}, retry: {unlimited: true, backoff: exponential, jitter: full}}',
      good: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: 2 retries, intent: query, timeout: {ms: 300}, retry: {retries: 2, backoff: exponential, jitter: full}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['client', 'gateway', 'service', 'monolith', 'scheduler'], judge },
  fixes,
});

type Bound = 'endless' | 'many' | 'unknown';

function boundOf(facts: Facts, flow: number, most: number): Bound | undefined {
  const retry = retryOf(facts, flow);
  if (!retry) return undefined;
  if (retry.filled.unlimited) return 'endless';
  if (retry.stated.retries === undefined && retry.isVague) return 'unknown';
  return retry.filled.retries > most ? 'many' : undefined;
}

function unboundedFlows(facts: Facts, slot: number, most: number, isAsked: boolean): number[] {
  const flows = Array.from(facts.outgoing(slot)).filter((flow) => {
    const bound = boundOf(facts, flow, most);
    return bound !== undefined && (isAsked || bound !== 'unknown');
  });
  return facts.flowsInOrder(flows);
}

function judge(facts: Facts, slot: number, { retries: most }: Values): Verdict | undefined {
  if (!facts.hasRetries) return undefined;
  let worst: Bound | undefined;
  for (const flow of facts.outgoing(slot)) {
    if (facts.policyState(flow, 'retry') !== 'set') continue;
    const bound = boundOf(facts, flow, most);
    if (bound === 'endless' || (bound === 'many' && worst !== 'endless') || worst === undefined) worst = bound ?? worst;
  }
  if (worst === undefined) return undefined;
  return worst === 'unknown' ? question(facts, slot, most) : verdict(facts, slot, worst, most);
}

function verdict(facts: Facts, slot: number, worst: Bound, most: number): Verdict {
  const flows = unboundedFlows(facts, slot, most, false);
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  const attempts = Math.max(...flows.map((flow) => worstAttempts(retryOf(facts, flow))));
  const [only] = flows;
  return {
    severity: worst === 'endless' ? 'error' : 'warning',
    evidence: callEvidence(facts, slot, flows),
    title: flows.length === 1 && only !== undefined ? titleOfOne(flowTitle(facts, only), attempts) : titleOfMany(strong(name), flows.length, attempts),
    where: located(targets),
    why: `${reasonOf(name, targets, attempts)} ${endOf(attempts)}`,
  };
}

const titleOfOne = (flow: TitlePart, attempts: number): readonly TitlePart[] =>
  Number.isFinite(attempts) ? titled`${flow} is retried ${attempts - 1} times` : titled`${flow} is retried without end`;

const titleOfMany = (name: TitlePart, calls: number, attempts: number): readonly TitlePart[] =>
  Number.isFinite(attempts)
    ? titled`${name} retries ${counted(calls, 'call')} up to ${attempts - 1} times`
    : titled`${name} retries ${counted(calls, 'call')} without end`;

function reasonOf(name: string, targets: readonly string[], attempts: number): string {
  if (targets.length === 1)
    return Number.isFinite(attempts)
      ? say`As long as ${listed(targets)} fails, one request to ${name} becomes ${attempts} requests there, and whoever asked ${name} waits for all of them.`
      : say`As long as ${listed(targets)} fails, one request to ${name} becomes ever more requests there, and whoever asked ${name} waits for all of them.`;
  return Number.isFinite(attempts)
    ? say`As long as ${listed(targets)} fail, one request to ${name} becomes ${attempts} requests there, and whoever asked ${name} waits for all of them.`
    : say`As long as ${listed(targets)} fail, one request to ${name} becomes ever more requests there, and whoever asked ${name} waits for all of them.`;
}

const endOf = (attempts: number): string =>
  Number.isFinite(attempts)
    ? say`What fails so often fails for a reason that another try does not remove.`
    : say`Nothing ends this but a restart: the tries outlive the fault and bring the next one.`;

function question(facts: Facts, slot: number, most: number): Verdict {
  const flows = unboundedFlows(facts, slot, most, true);
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`How often does ${strong(name)} try ${listed(targets, 3)} again?`,
    where: located(targets),
    why: say`The source that this was imported from says that ${name} retries, and not how often. More than ${most === 3 ? numberWord(most) : most} retries do not help ${name}, and keep ${listed(targets)} down.`,
  };
}

function fixes({ facts, finding, slot, draft, values }: FixRequest<Values>): readonly Fix[] {
  const flows = unboundedFlows(facts, slot, values.retries, finding.question);
  const retries = Math.min(RETRIES, values.retries);
  const bounded = draft('bound');
  changeRetries(facts, bounded, flows, (stated) => boundedTo(stated, retries));
  return [
    {
      id: 'bound',
      title: retries === 1 ? say`Give up after one retry` : say`Give up after ${counted(retries, 'retry', 'retries')}`,
      edits: bounded.edits,
      safe: true,
    },
  ];
}

function boundedTo(stated: RetryPolicy, retries: number): RetryPolicy {
  const bounded = { ...stated, retries };
  delete bounded.unlimited;
  return bounded;
}
