import type { Saga, SagaStep } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { compensationFor } from '../../fixing/compensations.ts';
import { decouple } from '../../fixing/decouple.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { addStore, ownStore, sagaStateName } from '../../fixing/events.ts';
import { type NewName, sagaName, updateName } from '../../fixing/names.ts';
import type { FixRequest } from '../../rule.ts';
import { listed } from '../../wording/text.ts';
import { foreignWrites, type Threshold } from './writes.ts';
import { say } from '../../../speech/index.ts';

/** A saga that the writer orchestrates, with a step for each write · an event in place of the writes. */
export function sagaFixes({ facts, slot, draft, values }: FixRequest<Threshold>): readonly Fix[] {
  const writes = foreignWrites(facts, slot, values.services);
  if (!writes) return [];
  const name = facts.name(slot);
  const names = listed(
    writes.targets.map((target) => facts.name(target)),
    3,
  );
  const orchestrated = draft('saga');
  addSaga(facts, orchestrated, slot, writes.flows);
  const published = draft('publish');
  decouple(facts, published, writes.flows, () => 'publish');
  return [
    { id: 'saga', title: say`${name} orchestrates a saga over ${names}`, edits: orchestrated.edits },
    { id: 'publish', title: say`${name} publishes what happened, ${names} follow`, edits: published.edits },
  ];
}

function addSaga(facts: Facts, draft: FixDraft, slot: number, flows: readonly number[]): void {
  const store = ownStore(facts, slot);
  const steps: SagaStep[] = [];
  for (const flow of flows) {
    const action = actionOf(facts, flow);
    steps.push({
      id: draft.newId(action),
      name: action.said,
      participantId: facts.elementId(facts.target(flow)),
      ...(facts.call(flow)?.operation !== undefined && { action: action.said }),
      compensation: compensationFor(action.said),
      kind: 'compensatable',
      idempotent: true,
    });
  }
  const name = sagaName(facts.name(slot));
  const saga: Saga = {
    name: name.said,
    style: 'orchestration',
    orchestratorId: facts.elementId(slot),
    stateStoreId: store >= 0 ? facts.elementId(store) : addStore(facts, draft, slot, undefined, sagaStateName(facts.name(facts.root(slot)))),
    compensationOrder: 'reverse',
    steps,
  };
  draft.addSaga(saga, draft.newId(name));
}

/** The operation that a call names, else its label, else what can be said of its target. */
function actionOf(facts: Facts, flow: number): NewName {
  const call = facts.call(flow);
  const said = call?.operation ?? call?.label;
  return said === undefined ? updateName(facts.name(facts.target(flow))) : { said, english: said };
}
