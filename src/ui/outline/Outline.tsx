import { useVirtualizer } from '@tanstack/react-virtual';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { removeRecords, removeSagaStep, moveSagaStep, renameRecord, updateSagaStep, useDesign, useView, view } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import { cx } from '../controls/cx.ts';
import { EmptyState } from '../controls/EmptyState.tsx';
import input from '../controls/Input.module.css';
import { useMedia } from '../controls/useMedia.ts';
import { outlineAct, type OutlineAct } from './keyboard.ts';
import { type Asking, Asked } from './Asked.tsx';
import css from './Outline.module.css';
import { Row } from './Row.tsx';
import { type OutlineRow, outlineRows, outlineTree, pathTo } from './tree.ts';
import { useTyped } from './useTyped.ts';

/**
 * The design as a tree that edits everything by keyboard: arrows walk, Enter selects, Space adds to the selection, F2 renames,
 * Delete removes, C connects, N adds inside, M moves to a context, letters find. Fills its place.
 */
export function Outline() {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const selection = useView((state) => state.selection);
  const singleKeys = useView((state) => state.singleKeys);
  const [query, setQuery] = useState('');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const typed = useTyped();
  const rowHeight = useMedia('(pointer: coarse)') ? 44 : 28;
  const scroll = useRef<HTMLDivElement>(null);

  const tree = useMemo(() => outlineTree(design), [design]);
  const rows = useMemo(() => outlineRows(tree, toggled, query), [tree, toggled, query]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const current = rows.some((row) => row.key === focused) ? focused : (rows[0]?.key ?? null);

  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 16,
  });

  const focusRow = (key: string) => {
    const index = rows.findIndex((row) => row.key === key);
    if (index < 0) return;
    setFocused(key);
    virtualizer.scrollToIndex(index);
    const rowOf = () => scroll.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    // The focus goes with the key that moves it; a row that is far away is on the page one frame later.
    const row = rowOf();
    if (row) row.focus();
    else requestAnimationFrame(() => rowOf()?.focus());
  };
  const toggle = (key: string) => {
    const next = new Set(toggled);
    if (!next.delete(key)) next.add(key);
    setToggled(next);
  };

  // Opened by a key or from the rail, not restored with the page and not by its tab: then the arrows work at once.
  useEffect(() => {
    if (!navigator.userActivation?.isActive || document.activeElement?.closest('[role="tablist"]')) return;
    if (current !== null) focusRow(current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);

  // What is selected elsewhere is shown here: opened down to it, without taking the focus.
  const [shownId] = selection;
  useEffect(() => {
    if (shownId === undefined || scroll.current?.contains(document.activeElement)) return;
    const path = pathTo(tree, shownId);
    const key = path?.at(-1);
    if (path === undefined || key === undefined) return;
    const closed = path.slice(0, -1).filter((one) => !outlineRows(tree, toggled).some((row) => row.key === one && row.expanded));
    if (closed.length > 0) setToggled(new Set([...toggled, ...closed]));
    setFocused(key);
    const index = rows.findIndex((row) => row.key === key);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new selection moves the outline, not every change of the design
  }, [shownId]);

  const run = (act: OutlineAct) => {
    const at = rows.findIndex((row) => row.key === act.key);
    const row = rows[at];
    if (!row) return;
    switch (act.do) {
      case 'focus':
        return focusRow(act.key);
      case 'toggle':
        return toggle(act.key);
      case 'select':
        return selectRow(row);
      case 'extend':
        return row.id !== undefined && view.toggle(recordOf(row));
      case 'menu':
        return setMenuOf(act.key);
      case 'rename':
        return !readOnly && setRenaming(act.key);
      case 'remove':
        return !readOnly && removeRow(row, rows[at + 1] ?? rows[at - 1]);
      case 'connect':
      case 'add':
      case 'move':
        typed.forget();
        return !readOnly && setAsking({ kind: act.do, row });
      case 'moveStep':
        return !readOnly && moveStep(row, act.by);
    }
  };

  const removeRow = (row: OutlineRow, neighbour: OutlineRow | undefined) => {
    const result = row.kind === 'step' ? removeSagaStep(row.ownerId ?? '', row.id ?? '') : removeRecords(row.id === undefined ? [] : [row.id]);
    if (!result.ok) return;
    announce(`${row.label} deleted. Undo brings it back.`);
    if (neighbour) requestAnimationFrame(() => focusRow(neighbour.key));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (renaming !== null || current === null || !(event.target as HTMLElement).matches('[role="treeitem"]')) return;
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, shift: event.shiftKey };
    const act = outlineAct(rows, current, pressed, typed.with(pressed), singleKeys);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    run(act);
  };

  return (
    <div className={css.outline}>
      <div className={css.search}>
        <label className={cx(input.box, input.large)}>
          <Search size={15} aria-hidden="true" />
          <input
            type="search"
            placeholder="Find"
            aria-label="Find in the outline"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' && current !== null) {
                event.preventDefault();
                focusRow(current);
              }
            }}
          />
        </label>
      </div>
      {rows.length === 0 && (
        <EmptyState title={query === '' ? 'Nothing is drawn yet' : 'Nothing of that name'}>
          {query === '' ? 'Add a service, a store or a topic from the palette.' : undefined}
        </EmptyState>
      )}
      <div ref={scroll} className={css.scroll}>
        <div role="tree" aria-label="Outline" aria-multiselectable="true" className={css.tree} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <Row
                key={row.key}
                row={row}
                top={item.start}
                design={design}
                readOnly={readOnly}
                isCurrent={row.key === current}
                isSelected={row.id !== undefined && row.kind !== 'step' && selected.has(row.id)}
                isRenaming={row.key === renaming}
                menuOpen={row.key === menuOf}
                onMenu={(open) => {
                  setMenuOf(open ? row.key : null);
                  if (!open) focusRow(row.key);
                }}
                onFocus={() => setFocused(row.key)}
                onAct={run}
                onKeyDown={onKeyDown}
                onToggle={() => toggle(row.key)}
                onSelect={(add) => (add && row.id !== undefined ? view.toggle(recordOf(row)) : selectRow(row))}
                onRename={(name) => {
                  setRenaming(null);
                  if (name !== null) rename(row, name);
                  requestAnimationFrame(() => focusRow(row.key));
                }}
              />
            );
          })}
        </div>
      </div>
      {asking !== null && (
        <Asked
          asking={asking}
          onClose={() => setAsking(null)}
          onMade={(id) => {
            const path = pathTo(outlineTree(useDesign.getState().design), id);
            const key = path?.at(-1);
            if (key === undefined) return;
            setFocused(key);
            // the dialog that closes gives the focus back first; a field that was there already would lose it
            requestAnimationFrame(() => setRenaming(key));
          }}
        />
      )}
    </div>
  );
}

/** The record that stands for a row on the canvas and in the inspector: of a step its saga. */
const recordOf = (row: OutlineRow): string => row.ownerId ?? row.id ?? '';

function selectRow(row: OutlineRow): void {
  if (row.id === undefined) return;
  view.select([recordOf(row)]);
  view.reveal([recordOf(row)]);
}

function rename(row: OutlineRow, name: string): void {
  if (row.kind === 'step') {
    if (name.trim() !== '') updateSagaStep(row.ownerId ?? '', row.id ?? '', { name: name.trim() });
  } else if (row.id !== undefined) {
    renameRecord(row.id, name);
  }
}

function moveStep(row: OutlineRow, by: -1 | 1): void {
  const to = row.position - 1 + by;
  if (to < 0 || to >= row.siblings) return;
  if (moveSagaStep(row.ownerId ?? '', row.id ?? '', to).ok) announce(`${row.label} is now step ${to + 1} of ${row.siblings}.`);
}

export default Outline;
