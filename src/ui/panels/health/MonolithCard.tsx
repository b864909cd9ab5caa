import CircleCheck from 'lucide-react/icons/circle-check';
import { t } from '../../../language/index.ts';
import { SeverityShape } from '../../controls/Severity.tsx';
import { Bar, Card } from './Card.tsx';
import css from './Health.module.css';
import type { Monolith } from './types.ts';
import { scoreText, scoreWords, shareText } from './words.ts';

/** How much of a distributed monolith the design is, and which of the four parts makes it one. */
export function MonolithCard({ monolith: { score, services, parts } }: { monolith: Monolith }) {
  const { level, words } = scoreWords(score);
  return (
    <Card title={t('Distributed monolith')} note={t('{{count}} services', { count: services })}>
      <p className={css.score}>
        <span className={css.number}>{scoreText(score)}</span>
        <span className={css.verdict} data-level={level}>
          {level === 'ok' ? <CircleCheck size={14} aria-hidden="true" /> : <SeverityShape level={level} size={14} />}
          {t(words)}
        </span>
      </p>
      <ul className={css.parts}>
        {parts.map(({ id, label, share, count, of, unit }) => (
          <li key={id} className={css.part} title={t('{{some}} of {{all}} {{what}}', { some: count, all: of, what: t(unit) })}>
            <span className={css.partLabel}>{t(label)}</span>
            <span className={css.partNumber}>{shareText(share)}</span>
            <Bar share={share} />
            <span className="visually-hidden">{t('{{some}} of {{all}} {{what}}', { some: count, all: of, what: t(unit) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
