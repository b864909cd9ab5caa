import Zap from 'lucide-react/icons/zap';
import { useView } from '../../workspace/index.ts';
import css from './FaultBadge.module.css';
import { badgeLook } from './badgeLook.ts';

/** A flash and what is broken, on the corner of an element or under the word of a flow. From far away the flash alone: the words are read out, and stand in the log. */
export function FaultBadge({ word, under = false }: { word: string; under?: boolean }) {
  const look = useView(({ zoom }) => badgeLook(zoom));
  return (
    <span className={css.badge} data-under={under || undefined} data-look={look}>
      <Zap size={11} aria-hidden />
      <span className={css.word}>{word}</span>
    </span>
  );
}
