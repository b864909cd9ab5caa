import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import CircleAlert from 'lucide-react/icons/circle-alert';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import Lock from 'lucide-react/icons/lock';
import MenuIcon from 'lucide-react/icons/menu';
import { Suspense, useState } from 'react';
import { t, wordTable } from '../../language/index.ts';
import { Island, Tooltip } from '../../ui/controls/index.ts';
import { retrySaving, useDesign, view, type SaveStatus } from '../../workspace/index.ts';
import { later } from '../later.tsx';
import { CommandTip } from './CommandTip.tsx';
import css from './DocumentBar.module.css';
import { Mark } from './Mark.tsx';

const WORDS: Readonly<Record<SaveStatus['state'], string>> = wordTable({
  saved: 'Saved',
  saving: 'Saving …',
  'memory-only': 'Not saved',
  'read-only': 'Read-only',
});

/** Top left: the menu, the name of the design, and whether everything is on disk. */
export function DocumentBar() {
  const name = useDesign((state) => (state.designId === null ? t('Untitled design') : state.design.meta.name));
  return (
    <Island className={css.bar} role="banner" data-shell="document">
      <MenuButton />
      <Mark />
      <CommandTip id="file.settings" label={t('{{name}}: name, platform, teams', { name })}>
        <button type="button" className={css.name} onClick={() => view.openDialog('settings')} aria-label={t('{{name}}: about this design', { name })}>
          <span>{name}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      </CommandTip>
      <span className={css.rule} />
      <Saving />
    </Island>
  );
}

/** Every edit changes this, so it is seen only: what goes wrong, and that it is well again, is said by the speaker. */
function Saving() {
  const saving = useDesign((state) => state.saving);
  const reason = saving.state === 'memory-only' || saving.state === 'read-only' ? saving.reason : undefined;
  const content = (
    <>
      {saving.state === 'saved' && <Check size={14} aria-hidden />}
      {saving.state === 'saving' && <LoaderCircle size={14} aria-hidden />}
      {saving.state === 'memory-only' && <CircleAlert size={14} aria-hidden />}
      {saving.state === 'read-only' && <Lock size={14} aria-hidden />}
      <span className={css.word}>{t(WORDS[saving.state])}</span>
    </>
  );
  if (saving.state === 'memory-only') {
    return (
      <Tooltip label={`${saving.reason} ${t('Press to try again.')}`}>
        <button type="button" className={`${css.saving} ${css.failed}`} onClick={retrySaving} data-saving={saving.state}>
          {content}
        </button>
      </Tooltip>
    );
  }
  return (
    <span className={css.saving} title={reason} data-saving={saving.state}>
      {content}
    </span>
  );
}

const { Part: MainMenu, load: loadMenu } = later(() => import('./MainMenu.tsx'));

/**
 * The button of the main menu. The menu itself is loaded when the pointer or the focus comes near, and takes the button's place once that was pressed:
 * a button that is exchanged under the finger hears of no click.
 */
function MenuButton() {
  const [pressed, setPressed] = useState(false);
  const button = (
    <button
      type="button"
      className={css.menu}
      aria-label={t('Menu')}
      aria-haspopup="menu"
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setPressed(true)}
    >
      <MenuIcon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
  if (!pressed) return button;
  return (
    <Suspense fallback={button}>
      <MainMenu className={css.menu} />
    </Suspense>
  );
}
