import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';

/** The list with the item at `from` standing at `to`; indices outside of the list are clamped. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined) return [...items];
  const others = items.toSpliced(from, 1);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, item);
}

/** Where an item lands whose middle is at `y`, given the middles of the others from top to bottom. */
export function landing(y: number, middles: readonly number[]): number {
  return middles.filter((middle) => middle < y).length;
}

interface ReorderOptions<T extends string> {
  items: readonly T[];
  list: RefObject<HTMLElement | null>;
  /** Called once, when the move is over. */
  onMove: (items: T[], item: T) => void;
}

/**
 * Rows that are reordered by their handle or by Alt with an arrow key. While a handle is dragged `items` is the order as it
 * would be; the document changes once, when it is let go. Escape takes the drag back. Rows carry `data-row`.
 */
export function useReorder<T extends string>({ items, list, onMove }: ReorderOptions<T>) {
  const [drag, setDrag] = useState<{ item: T; order: readonly T[] } | null>(null);
  const middles = useRef<readonly number[]>([]);

  const handle = (item: T) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const rows = [...(list.current?.querySelectorAll('[data-row]') ?? [])];
      middles.current = rows.filter((_, index) => items[index] !== item).map(middleOf);
      setDrag({ item, order: items });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag?.item !== item) return;
      setDrag({ item, order: moved(items, items.indexOf(item), landing(event.clientY, middles.current)) });
    },
    onPointerUp: () => {
      if (drag?.item === item && drag.order.some((one, index) => one !== items[index])) onMove([...drag.order], item);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });

  const onKeyDown = (item: T) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && drag !== null) {
      event.stopPropagation();
      setDrag(null);
    }
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    const from = items.indexOf(item);
    const to = from + (event.key === 'ArrowUp' ? -1 : 1);
    if (to >= 0 && to < items.length) onMove(moved(items, from, to), item);
  };

  return { order: drag?.order ?? items, dragging: drag?.item, handle, onKeyDown };
}

function middleOf(row: Element): number {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}
