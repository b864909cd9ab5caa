import { useMemo } from 'react';
import { hopFigures, useFindings, useView, useWhatIf } from '../../../workspace/index.ts';
import { figureWords } from '../../records/figures.ts';
import { LABELS_FROM_ZOOM } from '../paint/labels.ts';
import { CanvasAnchor } from './CanvasAnchor.tsx';
import css from './PathFigures.module.css';

/** More elements than this are no path that somebody reads. */
const AT_MOST = 40;

/** On the path that the finding which is lit up speaks of: at each element the availability and the time that have come together up to it. The finding says the same in words. */
export function PathFigures() {
  const path = useFindings(({ active, findings, lit }) => (active === null ? lit?.path : findings.find(({ key }) => key === active)?.path));
  const assumed = useWhatIf((state) => state.assumed);
  const readable = useView((state) => state.zoom >= LABELS_FROM_ZOOM && state.mode === 'design');
  const hops = useMemo(() => (path === undefined ? [] : hopFigures(path.slice(0, AT_MOST), assumed)), [path, assumed]);
  if (!readable) return null;
  return hops.map(({ step, productSoFar, p99SoFar }) => {
    const words = figureWords(productSoFar, p99SoFar);
    return words === '' ? null : (
      <CanvasAnchor key={step.elementId} place={{ element: step.elementId, at: 'bottom-right' }} scaled>
        <span className={css.figure} data-assumed={assumed[step.elementId] === undefined ? undefined : ''} data-path-figure={step.elementId} aria-hidden="true">
          {words}
        </span>
      </CanvasAnchor>
    );
  });
}
