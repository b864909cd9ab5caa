import { policyState, type ElementOf, type Saga } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { homeOf, sagaStateName } from '../../fixing/events.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { counted, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const sagaVolatileState = defineRule({
  id: 'saga-volatile-state',
  title: 'Saga state kept in memory',
  summary: 'An orchestrated saga forgets how far it was when its coordinator restarts.',
  group: 'Consistency and sagas',
  severity: 'error',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'An orchestrated saga of two steps or more names no store for its state, or a cache, which may forget. Choreographed sagas keep theirs in their participants and are not judged, nor are sagas that a workflow engine runs: an orchestrator that is marked as one, whose technology is one, or that is an external system. Where an import could not know, the rule asks.',
    why: 'A coordinator crashes, is deployed or moved in the middle of a saga. What it knew only in memory is gone: steps that were done are neither continued nor compensated, and nobody knows which.',
    fix: 'Write every transition to a store before acting on it, and let a restarted coordinator go on from there; or let a workflow engine run the saga.',
    pictures: {
      bad: 'grid orders payments; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}}; saga place(orchestration orders) {name: Place order}: reserve@orders {compensation: release, idempotent: true} > charge@payments {kind: pivot, idempotent: true}',
      good: 'grid orders payments | saga-state .; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}}; orders -> saga-state(datastore {name: order-sagas}); saga place(orchestration orders) {name: Place order, stateStoreId: saga-state}: reserve@orders {compensation: release, idempotent: true} > charge@payments {kind: pivot, idempotent: true}',
    },
  },
  judgement: { each: 'saga', judge },
  fixes,
});

/** Engines that keep the state of what they run, by the names that stand in the field “technology”. */
const ENGINES =
  /\b(?:temporal|cadence|camunda|zeebe|flowable|conductor|step functions|durable functions|logic apps|restate|dbos|inngest|hatchet|azure durable)\b/iu;

function judge(facts: Facts, id: string, saga: Saga): Verdict | undefined {
  const cache = cacheOf(facts, saga);
  if (saga.style !== 'orchestration' || (saga.stateStoreId !== undefined && cache === undefined) || saga.steps.length < 2) return undefined;
  if (runsInEngine(facts, saga)) return undefined;
  const orchestrator = orchestratorOf(facts, saga);
  const place = {
    evidence: orchestrator < 0 ? [id] : [id, facts.elementId(orchestrator)],
    where: orchestrator < 0 ? saga.name : facts.name(orchestrator),
  };
  const who = orchestrator < 0 ? say`its coordinator` : facts.name(orchestrator);
  if (policyState(saga, 'stateStoreId') === 'unknown') {
    return {
      severity: 'info',
      question: true,
      ...place,
      title: titled`Where does ${strong(saga.name)} keep its state?`,
      why:
        saga.steps.length === 1
          ? say`The source that this was imported from does not say where ${saga.name} keeps how far it is. If only ${who} knows, a restart in the middle of its one step forgets it.`
          : say`The source that this was imported from does not say where ${saga.name} keeps how far it is. If only ${who} knows, a restart in the middle of its ${counted(saga.steps.length, 'step')} forgets it.`,
    };
  }
  const [first, second] = saga.steps;
  if (cache !== undefined && saga.stateStoreId !== undefined) {
    return {
      severity: 'error',
      evidence: [...place.evidence, saga.stateStoreId],
      where: place.where,
      title: titled`${strong(saga.name)} keeps its state in ${cache}, a cache`,
      why: say`A cache drops what it has no room for, and all of it when it restarts. When ${cache} does so after ${first?.name ?? ''} and before ${second?.name ?? ''}, nothing knows that ${saga.name} was on its way through its ${counted(saga.steps.length, 'step')}: it is neither finished nor compensated, and somebody has to find and mend it by hand.`,
    };
  }
  return {
    severity: 'error',
    ...place,
    title: titled`${strong(saga.name)} keeps its state in memory only`,
    why: say`When ${who} restarts after ${first?.name ?? ''} and before ${second?.name ?? ''}, nothing knows that ${saga.name} was on its way through its ${counted(saga.steps.length, 'step')}: it is neither finished nor compensated, and somebody has to find and mend it by hand.`,
  };
}

/** Name of the cache that is to remember how far the saga is. */
function cacheOf(facts: Facts, saga: Saga): string | undefined {
  const store = saga.stateStoreId === undefined ? undefined : facts.design.elements[saga.stateStoreId];
  return store?.kind === 'datastore' && store.variant === 'cache' ? store.name : undefined;
}

const orchestratorOf = (facts: Facts, saga: Saga): number => (saga.orchestratorId === undefined ? -1 : facts.elementSlot(saga.orchestratorId));

function runsInEngine(facts: Facts, saga: Saga): boolean {
  const element = saga.orchestratorId === undefined ? undefined : facts.design.elements[saga.orchestratorId];
  if (element?.kind === 'external') return true;
  return isService(element) && (element.workflowEngine === true || (element.technology !== undefined && ENGINES.test(element.technology)));
}

function fixes({ facts, finding, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const saga = facts.design.sagas[finding.subject];
  if (!saga) return [];
  const coordinator = coordinatorFor(facts, saga);
  const coordinates = saga.orchestratorId === undefined && coordinator >= 0 ? { orchestratorId: facts.elementId(coordinator) } : {};
  const proposed: Fix[] = [];
  const own = coordinator < 0 ? -1 : ownStore(facts, coordinator);
  if (own >= 0) {
    const kept = draft('own-store');
    kept.update('sagas', finding.subject, { ...coordinates, stateStoreId: facts.elementId(own) });
    proposed.push({ id: 'own-store', title: say`${facts.name(coordinator)} keeps it in ${facts.name(own)}`, edits: kept.edits });
  }
  const added = draft('new-store');
  const name = sagaStateName(saga.name);
  const store: ElementOf<'datastore'> = {
    kind: 'datastore',
    name: name.said,
    ...(coordinator >= 0 ? homeOf(facts, coordinator) : {}),
  };
  const near = coordinator >= 0 ? facts.elementId(coordinator) : (saga.steps[0]?.participantId ?? '');
  const stateStoreId = added.addElement(store, near, added.newId(name));
  if (coordinator >= 0) added.addFlow({ kind: 'access', from: facts.elementId(coordinator), to: stateStoreId, mode: 'read-write' });
  added.update('sagas', finding.subject, { ...coordinates, stateStoreId });
  proposed.push({
    id: 'new-store',
    title: coordinator < 0 ? say`Keep it in a new store, ${store.name}` : say`${facts.name(coordinator)} keeps it in a new store, ${store.name}`,
    edits: added.edits,
  });
  return proposed;
}

/** The orchestrator; where nobody is, the service of the first step, which mostly starts the saga too. -1 where that is none. */
function coordinatorFor(facts: Facts, saga: Saga): number {
  const slot = facts.elementSlot(saga.orchestratorId ?? saga.steps[0]?.participantId ?? '');
  return slot >= 0 && isService(facts.element(slot)) ? slot : -1;
}

/** A store that the service writes and nobody outside of it reaches; no cache, which may forget. -1 where there is none. */
function ownStore(facts: Facts, service: number): number {
  const root = facts.root(service);
  const stores = Array.from(facts.outgoing(service)).flatMap((flow) => {
    const access = facts.access(flow);
    const store = facts.element(facts.target(flow));
    if (!access || access.mode === 'read' || store?.kind !== 'datastore' || store.variant === 'cache' || store.replicaOfId !== undefined) return [];
    return [facts.target(flow)];
  });
  const alone = (store: number) => Array.from(facts.incoming(store)).every((flow) => !facts.access(flow) || facts.root(facts.source(flow)) === root);
  return facts.inOrder(stores.filter(alone))[0] ?? -1;
}
