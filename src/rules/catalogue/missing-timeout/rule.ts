import type { FlowOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { callsLacking, type Lacking } from '../../facts/lacking.ts';
import type { Fix } from '../../finding.ts';
import { longestCalleeMs, longestTimeoutMs, rounded, suggestedTimeoutMs } from '../../fixing/callPolicies.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, duration, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const missingTimeout = defineRule({
  id: 'missing-timeout',
  title: 'Missing timeout',
  summary: 'A service or gateway waits for an answer without end.',
  group: 'Resilience',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC', 'MF'],
  docs: {
    wrong:
      'A synchronous call from a service, monolith or gateway has no timeout of its own, none from its source and none from the platform, nor an overall deadline. Calls of clients and to discovery, telemetry and the mesh are not judged. Where an import could not know, the rule asks.',
    why: 'When the target hangs, every request that needs it holds a thread and a connection of the caller for ever. The caller runs out of both and hangs too, and so does its caller.',
    fix: 'Give up a little after the slowest normal answer (1.2 × the 99.9th percentile), and well before your own caller does (0.8 × its timeout).',
    pictures: {
      bad: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: waits for ever}',
      good: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: waits 800 ms, timeout: {ms: 800}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['service', 'monolith', 'gateway'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const lacking = waitingCalls(facts, slot);
  if (!lacking) return undefined;
  return lacking.absent.length > 0 ? verdict(facts, slot, lacking.absent) : question(facts, slot, lacking.unknown);
}

const waitingCalls = (facts: Facts, slot: number): Lacking | undefined => callsLacking(facts, slot, 'timeout', isJudged);

/** Discovery, telemetry and the mesh are called by agents that bring their own limits; a deadline of the whole call is a limit as well. */
function isJudged(facts: Facts, flow: number, { deadlineMs }: FlowOf<'call'>): boolean {
  if (deadlineMs !== undefined) return false;
  const kind = facts.kind(facts.target(flow));
  return kind !== 'registry' && kind !== 'observability' && kind !== 'mesh';
}

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  const [only] = flows;
  return {
    severity: 'error',
    evidence: callEvidence(facts, slot, flows),
    title:
      flows.length === 1 && only !== undefined
        ? titled`${flowTitle(facts, only)} has no timeout`
        : titled`${strong(name)} makes ${counted(flows.length, 'call')} without a timeout`,
    where: located(targets),
    why:
      targets.length === 1
        ? say`When ${listed(targets)} hangs, every request of ${name} that needs the answer waits for ever and keeps its thread and connection. ${name} runs out of both and stops answering ${callersOf(facts, slot)}.`
        : say`When ${listed(targets)} hang, every request of ${name} that needs the answer waits for ever and keeps its thread and connection. ${name} runs out of both and stops answering ${callersOf(facts, slot)}.`,
  };
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`Does ${strong(name)} give up on ${listed(targets, 3)} after some time?`,
    where: located(targets),
    why:
      flows.length === 1
        ? say`The source that this was imported from does not say whether one call of ${name} has a timeout. Without one, a target that hangs makes ${name} hang.`
        : say`The source that this was imported from does not say whether ${counted(flows.length, 'call')} of ${name} have a timeout. Without one, a target that hangs makes ${name} hang.`,
  };
}

function callersOf(facts: Facts, slot: number): string {
  const callers = facts.inOrder(Array.from(facts.incoming(slot), (flow) => (facts.call(flow) ? facts.source(flow) : slot)).filter((caller) => caller !== slot));
  return callers.length === 0 ? say`its own callers` : listed(callers.map((caller) => facts.name(caller)));
}

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const lacking = waitingCalls(facts, slot);
  const flows = (finding.question ? lacking?.unknown : lacking?.absent) ?? [];
  const timeouts = flows.map((flow) => suggestedTimeoutMs(facts, slot, facts.target(flow), flow));
  const onCalls = draft('on-calls');
  flows.forEach((flow, i) => onCalls.update('flows', facts.flowId(flow), { timeout: { ms: timeouts[i] ?? 1 } }));
  const proposed: Fix[] = [{ id: 'on-calls', title: callsTitle(timeouts), edits: onCalls.edits, safe: true }];
  if (flows.length > 1) {
    const element = facts.element(slot);
    const defaults = element && 'defaults' in element ? element.defaults : undefined;
    const ms = Math.min(Math.max(...timeouts), ...flows.map((flow) => rounded(longestTimeoutMs(facts, slot, flow))));
    const onSource = draft('on-source');
    onSource.update('elements', facts.elementId(slot), { defaults: { ...defaults, timeout: { ms } } });
    proposed.push({ id: 'on-source', title: say`Every call of ${facts.name(slot)} gives up after ${duration(ms)}`, edits: onSource.edits, safe: true });
  }
  const outlasted = flows.filter((flow, i) => longestCalleeMs(facts, facts.target(flow)) >= (timeouts[i] ?? 0));
  if (outlasted.length > 0) {
    // Those above leave before those below: only a deadline that travels along brings the two together.
    const withDeadline = draft('with-deadline');
    flows.forEach((flow, i) =>
      withDeadline.update('flows', facts.flowId(flow), { timeout: { ms: timeouts[i] ?? 1 }, ...(outlasted.includes(flow) && { propagatesDeadline: true }) }),
    );
    proposed.push({
      id: 'with-deadline',
      title: say`${callsTitle(timeouts)}, and tell ${listed(targetNames(facts, outlasted), 2)} how long`,
      edits: withDeadline.edits,
      safe: true,
    });
  }
  return proposed;
}

function callsTitle(timeouts: readonly number[]): string {
  const least = Math.min(...timeouts);
  const most = Math.max(...timeouts);
  if (timeouts.length === 1) return say`Give up after ${duration(most)}`;
  return least === most ? say`Set a timeout on each call, ${duration(most)}` : say`Set a timeout on each call, from ${duration(least)} to ${duration(most)}`;
}
