import { type KeyboardEvent, useId } from 'react';
import { t } from '../../../language/index.ts';
import { run, useRun } from '../../../workspace/index.ts';
import { seconds } from '../time.ts';
import { type Chart, type ChartLine, valueAt } from './chartData.ts';
import css from './Charts.module.css';
import { Plot } from './Plot.tsx';

interface ChartCardProps {
  readonly chart: Chart;
  readonly durationUs: number;
  readonly bucketUs: number;
  readonly height: number;
}

/** One chart with its title, and a legend that says what each line is and where it stands at the playhead. Arrow keys move the playhead by a bucket. */
export function ChartCard({ chart, durationUs, bucketUs, height }: ChartCardProps) {
  const titleId = useId();
  const keys = (event: KeyboardEvent) => {
    const { tUs } = useRun.getState();
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: tUs + bucketUs,
      ArrowLeft: tUs - bucketUs,
      PageUp: tUs + 10 * bucketUs,
      PageDown: tUs - 10 * bucketUs,
      Home: 0,
      End: durationUs,
    };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run.pause();
    run.seek(target);
  };
  return (
    <figure className={css.card}>
      <figcaption className={css.caption}>
        <b id={titleId}>{chart.title}</b>
        <span className={css.legend}>
          {chart.lines
            .filter((line) => !line.other)
            .map((line) => (
              <LegendEntry key={line.label} line={line} other={chart.lines.find(({ other, label }) => other && label === line.label)} chart={chart} />
            ))}
        </span>
      </figcaption>
      <Reader chart={chart} durationUs={durationUs} titleId={titleId} onKeyDown={keys}>
        <Plot chart={chart} durationUs={durationUs} height={height} />
      </Reader>
    </figure>
  );
}

/** The chart as a slider over time, which says the values where it stands. */
function Reader({
  chart,
  durationUs,
  titleId,
  onKeyDown,
  children,
}: {
  chart: Chart;
  durationUs: number;
  titleId: string;
  onKeyDown: (event: KeyboardEvent) => void;
  children: React.ReactNode;
}) {
  const tUs = useRun((state) => state.tUs);
  const words = chart.lines
    .map((line) => `${line.other ? t('{{line}} of the other run', { line: line.label }) : line.label} ${wordAt(chart, line, tUs)}`)
    .join(', ');
  return (
    <div
      className={css.reader}
      role="slider"
      tabIndex={0}
      aria-labelledby={titleId}
      aria-valuemin={0}
      aria-valuemax={durationUs}
      aria-valuenow={Math.round(tUs)}
      aria-valuetext={t('{{seconds}} seconds: {{words}}', { seconds: seconds(tUs), words })}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** What a line is, and where it stands at the playhead; beside it the line of the other run. */
function LegendEntry({ line, other, chart }: { line: ChartLine; other: ChartLine | undefined; chart: Chart }) {
  const word = useRun((state) => wordAt(chart, line, state.tUs));
  const there = useRun((state) => other && wordAt(chart, other, state.tUs));
  return (
    <span className={css.entry}>
      <Swatch line={line} />
      {line.label}
      <span className={css.value}>{word}</span>
      {other && (
        <span className={css.other}>
          <Swatch line={other} />
          {t('other')}
          <span className={css.value}>{there}</span>
        </span>
      )}
    </span>
  );
}

function Swatch({ line }: { line: ChartLine }) {
  return (
    <svg width="18" height="8" viewBox="0 0 18 8" aria-hidden="true" focusable="false">
      <path d="M0 4H18" stroke={`var(--${line.colour})`} strokeWidth={line.other ? 1.5 : 2} strokeDasharray={line.dash?.join(' ')} fill="none" />
    </svg>
  );
}

function wordAt(chart: Chart, line: ChartLine, tUs: number): string {
  const value = valueAt(line, tUs / 1_000_000);
  return value === null ? '–' : chart.format(value);
}
