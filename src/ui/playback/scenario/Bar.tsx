import Zap from 'lucide-react/icons/zap';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { announce, cx, formatQuantity } from '../../controls/index.ts';
import { type Item, moveItem, removeItem } from './items.ts';
import css from './Scenario.module.css';
import { type Grip, moved, stepOf, type Window } from './windows.ts';

interface BarProps {
  readonly id: string;
  readonly item: Item;
  readonly durationMs: number;
  readonly picked: boolean;
  readonly onPick: () => void;
}

/** Pixels before a press becomes a drag. */
const SLACK = 3;

/**
 * One thing that happens, over its time. The bar is dragged as a whole or by its ends; arrow keys move it, with Shift its end, with Alt its start; Delete
 * takes it out.
 */
export function Bar({ id, item, durationMs, picked, onPick }: BarProps) {
  const [draft, setDraft] = useState<Window>();
  const drag = useRef<{ readonly grip: Grip; readonly x: number; readonly msPerPx: number; moved: boolean } | undefined>(undefined);
  const window = draft ?? item.window;
  const { fromMs, toMs } = window;
  const left = Math.min(100, (fromMs / durationMs) * 100);
  const right = Math.min(100, ((toMs ?? durationMs) / durationMs) * 100);

  const press = (event: PointerEvent<HTMLElement>, grip: Grip) => {
    if (event.button !== 0 || item.fixed) return;
    event.stopPropagation();
    const width = event.currentTarget.closest(`.${css.track}`)?.getBoundingClientRect().width ?? 1;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { grip, x: event.clientX, msPerPx: durationMs / width, moved: false };
    onPick();
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const held = drag.current;
    if (!held) return;
    const px = event.clientX - held.x;
    if (!held.moved && Math.abs(px) < SLACK) return;
    held.moved = true;
    setDraft(moved(item.window, held.grip, px * held.msPerPx, durationMs));
  };
  const release = () => {
    if (drag.current?.moved && draft) moveItem(id, item, draft);
    drag.current = undefined;
    setDraft(undefined);
  };
  const grips = (grip: Grip) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => press(event, grip),
    onPointerMove: move,
    onPointerUp: release,
    onPointerCancel: () => {
      drag.current = undefined;
      setDraft(undefined);
    },
  });

  const keys = (event: KeyboardEvent) => {
    if (item.fixed && event.key !== 'Delete' && event.key !== 'Backspace') return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      event.stopPropagation();
      removeItem(id, item);
      announce(t('{{title}}: {{detail}} is taken out.', { title: item.title, detail: item.detail }));
      return;
    }
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const grip: Grip = item.moment ? 'move' : event.shiftKey ? 'to' : event.altKey ? 'from' : 'move';
    const next = moved(item.window, grip, direction * stepOf(durationMs), durationMs);
    moveItem(id, item, next);
    announce(windowWords(next, item.moment));
  };

  return (
    <span
      className={cx(css.item, item.moment && css.moment)}
      data-kind={item.part.kind}
      data-picked={picked || undefined}
      data-dragging={draft ? '' : undefined}
      data-open={toMs === undefined && !item.moment ? '' : undefined}
      style={item.moment ? { left: `${left}%` } : { left: `${left}%`, width: `max(12px, ${right - left}%)` }}
    >
      <button
        type="button"
        className={css.bar}
        aria-pressed={picked}
        aria-label={`${item.title}: ${item.detail}, ${windowWords(window, item.moment)}`}
        aria-keyshortcuts="ArrowLeft ArrowRight Delete"
        title={`${item.detail}, ${windowWords(window, item.moment)}`}
        onClick={onPick}
        onKeyDown={keys}
        {...grips('move')}
      >
        {item.part.kind === 'faults' && <Zap size={11} aria-hidden />}
        <span>{draft ? windowWords(draft, item.moment) : item.detail}</span>
      </button>
      {!item.moment && !item.fixed && (
        <>
          <span className={css.start} aria-hidden="true" {...grips('from')} />
          <span className={css.end} aria-hidden="true" {...grips('to')} />
        </>
      )}
    </span>
  );
}

/** "2 s to 9 s", "from 2 s", "at 2 s". */
function windowWords({ fromMs, toMs }: Window, moment: boolean): string {
  const time = (ms: number) => (ms === 0 ? '0 s' : formatQuantity(ms, 'ms'));
  if (moment) return t('at {{time}}', { time: time(fromMs) });
  return toMs === undefined ? t('from {{time}} on', { time: time(fromMs) }) : t('{{from}} to {{to}}', { from: time(fromMs), to: time(toMs) });
}
