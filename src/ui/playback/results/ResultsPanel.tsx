import ChartLine from 'lucide-react/icons/chart-line';
import Table2 from 'lucide-react/icons/table-2';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useState } from 'react';
import { inSentence, t } from '../../../language/index.ts';
import { comparison, comparisonTitle, type Trace, useComparison, useDesign, useRun } from '../../../workspace/index.ts';
import { announce, Button, EmptyState, IconButton } from '../../controls/index.ts';
import { titleOf } from '../../records/index.ts';
import { BreakerBands } from '../charts/BreakerBands.tsx';
import { ChartCard } from '../charts/ChartCard.tsx';
import { chartsOf } from '../charts/chartData.ts';
import charts from '../charts/Charts.module.css';
import { ChartTable } from '../charts/ChartTable.tsx';
import { DataList } from './DataList.tsx';
import { DrawerTools, ToolWord } from '../DrawerTools.tsx';
import { CompareMenu } from './CompareMenu.tsx';
import { compareFigures, figuresOf, verdictOf } from './figures.ts';
import css from './Results.module.css';
import { ResultsTable } from './ResultsTable.tsx';

/** What came of a run: its numbers, its charts over time, and another run beside it. */
export function ResultsPanel() {
  const trace = useRun((state) => state.trace);
  if (!trace)
    return <EmptyState title={t('No run yet')}>{t('Play a saga or a call, and its latency, throughput and queues stand here over time.')}</EmptyState>;
  return <Results trace={trace} />;
}

const CHART_HEIGHT = 132;

function Results({ trace }: { trace: Trace }) {
  const design = useDesign((state) => state.design);
  const compared = useComparison((state) => state.with);
  const status = useComparison((state) => state.status);
  const reason = useComparison((state) => state.reason);
  const other = useComparison((state) => state.trace);
  const [asTable, setAsTable] = useState(false);
  const nameOf = (id: string) => titleOf(design, id);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- names are looked up in the design of the run, not followed while it is edited
  const all = useMemo(() => chartsOf(trace, other, nameOf), [trace, other]);
  const data = useRun((state) => state.data);
  const figures = useMemo(() => figuresOf(trace), [trace]);
  const rows = useMemo(() => (other ? compareFigures(figures, figuresOf(other)) : undefined), [figures, other]);
  const durationUs = Math.max(trace.durationUs, other?.durationUs ?? 0);
  const verdict = rows && compared ? verdictOf(rows) : undefined;
  useEffect(() => {
    if (verdict && compared) announce(t('Compared with: {{what}}. {{verdict}}', { what: inSentence(comparisonTitle(compared)), verdict }));
  }, [verdict, compared]);
  return (
    <div className={css.results}>
      <DrawerTools>
        <Button
          size="small"
          variant="quiet"
          pressed={asTable}
          aria-label={asTable ? t('As charts') : t('As a table')}
          title={asTable ? t('As charts') : t('As a table')}
          icon={asTable ? <ChartLine size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          <ToolWord>{asTable ? t('As charts') : t('As a table')}</ToolWord>
        </Button>
        <CompareMenu />
      </DrawerTools>
      <section className={css.numbers} aria-label={t('Numbers of the run')}>
        {compared && (
          <header className={css.versus}>
            <div>
              <b>{comparisonTitle(compared)}</b>
              <span>{status === 'computing' ? t('Being worked out …') : status === 'failed' ? reason : t('Same seed, same draws.')}</span>
            </div>
            <IconButton size="tiny" label={t('Stop comparing')} icon={<X size={14} aria-hidden />} onClick={() => comparison.end()} />
          </header>
        )}
        <ResultsTable figures={figures} compared={rows} otherTitle={compared ? comparisonTitle(compared) : ''} />
        <DataList lines={data} />
      </section>
      {asTable ? (
        <ChartTable charts={all} durationUs={durationUs} bucketUs={trace.series.bucketUs} />
      ) : (
        <section className={charts.grid} aria-label={t('Charts over time')}>
          {all.map((chart) => (
            <ChartCard key={chart.id} chart={chart} durationUs={durationUs} bucketUs={trace.series.bucketUs} height={CHART_HEIGHT} />
          ))}
          <BreakerBands trace={trace} other={other} nameOf={nameOf} />
        </section>
      )}
    </div>
  );
}
