import ChevronRight from 'lucide-react/icons/chevron-right';
import CircleCheck from 'lucide-react/icons/circle-check';
import { memo, useId } from 'react';
import { t } from '../../../language/index.ts';
import { useDesign, view, withdrawAcceptance } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { Count } from '../../controls/Count.tsx';
import { cx } from '../../controls/cx.ts';
import type { Acceptance } from './acceptances.ts';
import css from './Findings.module.css';

interface AcceptedHeadProps {
  count: number;
  folded: boolean;
  tabIndex: number;
  onToggle: () => void;
}

/** The fold under which stands what the team lives with. */
export function AcceptedHead({ count, folded, tabIndex, onToggle }: AcceptedHeadProps) {
  return (
    <div className={css.head}>
      <button type="button" data-row="" tabIndex={tabIndex} className={css.headButton} aria-expanded={!folded} onClick={onToggle}>
        <ChevronRight size={14} aria-hidden="true" className={cx(css.chevron, !folded && css.down)} />
        <CircleCheck size={13} aria-hidden="true" className={css.acceptedMark} />
        <span className={css.headTitle}>{t('Accepted')}</span>
        <Count value={count} />
      </button>
    </div>
  );
}

interface AcceptedRowProps {
  acceptance: Acceptance;
  /** It finds nothing any more. */
  stale: boolean;
  open: boolean;
  tabIndex: number;
  onToggle: (acceptance: Acceptance) => void;
}

/** One finding that the team has accepted: what it said, why it is all right, since when. */
export const AcceptedRow = memo(function AcceptedRow({ acceptance, stale, open, tabIndex, onToggle }: AcceptedRowProps) {
  const detailId = useId();
  const { title, reason, date } = acceptance;
  return (
    <>
      <button
        type="button"
        data-row=""
        tabIndex={tabIndex}
        className={cx(css.row, open && css.on)}
        aria-expanded={open}
        aria-controls={open ? detailId : undefined}
        onClick={() => onToggle(acceptance)}
      >
        <ChevronRight size={14} aria-hidden="true" className={cx(css.chevron, open && css.down)} />
        <span className={cx(css.severity, css.acceptedWord)}>{stale ? t('Stale') : t('Accepted')}</span>
        <span className={css.title}>{title}</span>
        <span className={css.where}>{reason}</span>
        <time className={css.rule} dateTime={date}>
          {date}
        </time>
      </button>
      {open && (
        <div id={detailId}>
          <AcceptedDetail acceptance={acceptance} stale={stale} />
        </div>
      )}
    </>
  );
});

function AcceptedDetail({ acceptance: { id, ruleId, about, reason, date }, stale }: { acceptance: Acceptance; stale: boolean }) {
  const readOnly = useDesign((state) => state.readOnly !== false);
  const withdraw = () => {
    if (withdrawAcceptance(id).ok) announce(t('The acceptance is withdrawn. Undo takes that back.'));
  };
  return (
    <div className={css.detail}>
      <section className={css.why}>
        <h3 className={css.label}>{t('Why it is all right here')}</h3>
        <p className={css.said}>{reason}</p>
        {stale && <p className={css.quiet}>{t('The rule finds nothing here any more; the acceptance is not needed.')}</p>}
      </section>
      <dl className={css.facts}>
        <div>
          <dt>{t('About')}</dt>
          <dd>{about.length === 0 ? t('nothing that is left') : about.join(', ')}</dd>
        </div>
        <div>
          <dt>{t('Accepted on')}</dt>
          <dd>
            <time dateTime={date}>{date}</time>
          </dd>
        </div>
        <div>
          <dt>{t('Rule')}</dt>
          <dd>
            <button type="button" className={css.link} onClick={() => view.openDialog('rules', { id: ruleId })}>
              {ruleId}
            </button>
          </dd>
        </div>
      </dl>
      <div className={css.acts}>
        <Button size="small" variant="line" disabled={readOnly} onClick={() => view.openDialog('accept', { id, part: 'decision' })}>
          {t('Edit the reason …')}
        </Button>
        <Button size="small" variant="quiet" disabled={readOnly} onClick={withdraw}>
          {t('Withdraw')}
        </Button>
      </div>
    </div>
  );
}
