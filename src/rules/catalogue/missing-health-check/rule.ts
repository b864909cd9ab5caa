import type { Facts } from '../../facts/facts.ts';
import { Observation } from '../../facts/observed.ts';
import type { Fix } from '../../finding.ts';
import { observeFixes } from '../../fixing/observe.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { capitalised, counted, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const missingHealthCheck = defineRule({
  id: 'missing-health-check',
  title: 'Missing health check',
  summary: 'Nobody can ask a service whether it is able to work.',
  group: 'Observability, delivery, context map',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC', 'DAMP'],
  docs: {
    wrong:
      'A service or monolith that is called or gets messages has no health check, neither of its own nor from the platform. What nothing arrives at yet is not judged, nor is infrastructure; a worker has what its service has. Where an import could not know, the rule asks.',
    why: 'An instance that hangs or has lost its database still runs. Without a check that says so, requests go on being sent to it, and nobody restarts it.',
    fix: 'Answer a liveness and a readiness check in every service, and let the platform act on them.',
    pictures: {
      bad: 'grid orders payments; orders(service {name: Order service, observability: {healthChecks: true}}) -> payments(service {name: Payment service, instances: 3}): call {label: charge, timeout: {ms: 800}}',
      good: 'grid orders payments | . kubernetes; orders(service {name: Order service, observability: {healthChecks: true}}) -> payments(service {name: Payment service, instances: 3, observability: {healthChecks: true}}): call {label: charge, timeout: {ms: 800}}; kubernetes(scheduler {name: Kubernetes}) -> payments: call {label: "alive? ready?"}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'design', judge },
  fixes,
});

const HEALTH = new Observation('healthChecks', isJudged, 'flows');

function isJudged(facts: Facts, slot: number): boolean {
  return !facts.isInfrastructure(slot) && reachedGroups(facts)[facts.root(slot)] === 1;
}

const known = new WeakMap<Facts, { readonly reached: number; readonly services: number; readonly groups: Uint8Array }>();

/** 1 at the service of each group that something calls or feeds, be it a worker of it. */
function reachedGroups(facts: Facts): Uint8Array {
  const before = known.get(facts);
  if (before && before.reached === facts.reached && before.services === facts.services) return before.groups;
  const groups = new Uint8Array(facts.elementSlots);
  for (let slot = 0; slot < facts.elementSlots; slot++) if (facts.isReached(slot)) groups[facts.root(slot)] = 1;
  known.set(facts, { reached: facts.reached, services: facts.services, groups });
  return groups;
}

function judge(facts: Facts): Verdict | undefined {
  const { absent, unknown } = HEALTH.of(facts);
  const lacking = absent.length > 0 ? absent : unknown;
  if (lacking.length === 0) return undefined;
  const names = lacking.slice(0, 4).map((id) => facts.design.elements[id]?.name ?? id);
  const isOne = lacking.length === 1;
  const services = counted(lacking.length, 'service');
  const place = { evidence: lacking, where: located(names, lacking.length > 4 ? 3 : 4, lacking.length) };
  if (absent.length === 0) {
    return {
      severity: 'info',
      question: true,
      ...place,
      title: isOne ? titled`Does ${strong(names[0] ?? '')} answer health checks?` : titled`Do ${services} answer health checks?`,
      why: say`The source that this was imported from does not say whether ${place.where} can be asked if they are able to work.`,
    };
  }
  return {
    severity: 'warning',
    ...place,
    title: isOne ? titled`${strong(names[0] ?? '')} has no health check` : titled`${capitalised(services)} have no health check`,
    why: say`When an instance of ${place.where} hangs or has lost its database, nothing notices: requests go on being sent to it, and nobody restarts it.`,
  };
}

function fixes({ facts, finding, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  return observeFixes(facts, finding.evidence, 'healthChecks', draft);
}
