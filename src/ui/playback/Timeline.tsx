import Boxes from 'lucide-react/icons/box';
import GitBranch from 'lucide-react/icons/git-branch';
import X from 'lucide-react/icons/x';
import Zap from 'lucide-react/icons/zap';
import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import { t, wordTable } from '../../language/index.ts';
import { EmptyState } from '../controls/index.ts';
import { run, useRun, type Trace } from '../../workspace/index.ts';
import { BreakerGlyph } from './BreakerGlyph.tsx';
import { DrawerTools } from './DrawerTools.tsx';
import { CompareMenu } from './results/CompareMenu.tsx';
import { drawnBars, type RowBar, rowsOf, type TimelineRow } from './rows.ts';
import { seconds, stretch, ticks, underFlag } from './time.ts';
import css from './Timeline.module.css';

/** So much of the width a fault takes at least, for the button that takes it out. */
const FAULT_SHARE = 0.03;

/** The run from left to right: a lane for each saga run, element, breaker, and one for faults. The playhead is dragged, or moved with the arrow keys. */
export function Timeline() {
  const trace = useRun((state) => state.trace);
  if (!trace) return <EmptyState title={t('No run yet')}>{t('Play a saga or a call, and its time stands here from left to right.')}</EmptyState>;
  return <Lanes trace={trace} />;
}

function Lanes({ trace }: { trace: Trace }) {
  const track = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => rowsOf(trace.lanes, (sagaId) => trace.sagaRuns.filter((saga) => saga.sagaId === sagaId).length, trace.durationUs * FAULT_SHARE),
    [trace],
  );
  const seekTo = (clientX: number) => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return;
    run.pause();
    run.seek(Math.round(((clientX - box.left) / box.width) * trace.durationUs));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') {
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.querySelector<HTMLElement>('[role="slider"]')?.focus({ preventScroll: true });
    } else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    seekTo(event.clientX);
  };
  return (
    <div className={css.timeline}>
      <DrawerTools>
        <CompareMenu />
      </DrawerTools>
      <div className={css.axis}>
        <span className={css.legend}>
          <i data-state="done" /> {t('done')} <i data-state="forward" /> {t('running')} <i data-state="failed" /> {t('failed')} <i data-state="undo" />{' '}
          {t('undo')}
        </span>
        <Marks durationUs={trace.durationUs} />
      </div>
      <div className={css.body}>
        <div className={css.names}>
          {rows.map((row) => (
            <div key={row.id} className={css.name} title={row.title}>
              <RowGlyph kind={row.kind} />
              <span>{row.title}</span>
            </div>
          ))}
        </div>
        <div className={css.track} ref={track} onPointerDown={drag} onPointerMove={drag}>
          {ticks(trace.durationUs, 12).map((mark) => (
            <span key={mark.tUs} className={css.line} style={{ left: `${(mark.tUs / trace.durationUs) * 100}%` }} />
          ))}
          {rows.map((row) => (
            <RowBars key={row.id} row={row} durationUs={trace.durationUs} />
          ))}
          <Playhead durationUs={trace.durationUs} decisions={trace.decisions.map((index) => trace.entries[index]?.tUs ?? 0)} />
        </div>
      </div>
    </div>
  );
}

/** The times of the axis; the flag of the playhead stands in the place of the one that it would half cover. */
function Marks({ durationUs }: { durationUs: number }) {
  const marks = ticks(durationUs, 12);
  const covered = useRun(({ tUs }) => underFlag(marks, tUs, durationUs));
  return (
    <div className={css.marks}>
      {marks.map((mark, index) => (
        <span key={mark.tUs} data-covered={index === covered || undefined} style={{ left: `${(mark.tUs / durationUs) * 100}%` }}>
          {mark.label}
        </span>
      ))}
    </div>
  );
}

function RowGlyph({ kind }: Pick<TimelineRow, 'kind'>) {
  if (kind === 'breaker') return <BreakerGlyph state="open" size={14} />;
  const Glyph = kind === 'saga' ? GitBranch : kind === 'faults' ? Zap : Boxes;
  return <Glyph size={14} aria-hidden />;
}

const RowBars = memo(function RowBars({ row, durationUs }: { row: TimelineRow; durationUs: number }) {
  return (
    <div className={css.lane}>
      {drawnBars(row.bars, durationUs).map((bar, index) => (
        <BarView key={index} bar={bar} durationUs={durationUs} />
      ))}
    </div>
  );
});

/** What a bar says that has no word of its own. */
const STATES: Readonly<Record<RowBar['state'], string>> = wordTable({
  forward: 'running',
  undo: 'undo',
  crashed: 'Crashed|state',
  done: 'done',
  undone: 'undone',
  failed: 'failed',
  refused: 'refused',
  rejected: 'rejected|state',
  unknown: 'unknown|state',
  running: 'running',
  closed: 'Closed',
  open: 'Open|state',
  'half-open': 'Half-open',
  fault: 'fault|state',
});

function BarView({ bar, durationUs }: { bar: RowBar; durationUs: number }) {
  const share = `${(bar.fromUs / durationUs) * 100}%`;
  const left = bar.fault === undefined ? share : `min(${share}, 100% - 26px)`;
  const width = `${((bar.toUs - bar.fromUs) / durationUs) * 100}%`;
  const moment = bar.toUs === bar.fromUs;
  const title = `${bar.of}: ${bar.label || STATES[bar.state]}, ${seconds(bar.fromUs)} s${moment ? '' : `, ${stretch(bar.toUs - bar.fromUs)}`}`;
  const fault = bar.fault;
  return (
    <span className={css.bar} data-state={bar.state} data-moment={moment || undefined} style={moment ? { left } : { left, width }} title={title}>
      {bar.state === 'failed' || bar.state === 'refused' ? <b aria-hidden>×</b> : <span className={css.label}>{bar.label}</span>}
      {fault !== undefined && (
        <button type="button" className={css.remove} aria-label={t('Remove the fault: {{label}}', { label: bar.label })} onClick={() => run.removeFault(fault)}>
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

function Playhead({ durationUs, decisions }: { durationUs: number; decisions: readonly number[] }) {
  const tUs = useRun((state) => state.tUs);
  const keys = (event: KeyboardEvent) => {
    const small = durationUs / 200;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => run.seek(tUs + small),
      ArrowLeft: () => run.seek(tUs - small),
      PageUp: () => run.nextDecision(),
      PageDown: () => run.previousDecision(),
      Home: () => run.seek(0),
      End: () => run.seek(durationUs),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    run.pause();
    move();
  };
  return (
    <>
      {decisions.map((at, index) => (
        <span key={index} className={css.decision} style={{ left: `${(at / durationUs) * 100}%` }} />
      ))}
      <div
        className={css.playhead}
        role="slider"
        tabIndex={0}
        aria-label={t('Playhead')}
        aria-valuemin={0}
        aria-valuemax={durationUs}
        aria-valuenow={Math.round(tUs)}
        aria-valuetext={t('{{seconds}} seconds', { seconds: seconds(tUs) })}
        onKeyDown={keys}
        style={{ left: `${(tUs / durationUs) * 100}%` }}
      >
        <b>{seconds(tUs)}</b>
      </div>
    </>
  );
}
