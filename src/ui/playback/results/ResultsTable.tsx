import ArrowDown from 'lucide-react/icons/trending-down';
import ArrowUp from 'lucide-react/icons/trending-up';
import { t } from '../../../language/index.ts';
import type { ComparedFigure, Figure } from './figures.ts';
import css from './Results.module.css';

interface ResultsTableProps {
  readonly figures: readonly Figure[];
  /** Present where the run is compared with another. */
  readonly compared: readonly ComparedFigure[] | undefined;
  readonly otherTitle: string;
}

/** The numbers of a run; beside another run with the difference in words. */
export function ResultsTable({ figures, compared, otherTitle }: ResultsTableProps) {
  if (!compared) {
    return (
      <table className={css.table} aria-label={t('Results')}>
        <tbody>
          {figures
            .filter(({ value, id }) => value > 0 || id === 'failed')
            .map((figure) => (
              <tr key={figure.id}>
                <th scope="row">{figure.label}</th>
                <td>{figure.text}</td>
              </tr>
            ))}
        </tbody>
      </table>
    );
  }
  return (
    <table className={css.table} aria-label={t('Results of both runs')}>
      <thead>
        <tr>
          <th scope="col">
            <span className={css.said}>{t('Number')}</span>
          </th>
          <th scope="col">{t('This run')}</th>
          <th scope="col" title={otherTitle}>
            {t('Other')}
          </th>
          <th scope="col">{t('Difference')}</th>
        </tr>
      </thead>
      <tbody>
        {compared.map((figure) => (
          <tr key={figure.id}>
            <th scope="row">{figure.label}</th>
            <td>{figure.here}</td>
            <td className={css.there}>{figure.there}</td>
            <td className={css.words} data-verdict={figure.verdict}>
              {figure.verdict === 'better' && <ArrowUp size={12} aria-hidden />}
              {figure.verdict === 'worse' && <ArrowDown size={12} aria-hidden />}
              {figure.words}
              {(figure.verdict === 'better' || figure.verdict === 'worse') && <span className={css.said}>, {figure.verdict}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
