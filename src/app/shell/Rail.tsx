import Hand from 'lucide-react/icons/hand';
import ListTree from 'lucide-react/icons/list-tree';
import MousePointer2 from 'lucide-react/icons/mouse-pointer-2';
import Redo2 from 'lucide-react/icons/redo-2';
import Search from 'lucide-react/icons/search';
import Shapes from 'lucide-react/icons/shapes';
import Undo2 from 'lucide-react/icons/undo-2';
import type { ReactNode } from 'react';
import { t } from '../../language/index.ts';
import { IconButton, Island } from '../../ui/controls/index.ts';
import { createDesign, finding, useDesign, useView, view } from '../../workspace/index.ts';
import { keysOf } from '../commands/keys.ts';
import { commandOf } from '../commands/registry.ts';
import css from './Rail.module.css';

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Left: tools, the palette and the outline, undo and redo. */
export function Rail({ children }: { children?: ReactNode }) {
  const tool = useView((state) => state.tool);
  const palette = useView((state) => (state.startPage ? null : state.palette));
  const ready = useDesign((state) => state.ready);
  const canUndo = useDesign((state) => state.canUndo);
  const canRedo = useDesign((state) => state.canRedo);
  const undoLabel = useDesign((state) => state.undoLabel);
  const redoLabel = useDesign((state) => state.redoLabel);
  return (
    <Island className={css.rail} role="navigation" aria-label={t('Tools')} data-open={palette !== null || undefined}>
      <Tool id="view.select" label={t('Select')} icon={<MousePointer2 {...icon} />} pressed={tool === 'select'} />
      <Tool id="view.hand" label={t('Hand')} icon={<Hand {...icon} />} pressed={tool === 'hand'} />
      <span className={css.rule} />
      <Tool id="add.anything" label={t('Add')} icon={<Shapes {...icon} />} pressed={palette === 'add'} onClick={() => void show('add')} />
      <Tool
        id="view.outline"
        label={t('Outline')}
        icon={<ListTree {...icon} />}
        pressed={palette === 'outline'}
        disabled={!ready}
        onClick={() => void show('outline')}
      />
      <Tool id="edit.find" label={t('Find')} icon={<Search {...icon} />} pressed={palette === 'find'} disabled={!ready} onClick={() => void show('find')} />
      <span className={css.rule} />
      <Tool id="edit.undo" label={undoLabel ? t('Undo: {{what}}', { what: undoLabel }) : t('Undo')} icon={<Undo2 {...icon} />} disabled={!canUndo} />
      <Tool id="edit.redo" label={redoLabel ? t('Redo: {{what}}', { what: redoLabel }) : t('Redo')} icon={<Redo2 {...icon} />} disabled={!canRedo} />
      {children}
    </Island>
  );
}

/** Opens what stands beside the rail, or closes it. From the start page it leads to the design that is open, and where none is, to a blank one. */
async function show(tab: 'add' | 'outline' | 'find'): Promise<void> {
  const { startPage, palette } = useView.getState();
  if (!useDesign.getState().ready) await createDesign(undefined, { name: t('Untitled') });
  view.setStartPage(false);
  if (!startPage && palette === tab) view.setPalette(null);
  else if (tab === 'find') finding.open(false);
  else view.setPalette(tab);
}

function Tool({
  id,
  label,
  icon: glyph,
  pressed,
  disabled,
  onClick,
}: {
  id: string;
  label: string;
  icon: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
  onClick?: () => void;
}) {
  const command = commandOf(id);
  return (
    <IconButton
      label={label}
      keys={keysOf(command)}
      icon={glyph}
      side="right"
      pressed={pressed}
      aria-disabled={disabled || undefined}
      className={css.tool}
      onClick={() => (disabled ? undefined : (onClick ?? command.run)())}
    />
  );
}
