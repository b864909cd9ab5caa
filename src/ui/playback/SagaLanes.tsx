import ArrowLeft from 'lucide-react/icons/arrow-left';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Crosshair from 'lucide-react/icons/crosshair';
import { Fragment, memo, useEffect, useLayoutEffect, useRef } from 'react';
import { mark, t, wordTable } from '../../language/index.ts';
import { explorer, type SagaStepView, type SagaView, type StepCell, useExplore } from '../../workspace/index.ts';
import { cx } from '../controls/cx.ts';
import { markEnds } from '../controls/ends.ts';
import ends from '../controls/Ends.module.css';
import { Button } from '../controls/index.ts';
import { BreakMenu } from './BreakMenu.tsx';
import { StepGlyph } from './icons.tsx';
import { Runs } from './SagaRuns.tsx';
import css from './SagaLanes.module.css';

const TONES: Readonly<Record<SagaView['status'], string>> = {
  running: 'active',
  compensating: 'warning',
  completed: 'ok',
  failed: 'neutral',
  'needs-human': 'error',
  stuck: 'error',
  forgotten: 'error',
};

/** A saga run as two lanes: forward from left to right, undo from right to left under it. The step that runs is in view. */
export function SagaLanes({ saga }: { saga: SagaView }) {
  const steps = useRef<HTMLDivElement>(null);
  const running = saga.steps.find(({ forward, undo }) => forward.state === 'running' || undo.state === 'running')?.stepId;
  useEffect(() => {
    if (running !== undefined) steps.current?.querySelector('[data-state="running"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [running]);
  useLayoutEffect(() => (steps.current ? markEnds(steps.current) : undefined), []);
  return (
    <section className={css.card} aria-label={t('Saga {{name}}', { name: saga.name })}>
      <header className={css.header}>
        <h2>{saga.name}</h2>
        <span className={css.style}>{t('saga by {{style}}, run {{run}}', { style: t(saga.style), run: saga.run })}</span>
        <Runs shown={saga.run} />
        <span className={css.pill} data-tone={TONES[saga.status]}>
          {t(saga.word)}
        </span>
        {saga.reason !== '' && (
          <span className={css.reason} title={saga.reason}>
            {saga.reason}
          </span>
        )}
        <TryEverything sagaId={saga.sagaId} />
      </header>
      <div ref={steps} className={cx(css.scroll, ends.ends)} tabIndex={0} role="group" aria-label={t('Steps')}>
        <div className={css.grid} style={{ gridTemplateColumns: `76px repeat(${saga.steps.length}, minmax(136px, 192px) 24px)` }}>
          <LaneName title={t('Forward')} note={t('do')} icon={<ArrowRight size={14} aria-hidden />} />
          {saga.steps.map((step, index) => (
            <Fragment key={step.stepId}>
              <Cell sagaId={saga.sagaId} stepId={step.stepId} kind={step.kind} cell={step.forward} direction="do" />
              {index < saga.steps.length - 1 ? (
                <Arrow
                  forward
                  together={saga.steps[index + 1]?.block === step.block}
                  faded={saga.steps[index + 1]?.forward.state === 'not-reached' || saga.steps[index + 1]?.forward.state === 'waiting'}
                />
              ) : (
                <span />
              )}
            </Fragment>
          ))}
          <span className={css.rule} />
          <LaneName title={t('Undo|lane')} note={t('last first')} icon={<ArrowLeft size={14} aria-hidden />} />
          {saga.steps.map((step, index) => (
            <Fragment key={step.stepId}>
              {step.undo.name === '' && step.undo.state !== 'absent' ? (
                <span />
              ) : (
                <Cell sagaId={saga.sagaId} stepId={step.stepId} kind={step.kind} cell={step.undo} direction="undo" />
              )}
              {index < saga.steps.length - 1 ? (
                <Arrow
                  forward={false}
                  together={saga.steps[index + 1]?.block === step.block}
                  faded={step.undo.state !== 'running' && step.undo.state !== 'done'}
                />
              ) : (
                <span />
              )}
            </Fragment>
          ))}
        </div>
      </div>
    </section>
  );
}

function TryEverything({ sagaId }: { sagaId: string }) {
  const open = useExplore((state) => state.open && state.sagaId === sagaId);
  if (open) return null;
  return (
    <Button size="small" variant="line" className={css.tryAll} icon={<Crosshair size={14} aria-hidden />} onClick={() => explorer.open(sagaId)}>
      {t('Try everything')}
    </Button>
  );
}

function LaneName({ title, note, icon }: { title: string; note: string; icon: React.ReactNode }) {
  return (
    <div className={css.lane}>
      <span>
        {title} {icon}
      </span>
      <small>{note}</small>
    </div>
  );
}

interface CellProps {
  readonly sagaId: string;
  readonly stepId: string;
  readonly kind: SagaStepView['kind'];
  readonly cell: StepCell;
  readonly direction: 'do' | 'undo';
}

/** One step in one direction; drawn anew only when its own state changes. */
const Cell = memo(function Cell({ sagaId, stepId, kind, cell, direction }: CellProps) {
  if (cell.state === 'absent') return <Absent kind={kind} word={cell.word} />;
  const name = cell.name || t('No compensation');
  const word = cell.word || (direction === 'undo' ? t('not needed yet') : t('waiting'));
  return (
    <BreakMenu
      target={{ id: sagaId, stepId, direction, name }}
      trigger={
        <button
          type="button"
          className={css.cell}
          data-state={cell.state}
          aria-label={[`${name}: ${word}.`, kind === 'pivot' && t('Pivot.'), t('Press to break it')].filter(Boolean).join(' ')}
        >
          <StepGlyph state={cell.state} />
          <span className={css.text}>
            <span className={css.name}>{name}</span>
            <span className={css.word} title={word}>
              {word}
            </span>
          </span>
          {kind !== 'compensatable' && direction === 'do' && <span className={css.kind}>{t(kind)}</span>}
        </button>
      }
    />
  );
});

const STAYS: Readonly<Record<SagaStepView['kind'], string>> = wordTable({
  compensatable: 'none is designed',
  pivot: 'stays once it is done',
  retriable: 'is tried until done',
});

/** There is nothing that could be done, or break, to undo this step. */
function Absent({ kind, word }: { kind: SagaStepView['kind']; word: string }) {
  const why = word === t(CHANGES_NOTHING) ? word : STAYS[kind];
  return (
    <div className={css.cell} data-state="absent" role="note" aria-label={`${t('No compensation')}: ${why}`}>
      <StepGlyph state="absent" />
      <span className={css.text}>
        <span className={css.name}>{t('No compensation')}</span>
        <span className={css.word} title={why}>
          {why}
        </span>
      </span>
    </div>
  );
}

/** What the engine says of a step that only reads. */
const CHANGES_NOTHING = mark('changes nothing');

function Arrow({ forward, faded, together }: { forward: boolean; faded: boolean; together: boolean }) {
  if (together) return <span className={css.together} aria-hidden />;
  return (
    <svg
      className={css.arrow}
      data-faded={faded || undefined}
      width="24"
      height="12"
      viewBox="0 0 24 12"
      aria-hidden="true"
      focusable="false"
      style={forward ? undefined : { transform: 'scaleX(-1)' }}
    >
      <path d="M0 6h17" fill="none" stroke="var(--flow)" strokeWidth="1.5" />
      <path d="M24 6 15.5 10.25V1.75Z" fill="var(--flow)" />
    </svg>
  );
}
