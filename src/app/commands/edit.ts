import { mark, t } from '../../language/index.ts';
import { announce, announceWhenKnown } from '../../ui/controls/announce.ts';
import { typeAhead } from '../../ui/controls/typeAhead.ts';
import {
  copySelection,
  copyText,
  cutSelection,
  duplicateSelection,
  finding,
  groupSelection,
  notices,
  paste,
  redo,
  removeSelection,
  run,
  selectAll,
  textUnderWay,
  undo,
  useDesign,
  useRun,
  useView,
  view,
} from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { shownKeys } from './keys.ts';
import { canEdit, hasSelection, inMode, oneElement, oneSelected } from './conditions.ts';

/** Names are looked for where the palette can stand, and nothing lies over it but what the command is chosen from. */
const canFind = (): boolean => {
  const { mode, startPage, dialog } = useView.getState();
  return useDesign.getState().ready && mode !== 'play' && !startPage && (dialog === null || dialog === 'commands');
};

const NO_ACTS = { canUndo: false, canRedo: false } as const;

/** In Play, what was broken last is taken back before the last edit of the design. */
const runActs = () => (useView.getState().mode === 'play' ? useRun.getState() : NO_ACTS);

/** Opens the search; what is typed before it is there is typed into it. */
function find(replacing: boolean): void {
  typeAhead();
  finding.open(replacing);
}

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: mark('Undo'),
    group: 'Edit',
    keys: ['$mod+z'],
    menus: ['main'],
    enabled: () => useDesign.getState().canUndo || runActs().canUndo,
    run: () => (runActs().canUndo ? void run.undo() : say(undo, 'undoLabel')),
  },
  {
    id: 'edit.redo',
    title: mark('Redo'),
    group: 'Edit',
    keys: ['$mod+Shift+z', '$mod+y'],
    menus: ['main'],
    enabled: () => useDesign.getState().canRedo || runActs().canRedo,
    run: () => (runActs().canRedo ? void run.redo() : say(redo, 'redoLabel')),
  },
  {
    id: 'edit.rename',
    title: mark('Rename'),
    group: 'Edit',
    keys: ['F2', 'Enter'],
    scope: 'canvas',
    menus: ['record'],
    enabled: () => canEdit() && oneSelected() !== undefined,
    run: () => view.rename(oneSelected() ?? null),
  },
  {
    id: 'edit.kind',
    title: mark('Change the kind …'),
    group: 'Edit',
    menus: ['record'],
    words: mark('type turn into replace convert morph'),
    enabled: () => canEdit() && oneElement() !== undefined,
    applies: () => oneElement() !== undefined,
    run: () => {
      const id = oneElement();
      if (id === undefined) return;
      typeAhead();
      view.openDialog('connect', { id, part: 'kind' });
    },
  },
  {
    id: 'edit.find',
    title: mark('Find a name …'),
    group: 'Edit',
    keys: ['$mod+f'],
    inFields: true,
    menus: ['main', 'canvas'],
    words: mark('search look for'),
    enabled: canFind,
    run: () => find(false),
  },
  {
    id: 'edit.replace',
    title: mark('Find and replace names …'),
    group: 'Edit',
    keys: ['$mod+h', '$mod+Alt+f'],
    inFields: true,
    menus: ['main'],
    words: mark('search rename all change substitute'),
    enabled: () => canEdit() && canFind(),
    run: () => find(true),
  },
  {
    id: 'edit.cut',
    title: mark('Cut'),
    group: 'Edit',
    keys: ['$mod+x'],
    scope: 'canvas',
    menus: ['record'],
    divided: true,
    enabled: () => canEdit() && hasSelection(),
    run: () => void toClipboard(cutSelection()),
  },
  {
    id: 'edit.copy',
    title: mark('Copy'),
    group: 'Edit',
    keys: ['$mod+c'],
    scope: 'canvas',
    menus: ['record'],
    enabled: hasSelection,
    run: () => void toClipboard(copySelection()),
  },
  {
    id: 'edit.paste',
    title: mark('Paste'),
    group: 'Edit',
    browserKeys: ['$mod+v'],
    menus: ['main', 'canvas'],
    words: mark('clipboard insert'),
    enabled: () => canEdit() && inMode('design', 'map'),
    run: () => void fromClipboard(useView.getState().menuAt ?? undefined),
  },
  {
    id: 'edit.duplicate',
    title: mark('Duplicate'),
    group: 'Edit',
    keys: ['$mod+d'],
    menus: ['record'],
    enabled: () => canEdit() && hasSelection(),
    run: () => void duplicateSelection(),
  },
  {
    id: 'edit.group',
    title: mark('Group into a bounded context'),
    group: 'Edit',
    keys: ['$mod+g'],
    menus: ['record'],
    enabled: () => canEdit() && hasSelection(),
    run: () => void groupSelection(),
  },
  {
    id: 'edit.remove',
    title: 'Delete',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    scope: 'canvas',
    menus: ['record'],
    enabled: () => canEdit() && hasSelection(),
    run: remove,
  },
  { id: 'edit.selectAll', title: mark('Select all'), group: 'Edit', keys: ['$mod+a'], scope: 'canvas', menus: ['canvas'], run: selectAll },
  {
    id: 'edit.escape',
    title: mark('Climb out: end what is under way, then clear the selection'),
    group: 'Edit',
    keys: ['Escape'],
    scope: 'canvas',
    enabled: () => !useView.getState().startPage,
    run: () => {
      const { connecting, renaming } = useView.getState();
      if (connecting) view.stopConnect();
      else if (renaming) view.rename(null);
      else if (hasSelection()) {
        view.clear();
        announce(t('Nothing is selected.'));
      }
    },
  },
];

/** Travels by one step and says which: what changes may be out of view. */
function say(travel: () => boolean, which: 'undoLabel' | 'redoLabel'): void {
  const label = useDesign.getState()[which];
  if (!travel() || label === undefined) return;
  announce(which === 'undoLabel' ? t('Undone: {{label}}.', { label }) : t('Done again: {{label}}.', { label }));
}

/** Removes what is selected and says what it was. */
function remove(): void {
  const { design } = useDesign.getState();
  const { selection } = useView.getState();
  if (removeSelection().ok) announceWhenKnown(import('./spoken.ts').then(({ removed }) => removed(design, selection)));
}

/** Puts what was copied or cut on the clipboard. Where the browser refuses, says so: a cut is undone like any other edit. */
async function toClipboard(text: string | null): Promise<void> {
  if (text === null) return;
  if (await copyText(text)) return announce(t('Copied.'));
  notices.show({ id: 'copied', tone: 'warning', title: t('The browser does not let this page copy'), detail: t('Undo brings back what was cut.') });
}

/** Pastes what is on the clipboard. Where the browser lets nobody read it, says which keys do. */
async function fromClipboard(at: { readonly x: number; readonly y: number } | undefined): Promise<void> {
  const text = textUnderWay() ?? (await navigator.clipboard.readText().catch(() => undefined));
  if (text !== undefined) await paste(text, at);
  else
    notices.show({
      id: 'pasted',
      tone: 'warning',
      title: t('The browser does not let this page read what was copied'),
      detail: t('{{keys}} pastes it.', { keys: shownKeys('$mod+v') }),
    });
}
