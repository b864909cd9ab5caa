import Zap from 'lucide-react/icons/zap';
import { useView } from '../../workspace/index.ts';
import css from './FaultBadge.module.css';

/** Seen from further away an element is too low for a badge on its edge: it would hide the name, and left of the corner that of the context. */
const ON_EDGE_FROM_ZOOM = 0.75;

/** A flash and what is broken, on the corner of an element or under the word of a flow. */
export function FaultBadge({ word, under = false }: { word: string; under?: boolean }) {
  const above = useView(({ zoom }) => zoom < ON_EDGE_FROM_ZOOM);
  return (
    <span className={css.badge} data-under={under || undefined} data-above={above || undefined}>
      <Zap size={11} aria-hidden />
      {word}
    </span>
  );
}
