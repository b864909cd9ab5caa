import X from 'lucide-react/icons/x';
import { t } from '../../language/index.ts';
import { explorer, useDesign, useExplore } from '../../workspace/index.ts';
import { IconButton, Island } from '../controls/index.ts';
import css from './Explorer.module.css';
import { SequencePicture } from './sequence/SequencePicture.tsx';
import { useCurrentStep } from './useCurrentStep.ts';

/** The counterexample as messages, in the place of the canvas; with a way back. */
export function SequenceIsland({ describedBy }: { describedBy: string }) {
  const shown = useExplore((state) => state.picture === 'sequence');
  const exploration = useExplore((state) => (state.result.kind === 'done' ? state.result.exploration : undefined));
  const design = useDesign((state) => state.design);
  const current = useCurrentStep();
  const saga = exploration && design.sagas[exploration.sagaId];
  if (!shown || !exploration?.counterexample || !saga) return null;
  return (
    <Island className={css.sequence}>
      <SequencePicture design={design} saga={saga} counterexample={exploration.counterexample} current={current} describedBy={describedBy} />
      <IconButton
        className={css.back}
        size="small"
        label={t('Back to the canvas')}
        icon={<X size={15} aria-hidden />}
        onClick={() => explorer.showPicture('canvas')}
      />
    </Island>
  );
}
