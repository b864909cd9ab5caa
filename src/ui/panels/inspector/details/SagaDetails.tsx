import Crosshair from 'lucide-react/icons/crosshair';
import Play from 'lucide-react/icons/play';
import { t } from '../../../../language/index.ts';
import { recordForm } from '../../../../model/index.ts';
import { explorer, run, useDesign, view } from '../../../../workspace/index.ts';
import { Button } from '../../../controls/Button.tsx';
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
        <div className={inspector.acts}>
          <Button
            size="small"
            variant="line"
            icon={<Play size={14} aria-hidden />}
            onClick={() => {
              run.start({ kind: 'saga', sagaId: id });
              view.setMode('play');
            }}
          >
            {t('Play|verb')}
          </Button>
          <Button size="small" variant="line" icon={<Crosshair size={14} aria-hidden />} onClick={() => explorer.open(id)}>
            {t('Try everything')}
          </Button>
        </div>
        <Section title={t('Steps')} note={saga.steps.length === 0 ? t('none') : saga.steps.length} open>
          <SagaSteps id={id} saga={saga} />
        </Section>
      </div>
      <div>
        <RecordForm collection="sagas" id={id} record={saga} fields={recordForm('sagas')} except={choreographed ? ORCHESTRATION_ONLY : NONE} first={FIRST} />
      </div>
    </>
  );
}
