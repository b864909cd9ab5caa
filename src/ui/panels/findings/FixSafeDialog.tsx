import { t } from '../../../language/index.ts';
import { findings } from '../../../workspace/index.ts';
import { FixManyDialog } from './FixManyDialog.tsx';

/** Repairs in one step what a machine may decide: only properties of what is drawn already are set, and no error or warning comes of it. */
export function FixSafeDialog() {
  return (
    <FixManyDialog
      title={t('Fix everything that is safe')}
      description={t('Safe fixes only set properties: no element and no flow comes or goes. One step; undo takes all of it back.')}
      nothing={t('No finding has a repair that a machine may choose. Open one to see its fixes.')}
      workOut={findings.previewFixSafe}
    />
  );
}
