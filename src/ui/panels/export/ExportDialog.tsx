import { Tabs } from '@base-ui/react/tabs';
import BookOpen from 'lucide-react/icons/book-open';
import Braces from 'lucide-react/icons/braces';
import FileCode from 'lucide-react/icons/file-code';
import FileJson from 'lucide-react/icons/file-json';
import GitBranch from 'lucide-react/icons/git-branch';
import Image from 'lucide-react/icons/image';
import Link2 from 'lucide-react/icons/link-2';
import { type ComponentType, useState } from 'react';
import { t } from '../../../language/index.ts';
import { remember, remembered, type Target, TARGET_GROUPS, TARGETS, useView, view } from '../../../workspace/index.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import { useMedia } from '../../controls/useMedia.ts';
import css from './Export.module.css';
import { TargetView } from './TargetView.tsx';

const first = TARGETS[0];

/** Everything that a design can be taken away as, each with a preview of exactly what comes out. The list is the registry of targets. */
export function ExportDialog() {
  const asked = useView((state) => state.about?.id);
  const [chosen, setChosen] = useState(() => [asked, remembered('export-tab')].find((id) => TARGETS.some((target) => target.id === id)) ?? first?.id);
  const narrow = useMedia('(max-width: 759px)');
  return (
    <Dialog open onClose={() => view.openDialog(null)} title={t('Export')} keys="Ctrl Shift E" size="large">
      <Tabs.Root
        className={css.targets}
        orientation={narrow ? 'horizontal' : 'vertical'}
        value={chosen}
        onValueChange={(next) => {
          setChosen(next);
          remember('export-tab', next);
        }}
      >
        <Tabs.List className={css.list} aria-label={t('Formats')} activateOnFocus>
          {TARGET_GROUPS.map((group) => (
            <Group key={group} group={group} />
          ))}
        </Tabs.List>
        {TARGETS.map((target) => (
          <Tabs.Panel key={target.id} value={target.id} className={css.panel}>
            <TargetView target={target} />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Dialog>
  );
}

function Group({ group }: { group: Target['group'] }) {
  const targets = TARGETS.filter((target) => target.group === group);
  if (targets.length === 0) return null;
  return (
    <div role="presentation" className={css.group}>
      <span className={css.groupName} aria-hidden="true">
        {t(group)}
      </span>
      {targets.map((target) => {
        const Icon = iconOf(target);
        return (
          <Tabs.Tab key={target.id} value={target.id} className={css.target}>
            <Icon size={16} aria-hidden="true" />
            {t(target.title)}
          </Tabs.Tab>
        );
      })}
    </div>
  );
}

const ICONS: Readonly<Record<Target['group'], ComponentType<{ size: number; 'aria-hidden': 'true' }>>> = {
  Diagrams: GitBranch,
  Documents: BookOpen,
  Code: FileCode,
  Contracts: FileJson,
  Data: Braces,
};

function iconOf({ preview, group }: Target) {
  if (preview === 'picture') return Image;
  return preview === 'link' ? Link2 : ICONS[group];
}

export default ExportDialog;
