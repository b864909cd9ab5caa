import { useMemo } from 'react';
import { type Assumed, hopFigures, type PathStep, useFindings, useView, useWhatIf } from '../../../workspace/index.ts';
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
  const hops = useMemo(() => (path === undefined ? [] : figuresAlong(path.slice(0, AT_MOST), assumed)), [path, assumed]);
  if (!readable) return null;
  return hops.map(({ elementId, words, isAssumed }) => (
    <CanvasAnchor key={elementId} place={{ element: elementId, at: 'bottom-right' }} scaled>
      <span className={css.figure} data-assumed={isAssumed ? '' : undefined} data-path-figure={elementId} aria-hidden="true">
        {words}
      </span>
    </CanvasAnchor>
  ));
}

interface Figure {
  readonly elementId: string;
  readonly words: string;
  /** The design states other numbers. */
  readonly isAssumed: boolean;
}

/** What stands at each element of the path that says something; one that comes twice shows its last. */
function figuresAlong(path: readonly PathStep[], assumed: Assumed): readonly Figure[] {
  const stated = hopFigures(path, {});
  const figures = new Map<string, Figure>();
  for (const [i, { step, productSoFar, p99SoFar }] of hopFigures(path, assumed).entries()) {
    const words = figureWords(productSoFar, p99SoFar);
    if (words === '') continue;
    const isAssumed = productSoFar !== stated[i]?.productSoFar || p99SoFar !== stated[i]?.p99SoFar;
    figures.set(step.elementId, { elementId: step.elementId, words, isAssumed });
  }
  return [...figures.values()];
}
