import { recordForm } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { RecordForm } from '../form/RecordForm.tsx';
import { Section } from '../form/Section.tsx';
import inspector from '../Inspector.module.css';
import { SagaSteps } from './SagaSteps.tsx';

const ORCHESTRATION_ONLY = ['orchestratorId', 'stateStoreId'];
const NONE: readonly string[] = [];
/** What is looked at every day; the rest folds away. */
const FIRST = ['name', 'style', 'orchestratorId', 'stateStoreId', 'trigger'];

/** A saga: how it is coordinated, and its steps in order. */
export function SagaDetails({ id }: { id: string }) {
  const saga = useDesign((state) => state.design.sagas[id]);
  if (!saga) return null;
  const choreographed = saga.style === 'choreography' && saga.orchestratorId === undefined && saga.stateStoreId === undefined;
  return (
    <>
      <div className={inspector.column}>
        <Section title="Steps" note={saga.steps.length === 0 ? 'none' : saga.steps.length} open>
          <SagaSteps id={id} saga={saga} />
        </Section>
      </div>
      <div>
        <RecordForm collection="sagas" id={id} record={saga} fields={recordForm('sagas')} except={choreographed ? ORCHESTRATION_ONLY : NONE} first={FIRST} />
      </div>
    </>
  );
}
