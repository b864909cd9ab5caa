import CircleCheck from 'lucide-react/icons/circle-check';
import { t } from '../../../language/index.ts';
import type { Finding } from '../findings/types.ts';
import { findings, useFindings, view } from '../../../workspace/index.ts';
import { cx } from '../../controls/cx.ts';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { Severity } from '../../controls/Severity.tsx';
import { FindingTitle } from '../findings/FindingTitle.tsx';
import css from './RecordFindings.module.css';

/** Findings that have the selected record in their evidence. One opens in the drawer, where its fixes are. */
export function RecordFindings({ found }: { found: readonly Finding[] }) {
  const active = useFindings((state) => state.active);
  const checking = useFindings((state) => state.checking);
  if (found.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={20} aria-hidden="true" />} title={checking ? t('Checking …') : t('Nothing found here')}>
        {t('The rules have nothing to say of this part of the design.')}
      </EmptyState>
    );
  }
  return (
    <ul className={css.list}>
      {found.map((finding) => (
        <li key={finding.key}>
          <button
            type="button"
            className={cx(css.item, finding.key === active && css.active)}
            onClick={() => {
              findings.activate(finding.key);
              view.openDrawer('findings');
            }}
          >
            <Severity level={finding.severity} />
            <span className={css.rule}>{finding.ruleId}</span>
            <FindingTitle finding={finding} className={css.title} />
            <span className={css.why}>{finding.why}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
