import type { Facts } from '../../facts/facts.ts';
import { stepsAlong } from '../../figures/steps.ts';
import type { Fix } from '../../finding.ts';
import { attemptsOf } from '../../fixing/callPolicies.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence } from '../../wording/calls.ts';
import { counted, duration, listed, located, strong } from '../../wording/text.ts';
import { lowerCallees, propagateDeadlines, raiseCallers } from './fixes.ts';
import { callsInto, inversionsAt, isOutright, type Inversion } from './inversions.ts';
import { say } from '../../../speech/index.ts';
import { titled, type TitlePart } from '../../wording/title.ts';

export const timeoutInversion = defineRule({
  id: 'timeout-inversion',
  title: 'Timeout inversion',
  summary: 'Something waits longer for its target than its own caller waits for it.',
  group: 'Resilience',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A service or gateway is called with a timeout, and calls on with one that is as long or longer (error), or with one that is longer after all attempts and the waits between them (warning). Only stated numbers count. Callers that pass their deadline on, calls off the request path and calls to infrastructure, such as a registry, do not.',
    why: 'The caller has left and perhaps tries again, while the work for nobody goes on and holds threads and connections. Under load that is what brings the rest down.',
    fix: 'Let timeouts grow shorter on the way down: lower the inner one or its attempts, raise the caller’s, or pass the deadline on.',
    pictures: {
      bad: 'grid gate orders payments; gate(gateway {name: API gateway}) -> orders(service {name: Order service}): call {label: waits 800 ms, timeout: {ms: 800}}; orders -> payments(service {name: Payment service}): call {label: waits 2 s, timeout: {ms: 2000}}',
      good: 'grid gate orders payments; gate(gateway {name: API gateway}) -> orders(service {name: Order service}): call {label: waits 800 ms, timeout: {ms: 800}}; orders -> payments(service {name: Payment service}): call {label: waits 600 ms, timeout: {ms: 600}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['service', 'monolith', 'gateway'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const inversions = inversionsAt(facts, slot);
  const [first] = inversions;
  if (!first) return undefined;
  const worst = inversions.find(isOutright) ?? first;
  const targets = [...new Set(inversions.map(({ inner }) => facts.name(facts.target(inner))))];
  return {
    severity: isOutright(worst) ? 'error' : 'warning',
    evidence: evidenceOf(facts, slot, inversions),
    title: titleOf(facts, slot, worst, inversions.length - 1),
    where: located(targets),
    why: reason(facts, slot, worst),
    path: stepsAlong(facts, [facts.source(worst.outer), slot, facts.target(worst.inner)], [worst.outer, worst.inner]),
  };
}

function titleOf(facts: Facts, slot: number, worst: Inversion, more: number): readonly TitlePart[] {
  const name = strong(facts.name(slot));
  const target = facts.name(facts.target(worst.inner));
  const caller = facts.name(facts.source(worst.outer));
  const outer = duration(worst.outerMs);
  const rest = more === 0 ? '' : more === 1 ? say`, and one more call outlasts it` : say`, and ${counted(more, 'more call')} outlast it`;
  if (isOutright(worst)) return titled`${name} waits ${duration(worst.innerMs)} for ${target}, but ${caller} leaves after ${outer}${rest}`;
  return Number.isFinite(worst.totalMs)
    ? titled`${name} waits for up to ${duration(worst.totalMs)} for ${target}, retries included, but ${caller} leaves after ${outer}${rest}`
    : titled`${name} waits without end for ${target}, retries included, but ${caller} leaves after ${outer}${rest}`;
}

function reason(facts: Facts, slot: number, worst: Inversion): string {
  const name = facts.name(slot);
  const target = facts.name(facts.target(worst.inner));
  const caller = facts.name(facts.source(worst.outer));
  const call = facts.call(worst.inner);
  const attempts = call ? attemptsOf(facts, worst.inner, call) : 1;
  const tries =
    attempts === 1 || isOutright(worst)
      ? ''
      : Number.isFinite(attempts)
        ? say` ${attempts} attempts of ${duration(worst.innerMs)} and the waits between them are ${duration(worst.totalMs)}.`
        : say` It tries for ever.`;
  return say`After ${duration(worst.outerMs)} ${caller} has given up, and perhaps asks again, while ${name} still waits for ${target}.${tries} That work is for nobody, and holds threads and connections of ${listed([name, target])} just when they are short.`;
}

/** The element, who calls it and leaves too early, what it calls and waits for too long, and those calls. */
function evidenceOf(facts: Facts, slot: number, inversions: readonly Inversion[]): string[] {
  const longest = Math.max(...inversions.map(({ innerMs, totalMs }) => Math.max(innerMs, totalMs)));
  const outer = callsInto(facts, slot).filter(({ ms }) => ms <= longest);
  const flows = facts.flowsInOrder([...outer.map(({ flow }) => flow), ...inversions.map(({ inner }) => inner)]);
  return callEvidence(facts, slot, flows);
}

function fixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const inversions = inversionsAt(facts, slot);
  const name = facts.name(slot);
  const lowered = draft('lower');
  lowerCallees(facts, lowered, slot);
  const raised = draft('raise');
  raiseCallers(facts, raised, slot);
  const propagated = draft('propagate');
  propagateDeadlines(facts, propagated, slot);
  const targets = listed([...new Set(inversions.map(({ inner }) => facts.name(facts.target(inner))))], 2);
  const caller = listed([...new Set(inversions.map(({ outer }) => facts.name(facts.source(outer))))], 2);
  const proposed = [
    { id: 'lower', title: say`${name} gives up on ${targets} before its callers do`, edits: lowered.edits },
    { id: 'raise', title: say`${caller} waits longer for ${name}`, edits: raised.edits },
    { id: 'propagate', title: say`${caller} tells ${name} how long it will still wait`, edits: propagated.edits },
  ];
  return proposed.filter(({ edits }) => edits.length > 0).map((fix) => ({ ...fix, safe: true }));
}
