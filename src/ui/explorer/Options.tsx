import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Hourglass from 'lucide-react/icons/hourglass';
import { t } from '../../language/index.ts';
import { explorer, FAULT_CHOICES, useDesign, useExplore } from '../../workspace/index.ts';
import { Button, Menu, Segments } from '../controls/index.ts';
import css from './Explorer.module.css';
import { took } from './words.ts';

const OPTIONS = FAULT_CHOICES.map((count) => ({ value: String(count), label: String(count), hint: undefined }));

/** How many faults may happen in one run, which saga is meant where there are several, and how long it took. */
export function Options() {
  const faults = useExplore((state) => state.faults);
  const result = useExplore((state) => state.result);
  return (
    <div className={css.options}>
      <Segments label={t('Faults, up to')} value={String(faults)} options={OPTIONS} onChange={(value) => explorer.setFaults(Number(value))} />
      <OtherSaga />
      {result.kind === 'done' && (
        <span className={css.fact}>
          {result.exploration.verdict === 'bounded' ? <Hourglass size={14} aria-hidden /> : <Check size={14} aria-hidden />}
          {result.exploration.verdict === 'bounded' ? t('stopped after') : t('complete in')} {took(result.tookMs)}
        </span>
      )}
    </div>
  );
}

function OtherSaga() {
  const sagas = useDesign((state) => state.design.sagas);
  const sagaId = useExplore((state) => state.sagaId);
  const ids = Object.keys(sagas);
  if (ids.length < 2) return null;
  return (
    <Menu
      trigger={
        <Button size="small" variant="quiet" aria-label={t('Saga: {{name}}. Choose another', { name: sagaId === null ? '' : (sagas[sagaId]?.name ?? '') })}>
          {sagaId === null ? '' : sagas[sagaId]?.name}
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
      groups={[{ items: ids.map((id) => ({ id, label: sagas[id]?.name ?? id, checked: id === sagaId, onSelect: () => explorer.open(id) })) }]}
    />
  );
}
