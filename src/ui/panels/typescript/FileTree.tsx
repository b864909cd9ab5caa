import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import ChevronRight from 'lucide-react/icons/chevron-right';
import FileCode from 'lucide-react/icons/file-code';
import FileText from 'lucide-react/icons/file-text';
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { cx } from '../../controls/cx.ts';
import css from './TypeScript.module.css';
import { type FileRow, fileRows, foldersBeside } from './fileTree.ts';

interface FileTreeProps {
  paths: readonly string[];
  chosen: string | undefined;
  onChoose: (path: string) => void;
}

/** Of more files only the folders around the chosen one are open at first. */
const MOST_OPEN = 500;
/** Height of a row in px. */
const ROW = 24;
/** Above the first row in px. */
const PADDING = 4;

/** Files by folder; arrows walk and fold, Enter opens. Only the rows in view are on the page, however many files there are. */
export function FileTree({ paths, chosen, onChoose }: FileTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => (paths.length > MOST_OPEN ? foldersBeside(paths, chosen) : new Set()));
  const [focused, setFocused] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const rows = useMemo(() => fileRows(paths, closed), [paths, closed]);
  const places = useMemo(() => new Map(rows.map((row, index) => [row.path, index])), [rows]);
  const stop = places.get(focused ?? '') ?? places.get(chosen ?? '') ?? 0;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => tree.current,
    estimateSize: () => ROW,
    paddingStart: PADDING,
    paddingEnd: PADDING,
    overscan: 12,
    // The stop of Tab is on the page wherever the list is scrolled to.
    rangeExtractor: useCallback((range: Range) => withStop(defaultRangeExtractor(range), stop), [stop]),
  });
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(wanted.current)}"]`)?.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const toggle = (path: string) => {
    const next = new Set(closed);
    if (!next.delete(path)) next.add(path);
    setClosed(next);
  };
  const act = (path: string, isFolder: boolean) => (isFolder ? toggle(path) : onChoose(path));
  const focus = (path: string | undefined) => {
    const index = path === undefined ? undefined : places.get(path);
    if (index === undefined) return;
    wanted.current = path;
    setFocused(path);
    virtualizer.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[stop];
    if (!row) return;
    const isFolder = row.index === undefined;
    const parent = row.path.slice(0, Math.max(0, row.path.lastIndexOf('/')));
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(rows[stop + 1]?.path),
      ArrowUp: () => focus(rows[stop - 1]?.path),
      Home: () => focus(rows[0]?.path),
      End: () => focus(rows.at(-1)?.path),
      ArrowRight: () => (isFolder && closed.has(row.path) ? toggle(row.path) : isFolder && focus(rows[stop + 1]?.path)),
      ArrowLeft: () => (isFolder && !closed.has(row.path) ? toggle(row.path) : focus(parent === '' ? undefined : parent)),
      Enter: () => act(row.path, isFolder),
      ' ': () => act(row.path, isFolder),
    };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  return (
    <div ref={tree} role="tree" aria-label={t('Files')} className={css.tree}>
      <div role="presentation" className={css.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const isFolder = row.index === undefined;
          return (
            <div
              key={row.path}
              role="treeitem"
              data-path={row.path}
              tabIndex={index === stop ? 0 : -1}
              aria-level={row.level}
              aria-setsize={row.siblings}
              aria-posinset={row.place}
              aria-expanded={isFolder ? !closed.has(row.path) : undefined}
              aria-selected={isFolder ? undefined : row.path === chosen}
              className={cx(css.file, row.path === chosen && css.chosen)}
              style={{ paddingLeft: 8 + (row.level - 1) * 14, transform: `translateY(${start}px)` }}
              onFocus={() => setFocused(row.path)}
              onClick={() => act(row.path, isFolder)}
              onKeyDown={onKeyDown}
            >
              <RowIcon row={row} open={!closed.has(row.path)} />
              <span>{row.name}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function RowIcon({ row, open }: { row: FileRow; open: boolean }) {
  if (row.index === undefined) return <ChevronRight size={14} aria-hidden="true" className={cx(open && css.open)} />;
  const Icon = row.name.endsWith('.ts') ? FileCode : FileText;
  return <Icon size={14} aria-hidden="true" />;
}

const withStop = (indexes: number[], stop: number): number[] => (indexes.includes(stop) ? indexes : [...indexes, stop].sort((a, b) => a - b));
