import { type ComponentType, lazy, Suspense } from 'react';
import { useView, type DialogName } from '../../workspace/index.ts';

const DIALOGS: Readonly<Partial<Record<DialogName, ComponentType>>> = {
  commands: lazy(() => import('./CommandsDialog.tsx')),
  connect: lazy(() => import('./ConnectDialog.tsx')),
  keys: lazy(() => import('./KeysDialog.tsx')),
  export: lazy(() => import('../../ui/panels/export/index.ts').then((module) => ({ default: module.ExportDialog }))),
  share: lazy(() => import('../../ui/panels/share/index.ts').then((module) => ({ default: module.ShareDialog }))),
  open: lazy(() => import('../../ui/panels/open/index.ts').then((module) => ({ default: module.OpenDialog }))),
  library: lazy(() => import('../../ui/panels/open/index.ts').then((module) => ({ default: module.LibraryDialog }))),
  gallery: lazy(() => import('../../ui/panels/open/index.ts').then((module) => ({ default: module.GalleryDialog }))),
  settings: lazy(() => import('../../ui/panels/settings/index.ts').then((module) => ({ default: module.SettingsDialog }))),
  rules: lazy(() => import('../../ui/panels/rules/index.ts').then((module) => ({ default: module.RulesDialog }))),
  accept: lazy(() => import('../../ui/panels/findings/dialogs.ts').then((module) => ({ default: module.AcceptDialog }))),
  fix: lazy(() => import('../../ui/panels/findings/dialogs.ts').then((module) => ({ default: module.FixDialog }))),
  fixAll: lazy(() => import('../../ui/panels/findings/dialogs.ts').then((module) => ({ default: module.FixAllDialog }))),
  fixSafe: lazy(() => import('../../ui/panels/findings/dialogs.ts').then((module) => ({ default: module.FixSafeDialog }))),
};

/** The dialog that is open, loaded when it is first asked for. */
export function Dialogs() {
  const name = useView((state) => state.dialog);
  const Dialog = name === null ? undefined : DIALOGS[name];
  return Dialog ? (
    <Suspense fallback={null}>
      <Dialog />
    </Suspense>
  ) : null;
}
