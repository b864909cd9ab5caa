import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import { toScreen } from '../stage/viewport.ts';
import css from './Lasso.module.css';

/** The box that is drawn to select. */
export function Lasso() {
  const stage = useStage();
  const rect = useSignal(stage.lasso);
  if (!rect) return null;
  const viewport = stage.viewport.get();
  const { x, y } = toScreen(rect, viewport);
  return (
    <div className={css.lasso} style={{ transform: `translate(${x}px,${y}px)`, width: rect.width * viewport.zoom, height: rect.height * viewport.zoom }} />
  );
}
