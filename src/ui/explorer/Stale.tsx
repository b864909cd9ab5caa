import { t } from '../../language/index.ts';
import { explorer, useExplore } from '../../workspace/index.ts';
import { Button } from '../controls/index.ts';
import css from './Explorer.module.css';

/** The result speaks of a design that is no more. */
export function Stale() {
  const stale = useExplore((state) => state.stale && state.result.kind !== 'exploring');
  if (!stale) return null;
  return (
    <div className={css.stale} role="status">
      <span>{t('The design has changed since.')}</span>
      <Button size="small" variant="primary" onClick={explorer.again}>
        {t('Try again')}
      </Button>
    </div>
  );
}
