import { mark, t } from '../../language/index.ts';
import { Island } from '../../ui/controls/index.ts';
import { useView, view, type Mode } from '../../workspace/index.ts';
import css from './ModeSwitch.module.css';

const MODES: readonly { mode: Mode; title: string }[] = [
  { mode: 'design', title: mark('Design') },
  { mode: 'map', title: mark('Map') },
  { mode: 'play', title: mark('Play') },
];

/** Top centre: what the canvas is for at the moment. */
export function ModeSwitch() {
  const mode = useView((state) => state.mode);
  return (
    <Island className={css.bar} role="navigation" aria-label={t('Mode')}>
      {MODES.map((item) => (
        <button key={item.mode} type="button" className={css.mode} aria-pressed={item.mode === mode} onClick={() => view.setMode(item.mode)}>
          {t(item.title)}
        </button>
      ))}
    </Island>
  );
}
