import { memo } from 'react';
import { t } from '../../../language/index.ts';
import type { Chart } from './chartData.ts';
import { valueAt } from './chartData.ts';
import css from './Charts.module.css';

/** More rows than these say no more: neighbouring buckets are left out. */
const MOST_ROWS = 60;

/** The same charts as numbers: a row for each moment, a column for each line. */
export const ChartTable = memo(function ChartTable({ charts, durationUs, bucketUs }: { charts: readonly Chart[]; durationUs: number; bucketUs: number }) {
  const buckets = Math.ceil(durationUs / bucketUs);
  const every = Math.ceil(buckets / MOST_ROWS);
  const rows = Array.from({ length: Math.ceil(buckets / every) }, (_, index) => (index * every * bucketUs) / 1_000_000);
  return (
    <div className={css.tableScroll} tabIndex={0} role="group" aria-label={t('Charts as a table')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('From')}
            </th>
            {charts.map((chart) => (
              <th key={chart.id} scope="colgroup" colSpan={chart.lines.length}>
                {chart.title}
              </th>
            ))}
          </tr>
          <tr>
            {charts.flatMap((chart) =>
              chart.lines.map((line, index) => (
                <th key={`${chart.id}${index}`} scope="col">
                  {line.label}
                  {line.other ? t(', other run') : ''}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{Number(from.toFixed(3))} s</th>
              {charts.flatMap((chart) =>
                chart.lines.map((line, index) => {
                  const value = valueAt(line, from);
                  return <td key={`${chart.id}${index}`}>{value === null ? '–' : chart.format(value)}</td>;
                }),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
