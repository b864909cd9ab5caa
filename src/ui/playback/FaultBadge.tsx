import Zap from 'lucide-react/icons/zap';
import css from './FaultBadge.module.css';

/** A flash and what is broken, on the corner of an element or under the word of a flow. */
export function FaultBadge({ word, under = false }: { word: string; under?: boolean }) {
  return (
    <span className={css.badge} data-under={under || undefined}>
      <Zap size={11} aria-hidden />
      {word}
    </span>
  );
}
