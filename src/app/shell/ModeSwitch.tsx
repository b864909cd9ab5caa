import { mark, t } from '../../language/index.ts';
import { Island } from '../../ui/controls/index.ts';
import { useView, view, type Mode } from '../../workspace/index.ts';
import { CommandTip } from './CommandTip.tsx';
import css from './ModeSwitch.module.css';

const MODES: readonly { mode: Mode; title: string; command: string; about: string }[] = [
  { mode: 'design', title: mark('Design'), command: 'view.design', about: mark('Draw the design') },
  { mode: 'map', title: mark('Map'), command: 'view.map', about: mark('Contexts and their relations') },
  { mode: 'play', title: mark('Play'), command: 'play.toggle', about: mark('Run the design, and break it') },
];

/** Top centre: what the canvas is for at the moment. */
export function ModeSwitch() {
  const mode = useView((state) => state.mode);
  return (
    <Island className={css.bar} role="navigation" aria-label={t('Mode')}>
      {MODES.map((item) => (
        <CommandTip key={item.mode} id={item.command} label={t(item.about)}>
          <button type="button" className={css.mode} aria-pressed={item.mode === mode} onClick={() => view.setMode(item.mode)}>
            {t(item.title)}
          </button>
        </CommandTip>
      ))}
    </Island>
  );
}
