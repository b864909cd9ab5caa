import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { movedTo, type Row, sideways } from './rows.ts';

interface RovingRows {
  /** The one line that Tab comes to; -1 in an empty list. */
  readonly stop: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Makes a line the stop without taking the focus there. */
  readonly stopAt: (key: string) => void;
}

interface Options {
  readonly rows: readonly Row[];
  readonly scroll: RefObject<HTMLElement | null>;
  readonly isOpen: (row: Row) => boolean;
  readonly toggle: (row: Row) => void;
  readonly bringIntoView: (index: number) => void;
}

/**
 * Keys in a list whose lines are partly not on the page: one line is the stop of Tab, arrows, Home, End and Page keys move it, Left and Right
 * fold. Where the stop disappears, the line that takes its place becomes the stop, with the focus if it was there.
 */
export function useRovingRows({ rows, scroll, isOpen, toggle, bringIntoView }: Options): RovingRows {
  const [last, setLast] = useState<{ readonly key: string | undefined; readonly index: number }>({ key: undefined, index: 0 });
  const wantsFocus = useRef(false);
  const holdsFocus = useFocusInside(scroll);
  const places = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const found = last.key === undefined ? undefined : places.get(last.key);
  if (found !== undefined && found !== last.index) setLast({ key: last.key, index: found });
  const stop = rows.length === 0 ? -1 : (found ?? Math.min(last.index, rows.length - 1));
  const currentKey = rows[stop]?.key;

  useEffect(() => {
    const list = scroll.current;
    const lost = holdsFocus.current && document.activeElement === document.body;
    if (!list || !(wantsFocus.current || lost)) return;
    wantsFocus.current = false;
    bringIntoView(stop);
    list.querySelector<HTMLElement>(`[data-index="${stop}"] [data-row]`)?.focus({ preventScroll: true });
  }, [stop, currentKey, scroll, holdsFocus, bringIntoView]);

  const go = (index: number) => {
    const row = rows[index];
    if (!row) return;
    wantsFocus.current = true;
    setLast({ key: row.key, index });
  };

  const stopAt = useCallback((key: string) => setLast(({ index }) => ({ key, index })), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.dataset['row'] === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
    const row = rows[at];
    if (!row) return;
    const to = movedTo(rows, at, event.key);
    if (to !== undefined) {
      event.preventDefault();
      return go(to);
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const act = sideways(rows, at, event.key, isOpen(row));
    event.preventDefault();
    if (act?.do === 'go') go(act.to);
    else if (act) {
      setLast({ key: row.key, index: at });
      toggle(row);
    }
  };

  return { stop, onKeyDown, stopAt };
}

/** Whether the focus was last seen in here; a dialog that was opened from here and closed again does not count as elsewhere. */
function useFocusInside(scroll: RefObject<HTMLElement | null>): RefObject<boolean> {
  const inside = useRef(false);
  useEffect(() => {
    const look = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest('[role="dialog"]')) return;
      inside.current = scroll.current?.contains(target) ?? false;
    };
    document.addEventListener('focusin', look);
    document.addEventListener('pointerdown', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('pointerdown', look);
    };
  }, [scroll]);
  return inside;
}
