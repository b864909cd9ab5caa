import { t } from '../language/index.ts';
import { notices } from './stores/notices.ts';

/** What takes longer says so, and can be cancelled. */
const PATIENCE_MS = 400;
/** The bar moves by no less: each movement costs a frame. */
const STEP = 0.05;

const NOTICE = 'large';

/** Says from half a second on how far something is. */
export function tellProgress(title: string, cancel: () => void): { readonly report: (share: number) => void; readonly end: () => void } {
  const begun = performance.now();
  let shown = -1;
  let isOver = false;
  return {
    report(share) {
      if (isOver || performance.now() - begun < PATIENCE_MS || Math.abs(share - shown) < STEP) return;
      shown = share;
      notices.show({ id: NOTICE, tone: 'info', title, progress: share, sticky: true, actions: [{ label: t('Cancel'), run: cancel }] });
    },
    end() {
      isOver = true;
      if (shown >= 0) notices.dismiss(NOTICE);
    },
  };
}
