import ChevronRight from 'lucide-react/icons/chevron-right';
import CornerDownRight from 'lucide-react/icons/corner-down-right';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Folder from 'lucide-react/icons/folder';
import { type KeyboardEvent, useState } from 'react';
import { t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { useFindings } from '../../workspace/index.ts';
import button from '../controls/Button.module.css';
import { cx } from '../controls/cx.ts';
import { Menu } from '../controls/Menu.tsx';
import { SeverityShape, type SeverityLevel } from '../controls/Severity.tsx';
import { RecordGlyph } from '../records/RecordGlyph.tsx';
import { allows, type OutlineAct } from './keyboard.ts';
import css from './Outline.module.css';
import type { OutlineRow } from './tree.ts';

interface RowProps {
  row: OutlineRow;
  /** Pixels from the top of the tree. */
  top: number;
  design: Design;
  readOnly: boolean;
  isCurrent: boolean;
  isSelected: boolean;
  isRenaming: boolean;
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
  onFocus: () => void;
  onAct: (act: OutlineAct) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onToggle: () => void;
  onSelect: (add: boolean) => void;
  /** The new name, or `null` when renaming was given up. */
  onRename: (name: string | null) => void;
}

/** One row of the outline. Only the current one can be reached by Tab. */
export function Row({
  row,
  top,
  design,
  readOnly,
  isCurrent,
  isSelected,
  isRenaming,
  menuOpen,
  onMenu,
  onFocus,
  onAct,
  onKeyDown,
  onToggle,
  onSelect,
  onRename,
}: RowProps) {
  const [hovered, setHovered] = useState(false);
  const found = useFindings((state) => (row.id === undefined || row.ownerId !== undefined ? undefined : state.byRecord.get(row.id)));
  const showsMenu = (hovered || menuOpen || (isCurrent && isSelected)) && row.id !== undefined && !readOnly;
  return (
    <div
      role="treeitem"
      data-key={row.key}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded}
      aria-selected={row.id === undefined ? undefined : isSelected}
      aria-label={isRenaming ? undefined : spoken(row, found?.length ?? 0)}
      className={cx(css.row, isSelected && css.selected, row.kind === 'group' && css.group)}
      style={{ translate: `0 ${top}px`, paddingLeft: 4 + (row.level - 1) * 16 }}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onKeyDown={onKeyDown}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest('button, input')) return;
        onFocus();
        if (row.id === undefined) onToggle();
        else onSelect(event.ctrlKey || event.metaKey || event.shiftKey);
      }}
      onContextMenu={(event) => {
        if (isRenaming) return;
        event.preventDefault();
        onFocus();
        onMenu(true);
      }}
      onDoubleClick={() => !readOnly && row.id !== undefined && onAct({ do: 'rename', key: row.key })}
    >
      {row.expanded === undefined ? (
        <span className={css.noFold} />
      ) : (
        <button type="button" tabIndex={-1} aria-hidden="true" className={cx(css.fold, row.expanded && css.open)} onClick={onToggle}>
          <ChevronRight size={14} />
        </button>
      )}
      <span className={css.glyph}>
        <RowGlyph row={row} design={design} />
      </span>
      {isRenaming ? (
        <RenameField name={nameOf(row, design)} onDone={onRename} />
      ) : (
        <>
          <span className={css.words}>
            <span className={css.label}>{row.label}</span>
            <span className={css.hint}>{row.hint}</span>
          </span>
          {found && found.length > 0 && <Worst found={found} />}
          {showsMenu && <RowMenu row={row} found={found?.length ?? 0} open={menuOpen} onOpen={onMenu} onAct={onAct} />}
        </>
      )}
    </div>
  );
}

function RowGlyph({ row, design }: { row: OutlineRow; design: Design }) {
  if (row.kind === 'group') return <Folder size={15} aria-hidden="true" />;
  if (row.kind === 'step' || row.id === undefined) return <CornerDownRight size={15} aria-hidden="true" />;
  return <RecordGlyph design={design} id={row.id} size={15} />;
}

/** What the row says to who does not see it: `Orders, service, 2 findings`. */
const spoken = (row: OutlineRow, found: number): string =>
  [row.label, row.hint, found === 0 ? '' : t('{{count}} findings', { count: found })].filter((part) => part !== '').join(', ');

/** What is typed over: of a flow its label, of a compensation its operation, of a note its text, which may all be empty; of everything else what the row says. */
function nameOf(row: OutlineRow, design: Design): string {
  const id = row.id ?? '';
  switch (row.kind) {
    case 'flow':
      return design.flows[id]?.label ?? '';
    case 'note':
      return design.notes[id]?.text ?? '';
    case 'compensation':
      return design.sagas[row.ownerId ?? '']?.steps.find((step) => step.id === id)?.compensation ?? '';
    default:
      return row.label;
  }
}

/** The worst finding of a record, as its shape. */
function Worst({ found }: { found: readonly { readonly severity: SeverityLevel }[] }) {
  const level = (['error', 'warning', 'info'] as const).find((one) => found.some((finding) => finding.severity === one)) ?? 'info';
  return (
    <span className={css.worst} title={t('{{count}} findings', { count: found.length })}>
      <SeverityShape level={level} size={12} />
    </span>
  );
}

function RenameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const [text, setText] = useState(name);
  const [done, setDone] = useState(false);
  const finish = (result: string | null) => {
    if (done) return;
    setDone(true);
    onDone(result);
  };
  return (
    <input
      className={css.rename}
      aria-label={t('Name')}
      // the field was asked for by a key or a double press: typing starts at once
      ref={(element) => {
        if (element && document.activeElement !== element) {
          element.focus();
          element.select();
        }
      }}
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => finish(text)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(text);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}

interface RowMenuProps {
  row: OutlineRow;
  /** How many findings speak of it. */
  found: number;
  open: boolean;
  onOpen: (open: boolean) => void;
  onAct: (act: OutlineAct) => void;
}

function RowMenu({ row, found, open, onOpen, onAct }: RowMenuProps) {
  const item = (id: OutlineAct['do'] & ('select' | 'rename' | 'connect' | 'kind' | 'add' | 'move' | 'remove' | 'findings'), label: string, keys?: string) => ({
    id,
    label,
    keys,
    onSelect: () => onAct({ do: id, key: row.key }),
  });
  const reorder = (by: -1 | 1, label: string, keys: string) => ({ id: label, label, keys, onSelect: () => onAct({ do: 'reorder', key: row.key, by }) });
  const moves = row.kind === 'step' || row.kind === 'frame';
  const acts = [
    allows(row, 'add') && item('add', row.kind === 'step' ? t('Add a step after it …') : t('Add here …'), 'N'),
    allows(row, 'connect') && item('connect', t('Connect to …'), 'C'),
    allows(row, 'kind') && item('kind', t('Change the kind …')),
    allows(row, 'move') && item('move', t('Move to context …'), 'M'),
    moves && row.position > 1 && reorder(-1, t('Move up'), 'Alt ↑'),
    moves && row.position < row.siblings && reorder(1, t('Move down'), 'Alt ↓'),
    found > 0 && item('findings', t('Show its findings')),
  ].filter((one) => one !== false);
  return (
    <Menu
      align="end"
      open={open}
      onOpenChange={onOpen}
      trigger={
        <button type="button" tabIndex={-1} className={cx(button.button, button.icon, button.tiny)} aria-label={t('More for {{label}}', { label: row.label })}>
          <Ellipsis size={14} />
        </button>
      }
      groups={[
        { items: [item('select', t('Select'), 'Enter'), item('rename', t('Rename'), 'F2')] },
        { items: acts },
        { items: [{ ...item('remove', row.kind === 'compensation' ? t('Remove the compensation') : t('Delete'), 'Del'), danger: true }] },
      ]}
    />
  );
}
