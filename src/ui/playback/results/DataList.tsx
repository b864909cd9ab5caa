import { t } from '../../../language/index.ts';
import type { RunState } from '../../../workspace/index.ts';
import css from './Results.module.css';

/** What came of caches, read models, event stores, migrations, releases and locks: a line each. Nothing where a design has none of them. */
export function DataList({ lines }: { lines: RunState['data'] }) {
  if (lines.length === 0) return null;
  return (
    <section className={css.data} aria-label={t('Data')}>
      <h3>{t('Data')}</h3>
      <dl>
        {lines.map(({ title, text }, index) => (
          <div key={`${index} ${title}`}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
