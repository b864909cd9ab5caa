import CircleCheck from 'lucide-react/icons/circle-check';
import { t } from '../../../language/index.ts';
import { useFindings, useHealth, view } from '../../../workspace/index.ts';
import { Card } from './Card.tsx';
import css from './Health.module.css';
import { priceWords } from './words.ts';

/** The fixes that take away most. One that is chosen shows its price before it is applied. */
export function HelpCard() {
  const helpful = useHealth((state) => state.helpful);
  const some = useFindings((state) => state.findings.length > 0);
  return (
    <Card title={t('What would help most')}>
      {helpful === null && <p className={css.quiet}>{t('Trying the fixes …')}</p>}
      {helpful?.length === 0 && (
        <p className={css.quiet}>
          {some ? (
            t('No single fix takes away more than it brings.')
          ) : (
            <>
              <CircleCheck size={13} aria-hidden="true" className={css.ok} /> {t('Nothing is found that needs help.')}
            </>
          )}
        </p>
      )}
      {helpful !== null && helpful.length > 0 && (
        <ol className={css.help}>
          {helpful.map((one) => (
            <li key={`${one.finding.key} ${one.fix.id}`}>
              <button
                type="button"
                className={css.helpful}
                onClick={() => view.openDialog('fix', { id: one.finding.key, part: one.fix.id })}
                title={one.finding.message}
              >
                <span className={css.helpTitle}>{one.fix.title}</span>
                <span className={css.helpPrice}>
                  <span className={css.helpWhat}>{one.finding.message}</span>
                  <span className={css.helpCount}>{priceWords(one)}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
