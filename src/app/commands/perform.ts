import { t } from '../../language/index.ts';
import { announceSoon, announceWhenKnown, timesAnnounced } from '../../ui/controls/announce.ts';
import { useDesign, useNotices, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';

/** Carries a command out. What it has changed in the design is said to screen readers, unless it has said something itself. */
export function perform(command: Command): void {
  const { design } = useDesign.getState();
  const { notices } = useNotices.getState();
  const said = timesAnnounced();
  command.run();
  const now = useDesign.getState();
  if (now.design === design || now.undoLabel === undefined || timesAnnounced() !== said || useNotices.getState().notices !== notices) return;
  const { renaming } = useView.getState();
  if (renaming === null) announceSoon(t('Done: {{label}}.', { label: now.undoLabel }));
  else announceWhenKnown(import('./spoken.ts').then(({ added }) => added(now.design, renaming)));
}
