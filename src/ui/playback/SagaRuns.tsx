import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { t } from '../../language/index.ts';
import { run, type SagaView, useRun } from '../../workspace/index.ts';
import { IconButton } from '../controls/index.ts';
import css from './SagaRuns.module.css';

/** A sign for each end, so that state is not colour alone. */
const SIGNS: Readonly<Record<SagaView['status'], string>> = {
  running: '›',
  compensating: '‹',
  completed: '✓',
  failed: '↺',
  'needs-human': '!',
  stuck: '!',
  forgotten: '?',
};

/** Marks that have room in two lines; the arrows go on to earlier ones. */
const MOST_MARKS = 38;

const NO_RUNS: readonly SagaView[] = [];

/** The runs of a saga that go on or were there last, each with its state; one of them is looked at. Nothing where there is only one. */
export function Runs({ shown }: { shown: number }) {
  const sagas = useRun((state) => state.frame?.sagas ?? NO_RUNS);
  const followed = useRun((state) => state.sagaRun === null);
  if (sagas.length < 2) return null;
  const at = sagas.findIndex((saga) => saga.run === shown);
  const go = (by: number) => {
    const next = sagas[at + by];
    if (next) run.lookAtSagaRun(next.run);
  };
  return (
    <span className={css.runs} role="group" aria-label={t('Runs of this saga')}>
      <IconButton size="tiny" label={t('Earlier run')} icon={<ChevronLeft size={14} aria-hidden />} disabled={at <= 0} onClick={() => go(-1)} />
      <span className={css.strip} aria-hidden="true">
        {sagas.slice(-MOST_MARKS).map(({ run: number, status, word }) => (
          <button
            key={number}
            type="button"
            tabIndex={-1}
            data-status={status}
            data-shown={number === shown || undefined}
            title={t('Run {{number}}: {{word}}', { number, word: t(word) })}
            onClick={() => run.lookAtSagaRun(number)}
          >
            {SIGNS[status]}
          </button>
        ))}
      </span>
      <IconButton size="tiny" label={t('Later run')} icon={<ChevronRight size={14} aria-hidden />} disabled={at === sagas.length - 1} onClick={() => go(1)} />
      <button type="button" className={css.newest} aria-pressed={followed} onClick={() => run.lookAtSagaRun(followed ? shown : null)}>
        {t('newest')}
      </button>
      <span className={css.count}>{countWords(sagas)}</span>
    </span>
  );
}

/** "3 running, 2 compensating": what goes on at the moment. */
function countWords(sagas: readonly SagaView[]): string {
  const count = (wanted: SagaView['status']) => sagas.filter(({ status }) => status === wanted).length;
  const [running, compensating, waiting] = [count('running'), count('compensating'), count('needs-human')];
  return [
    running > 0 ? t('{{count}} running', { count: running }) : '',
    compensating > 0 ? t('{{count}} compensating', { count: compensating }) : '',
    waiting > 0 ? t('{{count}} in need of a person', { count: waiting }) : '',
  ]
    .filter((words) => words !== '')
    .join(', ');
}
