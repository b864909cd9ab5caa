import ChevronRight from 'lucide-react/icons/chevron-right';
import LayoutGrid from 'lucide-react/icons/layout-grid';
import Wrench from 'lucide-react/icons/wrench';
import { memo } from 'react';
import { t } from '../../../language/index.ts';
import type { FindingGrouping } from '../../../workspace/index.ts';
import { useDesign, view } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { Count } from '../../controls/Count.tsx';
import { cx } from '../../controls/cx.ts';
import { SeverityShape } from '../../controls/Severity.tsx';
import { RecordGlyph } from '../../records/RecordGlyph.tsx';
import css from './Findings.module.css';
import { type FindingGroup, WHOLE_DESIGN } from './groups.ts';

interface GroupRowProps {
  group: FindingGroup;
  by: FindingGrouping;
  folded: boolean;
  tabIndex: number;
  onToggle: () => void;
}

/** The head of a group: what is under it and how much of it. A rule offers to fix all of its findings at once. */
export const GroupRow = memo(function GroupRow({ group, by, folded, tabIndex, onToggle }: GroupRowProps) {
  const readOnly = useDesign((state) => state.readOnly !== false);
  return (
    <div className={css.head}>
      <button type="button" data-row="" tabIndex={tabIndex} className={css.headButton} aria-expanded={!folded} onClick={onToggle}>
        <ChevronRight size={14} aria-hidden="true" className={cx(css.chevron, !folded && css.down)} />
        <GroupMark group={group} by={by} />
        <span className={css.headTitle}>{group.title}</span>
        <Count value={group.findings.length} />
        {by === 'rule' && <span className={css.rule}>{group.id}</span>}
      </button>
      {by === 'rule' && group.findings.length > 1 && (
        <Button
          size="small"
          variant="quiet"
          tabIndex={tabIndex}
          disabled={readOnly}
          className={css.headAct}
          icon={<Wrench size={13} aria-hidden="true" />}
          onClick={() => view.openDialog('fixAll', { id: group.id })}
        >
          {t('Fix all …')}
        </Button>
      )}
    </div>
  );
});

function GroupMark({ group, by }: { group: FindingGroup; by: FindingGrouping }) {
  const design = useDesign((state) => state.design);
  if (by !== 'element') return <SeverityShape level={group.worst} size={13} />;
  return group.id === WHOLE_DESIGN ? <LayoutGrid size={14} aria-hidden="true" /> : <RecordGlyph design={design} id={group.id} size={14} />;
}
