import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import CircleAlert from 'lucide-react/icons/circle-alert';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import Lock from 'lucide-react/icons/lock';
import MenuIcon from 'lucide-react/icons/menu';
import { Island, Menu, Tooltip } from '../../ui/controls/index.ts';
import { retrySaving, useDesign, view, type SaveStatus } from '../../workspace/index.ts';
import { menuGroups } from '../commands/menus.ts';
import { menu } from '../commands/registry.ts';
import css from './DocumentBar.module.css';
import { Mark } from './Mark.tsx';

const WORDS: Readonly<Record<SaveStatus['state'], string>> = { saved: 'Saved', saving: 'Saving …', 'memory-only': 'Not saved', 'read-only': 'Read-only' };

/** Top left: the menu, the name of the design, and whether everything is on disk. */
export function DocumentBar() {
  const name = useDesign((state) => state.design.meta.name);
  return (
    <Island className={css.bar} role="banner" data-shell="document">
      <MainMenu />
      <Mark />
      <button type="button" className={css.name} onClick={() => view.openDialog('settings')} title={name} aria-label={`${name}: about this design`}>
        <span>{name}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      <span className={css.rule} />
      <Saving />
    </Island>
  );
}

function Saving() {
  const saving = useDesign((state) => state.saving);
  const reason = saving.state === 'memory-only' || saving.state === 'read-only' ? saving.reason : undefined;
  const content = (
    <>
      {saving.state === 'saved' && <Check size={14} aria-hidden />}
      {saving.state === 'saving' && <LoaderCircle size={14} aria-hidden />}
      {saving.state === 'memory-only' && <CircleAlert size={14} aria-hidden />}
      {saving.state === 'read-only' && <Lock size={14} aria-hidden />}
      <span className={css.word}>{WORDS[saving.state]}</span>
    </>
  );
  if (saving.state === 'memory-only') {
    return (
      <Tooltip label={`${reason} Press to try again.`}>
        <button type="button" className={`${css.saving} ${css.failed}`} onClick={retrySaving} data-saving={saving.state}>
          {content}
        </button>
      </Tooltip>
    );
  }
  return (
    <span className={css.saving} role="status" title={reason} data-saving={saving.state}>
      {content}
    </span>
  );
}

/** What can run now depends on the document, so the rows are made anew when it changes. */
function MainMenu() {
  useDesign((state) => `${state.canUndo}${state.canRedo}${state.ready}${state.readOnly}`);
  return (
    <Menu
      trigger={
        <button type="button" className={css.menu} aria-label="Menu">
          <MenuIcon size={16} strokeWidth={1.75} aria-hidden />
        </button>
      }
      groups={menuGroups(menu('main'))}
    />
  );
}
