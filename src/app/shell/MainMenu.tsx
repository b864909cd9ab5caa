import { useState } from 'react';
import MenuIcon from 'lucide-react/icons/menu';
import { t } from '../../language/index.ts';
import { Menu } from '../../ui/controls/index.ts';
import { useDesign } from '../../workspace/index.ts';
import { menuGroups } from '../commands/menus.ts';
import { menu } from '../commands/registry.ts';

/** The main menu, open from the beginning. What can run now depends on the document, so the rows are made anew when it changes. */
export default function MainMenu({ className }: { className: string | undefined }) {
  const [open, setOpen] = useState(true);
  useDesign((state) => `${state.canUndo}${state.canRedo}${state.ready}${state.readOnly}`);
  return (
    <Menu
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={className} aria-label={t('Menu')}>
          <MenuIcon size={16} strokeWidth={1.75} aria-hidden />
        </button>
      }
      groups={menuGroups(menu('main'))}
    />
  );
}
