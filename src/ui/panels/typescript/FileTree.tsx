import ChevronRight from 'lucide-react/icons/chevron-right';
import FileCode from 'lucide-react/icons/file-code';
import FileText from 'lucide-react/icons/file-text';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { cx } from '../../controls/cx.ts';
import css from './TypeScript.module.css';
import { fileRows } from './fileTree.ts';

interface FileTreeProps {
  paths: readonly string[];
  chosen: string | undefined;
  onChoose: (path: string) => void;
}

/** Files by folder; arrows walk and fold, Enter opens. */
export function FileTree({ paths, chosen, onChoose }: FileTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => fileRows(paths, closed), [paths, closed]);
  const current = rows.some((row) => row.path === focused) ? focused : (rows.find((row) => row.path === chosen)?.path ?? rows[0]?.path);

  const toggle = (path: string) => {
    const next = new Set(closed);
    if (!next.delete(path)) next.add(path);
    setClosed(next);
  };
  const act = (path: string, isFolder: boolean) => (isFolder ? toggle(path) : onChoose(path));
  const focus = (path: string | undefined) => {
    if (path === undefined) return;
    setFocused(path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex((row) => row.path === current);
    const row = rows[at];
    if (!row) return;
    const isFolder = row.index === undefined;
    const parent = row.path.slice(0, Math.max(0, row.path.lastIndexOf('/')));
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(rows[at + 1]?.path),
      ArrowUp: () => focus(rows[at - 1]?.path),
      Home: () => focus(rows[0]?.path),
      End: () => focus(rows.at(-1)?.path),
      ArrowRight: () => (isFolder && closed.has(row.path) ? toggle(row.path) : isFolder && focus(rows[at + 1]?.path)),
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
    <div ref={tree} role="tree" aria-label="Files" className={css.tree}>
      {rows.map((row) => {
        const isFolder = row.index === undefined;
        return (
          <div
            key={row.path}
            role="treeitem"
            data-path={row.path}
            tabIndex={row.path === current ? 0 : -1}
            aria-level={row.level}
            aria-expanded={isFolder ? !closed.has(row.path) : undefined}
            aria-selected={isFolder ? undefined : row.path === chosen}
            className={cx(css.file, row.path === chosen && css.chosen)}
            style={{ paddingLeft: 8 + (row.level - 1) * 14 }}
            onFocus={() => setFocused(row.path)}
            onClick={() => act(row.path, isFolder)}
            onKeyDown={onKeyDown}
          >
            {isFolder ? (
              <ChevronRight size={14} aria-hidden="true" className={cx(!closed.has(row.path) && css.open)} />
            ) : row.name.endsWith('.ts') ? (
              <FileCode size={14} aria-hidden="true" />
            ) : (
              <FileText size={14} aria-hidden="true" />
            )}
            <span>{row.name}</span>
          </div>
        );
      })}
    </div>
  );
}
