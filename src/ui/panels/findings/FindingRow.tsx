import ChevronRight from 'lucide-react/icons/chevron-right';
import { memo, useId } from 'react';
import type { Finding } from './types.ts';
import { cx } from '../../controls/cx.ts';
import { Severity } from '../../controls/Severity.tsx';
import { FindingDetail } from './FindingDetail.tsx';
import css from './Findings.module.css';
import { FindingTitle } from './FindingTitle.tsx';

interface FindingRowProps {
  finding: Finding;
  open: boolean;
  tabIndex: number;
  /** The head above says the rule already. */
  underRule: boolean;
  onChoose: (finding: Finding) => void;
}

/** One finding: severity, what it says, where, and which rule says so. */
export const FindingRow = memo(function FindingRow({ finding, open, tabIndex, underRule, onChoose }: FindingRowProps) {
  const detailId = useId();
  return (
    <>
      <button
        type="button"
        data-row=""
        tabIndex={tabIndex}
        className={cx(css.row, open && css.on)}
        aria-expanded={open}
        aria-controls={open ? detailId : undefined}
        onClick={() => onChoose(finding)}
      >
        <ChevronRight size={14} aria-hidden="true" className={cx(css.chevron, open && css.down)} />
        <Severity level={finding.severity} className={css.severity} />
        <FindingTitle finding={finding} className={css.title} />
        <span className={css.where}>{finding.where}</span>
        {!underRule && <span className={css.rule}>{finding.ruleId}</span>}
      </button>
      {open && (
        <div id={detailId}>
          <FindingDetail finding={finding} />
        </div>
      )}
    </>
  );
});
