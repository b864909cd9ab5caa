import { useVirtualizer } from '@tanstack/react-virtual';
import Plus from 'lucide-react/icons/plus';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { mark, t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { useDesign, useView, view } from '../../workspace/index.ts';
import { Button } from '../controls/Button.tsx';
import { cx } from '../controls/cx.ts';
import { EmptyState } from '../controls/EmptyState.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import input from '../controls/Input.module.css';
import { Kbd } from '../controls/Kbd.tsx';
import { typeAhead } from '../controls/typeAhead.ts';
import { useMedia } from '../controls/useMedia.ts';
import { recordOf, removeRow, renameRow, reorderRow, selectRow, showFindingsOf } from './acts.ts';
import { outlineAct, type OutlineAct } from './keyboard.ts';
import { type Asking, Asked } from './Asked.tsx';
import css from './Outline.module.css';
import { Row } from './Row.tsx';
import { isExpanded, type OutlineNode, outlineRows, outlineTree, pathTo } from './tree.ts';
import { useTyped } from './useTyped.ts';

/**
 * The design as a tree that edits everything by keyboard: arrows walk, Enter selects, Space adds to the selection, F2 renames,
 * Delete removes, C connects, N adds inside, M moves to a context, Alt with an arrow key reorders, letters find. Each change is
 * said in one sentence. Fills its place.
 */
export function Outline() {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const selection = useView((state) => state.selection);
  const singleKeys = useView((state) => state.singleKeys);
  const [query, setQuery] = useState('');
  const [begin] = useState(() => openedAt(design, selection[0]));
  const [toggled, setToggled] = useState(begin.toggled);
  const [focused, setFocused] = useState(begin.key);
  const [renaming, setRenaming] = useState<string | null>(null);
  /** What was made here and has not got its name yet. */
  const made = useRef<string | null>(null);
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
    setToggled(opened(tree, toggled, path.slice(0, -1)));
    setFocused(key);
    const index = rows.findIndex((row) => row.key === key);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new selection moves the outline, not every change of the design
  }, [shownId]);

  // A row that goes, by Delete, undo or another tab, hands the focus to the one that stands in its place.
  const place = useRef(0);
  const hadFocus = useRef(false);
  useEffect(() => {
    const at = rows.findIndex((row) => row.key === current);
    const lost = hadFocus.current && focused !== null && focused !== current && (document.activeElement === document.body || document.activeElement === null);
    if (lost) {
      const next = rows[Math.min(place.current, rows.length - 1)];
      if (next) focusRow(next.key);
    } else if (at >= 0) place.current = at;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only other rows can take the one with the focus away
  }, [rows]);

  const run = (act: OutlineAct) => {
    const row = rows.find(({ key }) => key === act.key);
    if (!row) return;
    // A name that is typed after an act is another one.
    if (act.do !== 'focus') typed.forget();
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
      case 'findings':
        return showFindingsOf(row);
      case 'rename':
        return !readOnly && setRenaming(act.key);
      case 'remove':
        return !readOnly && removeRow(row);
      case 'connect':
      case 'kind':
      case 'add':
      case 'move':
        return ask({ kind: act.do, row });
      case 'reorder':
        return !readOnly && reorderRow(row, act.by);
    }
  };

  /** What is typed before the field is there is kept for it. */
  const ask = (what: Asking) => {
    if (readOnly) return;
    typeAhead();
    setAsking(what);
  };

  /** Opens the outline down to what was just made, and its name for typing. */
  const nameMade = (id: string, ownerId?: string) => {
    const now = outlineTree(useDesign.getState().design);
    const path = pathTo(now, id, ownerId);
    const key = path?.at(-1);
    if (path === undefined || key === undefined) return;
    setQuery('');
    setToggled(opened(now, toggled, path.slice(0, -1)));
    setFocused(key);
    // the dialog that closes gives the focus back first; a field that was there already would lose it
    requestAnimationFrame(() => {
      const index = outlineRows(now, opened(now, toggled, path.slice(0, -1))).findIndex((row) => row.key === key);
      if (index >= 0) virtualizer.scrollToIndex(index);
      made.current = key;
      setRenaming(key);
    });
  };
  const askForAnything = () => ask({ kind: 'add', row: undefined });

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
            placeholder={t('Find')}
            aria-label={t('Find in the outline')}
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
        <IconButton label={t('Add to the design')} icon={<Plus size={16} aria-hidden="true" />} disabled={readOnly} onClick={askForAnything} />
      </div>
      {rows.length === 0 && (
        <EmptyState
          title={query === '' ? t('Nothing is drawn yet') : t('Nothing of that name')}
          action={
            query === '' && (
              <Button variant="line" size="small" icon={<Plus size={14} aria-hidden="true" />} disabled={readOnly} onClick={askForAnything}>
                {t('Add to the design')}
              </Button>
            )
          }
        >
          {query === '' ? t('Add a service, a store or a topic. Everything that is drawn can be made and changed here.') : undefined}
        </EmptyState>
      )}
      <div
        ref={scroll}
        className={css.scroll}
        onFocus={() => {
          hadFocus.current = true;
        }}
        onBlur={(event) => {
          // a row that is taken off the page blurs without a next one; then the focus is still due here
          if (event.relatedTarget !== null) hadFocus.current = false;
        }}
      >
        <div
          role="tree"
          aria-label={t('Outline')}
          aria-describedby="outline-keys"
          aria-multiselectable="true"
          className={css.tree}
          style={{ height: virtualizer.getTotalSize() }}
        >
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
                  if (name !== null) renameRow(row, name, { made: row.key === made.current });
                  made.current = null;
                  requestAnimationFrame(() => focusRow(row.key));
                }}
              />
            );
          })}
        </div>
      </div>
      {rows.length > 0 && !readOnly && (
        <p id="outline-keys" className={css.keys}>
          {(singleKeys ? KEYS : KEYS.filter(([keys]) => keys.length > 1)).map(([keys, what]) => (
            <span key={keys}>
              <Kbd keys={keys} /> {t(what)}
            </span>
          ))}
        </p>
      )}
      {asking !== null && <Asked asking={asking} onClose={() => setAsking(null)} onMade={nameMade} />}
    </div>
  );
}

/** What the keys do on a row, as it is shown and said. */
const KEYS = [
  ['N', mark('add')],
  ['C', mark('connect')],
  ['M', mark('move')],
  ['F2', mark('rename')],
  ['Del', mark('delete')],
  ['Alt ↑↓', mark('reorder')],
] as const;

/** Opened down to what is selected, if anything is: one goes on there. */
function openedAt(design: Design, id: string | undefined): { readonly toggled: ReadonlySet<string>; readonly key: string | null } {
  const tree = outlineTree(design);
  const path = id === undefined ? undefined : pathTo(tree, id);
  return { toggled: opened(tree, new Set(), path?.slice(0, -1) ?? []), key: path?.at(-1) ?? null };
}

/** What is switched so that these nodes are open. */
function opened(tree: readonly OutlineNode[], toggled: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const next = new Set(toggled);
  let nodes = tree;
  for (const key of keys) {
    const node = nodes.find((one) => one.key === key);
    if (!node) break;
    if (!isExpanded(node, next) && !next.delete(key)) next.add(key);
    nodes = node.children;
  }
  return next;
}

export default Outline;
