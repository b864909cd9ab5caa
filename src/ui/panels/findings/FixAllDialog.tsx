import { useCallback, useEffect } from 'react';
import { t } from '../../../language/index.ts';
import { findings, rules, useRules, useView } from '../../../workspace/index.ts';
import { FixManyDialog, type WorkOut } from './FixManyDialog.tsx';

/** Repairs every finding of one rule in one step. */
export function FixAllDialog() {
  const ruleId = useView((state) => state.about?.id ?? '');
  const title = t(useRules((state) => state.titles.get(ruleId) ?? ruleId));
  useEffect(() => void rules.load(), []);
  const workOut = useCallback<WorkOut>((design, report, signal) => findings.previewFixAll(design, ruleId, report, signal), [ruleId]);
  return (
    <FixManyDialog
      title={t('Fix all: {{title}}', { title })}
      description={t('Every finding of this rule, each with the fix that brings least. One step; undo takes all of it back.')}
      nothing={t('This rule finds nothing here any more.')}
      workOut={workOut}
    />
  );
}
