import { t } from '../../../language/index.ts';
import { view } from '../../../workspace/index.ts';
import { Bar, Card } from './Card.tsx';
import css from './Health.module.css';
import type { Cohesion } from './types.ts';
import { cohesionWords, scoreText } from './words.ts';

/** How well each bounded context holds together, worst first. One that is chosen is shown on the canvas. */
export function CohesionCard({ cohesion }: { cohesion: readonly Cohesion[] }) {
  if (cohesion.length === 0) {
    return (
      <Card title={t('Cohesion of contexts')}>
        <p className={css.quiet}>{t('No bounded context holds a service yet. Select services and press Ctrl G to draw one around them.')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('Cohesion of contexts')} note={t('share of ties inside')}>
      <ul className={css.parts}>
        {cohesion.map(({ contextId, name, cohesion: share }) => (
          <li key={contextId}>
            <button type="button" className={css.context} onClick={() => showContext(contextId)} title={`${name}: ${cohesionWords(share)}`}>
              <span className={css.partLabel}>{name}</span>
              <span className={css.partNumber}>{share === undefined ? '–' : scoreText(share)}</span>
              <Bar share={share ?? 0} />
              <span className={css.partWords}>{cohesionWords(share)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function showContext(id: string): void {
  view.select([id]);
  view.reveal([id]);
}
