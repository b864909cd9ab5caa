import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Crosshair from 'lucide-react/icons/crosshair';
import { useMemo, useState } from 'react';
import { mark, t } from '../../../language/index.ts';
import { run, type Trace, useRun } from '../../../workspace/index.ts';
import { Button, EmptyState, IconButton } from '../../controls/index.ts';
import { DrawerTools, ToolWord } from '../DrawerTools.tsx';
import { Spans } from './Spans.tsx';
import css from './Waterfall.module.css';

/** The spans of one request or saga run. Follows the playhead until a run is picked. */
export function WaterfallPanel() {
  const trace = useRun((state) => state.trace);
  if (!trace) return <EmptyState title={t('No run yet')}>{t('Play a saga or a call, and every attempt of a request stands here as a bar.')}</EmptyState>;
  return <Waterfall key={trace.hash} trace={trace} />;
}

const MEANWHILE_FROM = 10_000_001;

/** "Request 12 of 60"; requests beside the run are counted for themselves. */
function runTitle(number: number, saga: boolean): string {
  if (number >= MEANWHILE_FROM) return t('Meanwhile {{number}}', { number: number - MEANWHILE_FROM + 1 });
  return t(saga ? mark('Saga run {{number}}') : mark('Request {{number}}'), { number });
}

function Waterfall({ trace }: { trace: Trace }) {
  const [picked, setPicked] = useState<number>();
  const near = useRun((state) => run.tracedRunNear(state.tUs));
  const looked = useRun((state) => state.sagaRun);
  const runs = useMemo(() => run.tracedRuns(), []);
  const shown = picked ?? (looked !== null && runs.includes(looked) ? looked : near);
  const spans = useMemo(() => (shown === undefined ? [] : run.spans(shown)), [shown]);
  const at = shown === undefined ? -1 : runs.indexOf(shown);
  const go = (index: number) => {
    const number = runs[index];
    if (number === undefined) return;
    setPicked(number);
    if (trace.entry.kind === 'saga') run.lookAtSagaRun(number);
    run.pause();
    run.seek(run.spans(number)[0]?.startUs ?? 0);
  };
  if (shown === undefined || spans.length === 0)
    return <EmptyState title={t('Nothing was traced')}>{t('No request came in, or none of them was kept.')}</EmptyState>;
  return (
    <>
      <DrawerTools>
        <div className={css.tools}>
          <span className={css.title} role="status">
            <b>{runTitle(shown, trace.entry.kind === 'saga')}</b>
            <ToolWord>{`, ${t('{{number}} of {{all}} traced', { number: at + 1, all: runs.length })}`}</ToolWord>
          </span>
          <IconButton size="small" label={t('Previous request')} icon={<ChevronLeft size={16} aria-hidden />} disabled={at <= 0} onClick={() => go(at - 1)} />
          <IconButton
            size="small"
            label={t('Next request')}
            icon={<ChevronRight size={16} aria-hidden />}
            disabled={at >= runs.length - 1}
            onClick={() => go(at + 1)}
          />
          <Button
            size="small"
            variant="quiet"
            pressed={picked === undefined}
            aria-label={t('Follow the playhead')}
            title={t('Follow the playhead')}
            icon={<Crosshair size={14} aria-hidden />}
            onClick={() => setPicked(picked === undefined ? shown : undefined)}
          >
            <ToolWord>{t('Follow the playhead')}</ToolWord>
          </Button>
        </div>
      </DrawerTools>
      <Spans spans={spans} />
    </>
  );
}
