import Zap from 'lucide-react/icons/zap';
import css from './FaultBadge.module.css';

/** A flash and what is broken, on the corner of an element or on a flow. */
export function FaultBadge({ word, centred = false }: { word: string; centred?: boolean }) {
  return (
    <span className={css.badge} data-centred={centred || undefined}>
      <Zap size={11} aria-hidden />
      {word}
    </span>
  );
}
